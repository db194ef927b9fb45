"""What the laws ask of what groups recommend, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from governance.recommendations import forms, operations
from governance.recommendations.transitions import RECOMMENDATION
from governance.structure.models import Group
from tests.scenarios import group_recommendations as scenarios

KIND = "governance.grouprecommendation"
MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    KIND: {
        "put": scenarios.put,
        "pass_on": scenarios.pass_on,
        "send_back": scenarios.send_back,
        "answer": scenarios.answer,
        "receive": scenarios.receive,
        "withdraw": scenarios.withdraw,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    KIND: {
        "recommend": scenarios.a_draft,
        "edit": scenarios.an_edited_draft,
        "raise_action": scenarios.one_with_an_action,
    },
}
WAITING = ("put", "passed_on")
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    KIND: {
        "put": (("draft", "sent_back"), "put"),
        "pass_on": (WAITING, "passed_on"),
        "send_back": (WAITING, "sent_back"),
        "answer": (WAITING, "answered"),
        "receive": (("answered",), "received"),
        "withdraw": (("draft", "sent_back", *WAITING), "withdrawn"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    KIND: ({"recommend"}, {"edit", "raise_action"}),
}
IRREVERSIBLE = {KIND: {"put", "pass_on", "answer", "receive", "withdraw"}}
IRREVERSIBLE_OPERATIONS = (
    operations.put,
    operations.pass_on,
    operations.answer,
    operations.receive,
    operations.withdraw,
)
send_up_form = partial(forms.SendUpForm, groups=Group.objects.none())
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{f"{KIND}.{name}": [(forms.RecommendForm, name)] for name in ("title", "text")},
    f"{KIND}.answer": [(forms.AnswerForm, "text")],
    "governance.recommendationstep.text": [(send_up_form, "note"), (forms.WhyForm, "note")],
}
"""Every text about people, and the forms it comes from."""
NOT_SCREENED = {
    "governance.recommendations.forms.RecommendationFilterForm": "what is looked for is kept "
    "nowhere",
}
IT = "the recommendation “Each agency names an auditor and a deputy”"
PHRASES = tuple((KIND, verb, IT) for verb in RECOMMENDATION.verbs)
SAID = (
    f"made {IT}",
    f"put {IT} to the group above",
    f"passed on {IT}",
    f"sent back {IT}",
    f"answered {IT}",
    f"received the answer to {IT}",
    f"withdrew {IT}",
    f"edited {IT}",
    f"raised an action for {IT}",
)
"""How each verb is told, in the same order."""
PAGES = """
    recommendation-action recommendation-answer recommendation-detail recommendation-edit
    recommendation-list recommendation-make recommendation-pass-on recommendation-put
    recommendation-receive recommendation-send-back recommendation-withdraw
"""
"""Reached from the foot of the page, and from the page of a group."""
