"""What the laws ask of challenges and commendations, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from governance.challenges import operations
from governance.challenges.forms import answering, raising
from governance.challenges.transitions import CHALLENGE
from governance.structure.models import Group
from tests.scenarios import challenges as scenarios
from tests.scenarios.returns import TODAY

MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "governance.challenge": {
        "send": scenarios.send,
        "commend": scenarios.send_as_commendation,
        "acknowledge": scenarios.acknowledge,
        "answer": scenarios.answer,
        "verify": scenarios.verify,
        "ask_again": scenarios.ask_again,
        "pass_up": scenarios.pass_up,
        "withdraw": scenarios.withdraw,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "governance.challenge": {
        "raise_challenge": scenarios.a_draft,
        "edit": scenarios.an_edited_draft,
        "move_date": scenarios.a_postponed_challenge,
        "raise_action": scenarios.one_with_an_action,
    },
}
OWED = ("sent", "asked_again", "passed_up")
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "governance.challenge": {
        "send": (("draft",), "sent"),
        "commend": (("draft",), "given"),
        "acknowledge": (("given",), "acknowledged"),
        "answer": (OWED, "answered"),
        "verify": (("answered",), "verified"),
        "ask_again": (("answered", "verified"), "asked_again"),
        "pass_up": ((*OWED, "answered"), "passed_up"),
        "withdraw": (("draft", *OWED, "answered", "given"), "withdrawn"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "governance.challenge": ({"raise_challenge"}, {"edit", "move_date", "raise_action"}),
}
IRREVERSIBLE = {"governance.challenge": {"send", "commend", "answer", "verify", "withdraw"}}
IRREVERSIBLE_OPERATIONS = (
    operations.send,
    operations.answer,
    operations.verify,
    operations.withdraw,
)
raise_form = partial(
    raising.RaiseForm, groups=(), bodies=(), find_origin=lambda address: None, answer_by=TODAY
)
words_form = partial(raising.ChallengeForm, is_challenge=True)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"governance.challenge.{name}": [(raise_form, name), (words_form, name)]
        for name in ("title", "text")
    },
    "governance.challenge.asked_why": [
        (answering.AskAgainForm, "note"),
        (partial(answering.PassUpForm, groups=Group.objects.none()), "note"),
    ],
    "governance.challengeanswer.text": [
        (answering.AnswerForm, "text"),
        (answering.RecordAnswerForm, "text"),
    ],
    "governance.challengeanswer.given_in": [(answering.RecordAnswerForm, "given_in")],
}
"""Every text about people, and the forms it comes from."""
NOT_TYPED = {
    "governance.challenge.origin_label": "the title of another record",
    "governance.challengeanswer.asked_why": "copied from the challenge",
}
NOT_SCREENED = {
    "governance.challenges.forms.raising.ChallengeFilterForm": "what is looked for is kept nowhere",
}
THE_CHALLENGE = "the challenge “Audits without the voice of the child”"
PHRASES = tuple(("governance.challenge", verb, THE_CHALLENGE) for verb in CHALLENGE.verbs)
SAID = (
    f"raised {THE_CHALLENGE}",
    f"sent {THE_CHALLENGE}",
    f"sent {THE_CHALLENGE}",
    f"acknowledged {THE_CHALLENGE}",
    f"answered {THE_CHALLENGE}",
    f"was satisfied by the answer to {THE_CHALLENGE}",
    f"asked again for an answer to {THE_CHALLENGE}",
    f"passed up {THE_CHALLENGE}",
    f"withdrew {THE_CHALLENGE}",
    f"edited {THE_CHALLENGE}",
    f"moved the day of the answer to {THE_CHALLENGE}",
    f"raised an action for {THE_CHALLENGE}",
)
"""How each verb is told, in the same order."""
PAGES = """
    challenge-acknowledge challenge-action challenge-answer challenge-ask-again challenge-detail
    challenge-edit challenge-list challenge-move-date challenge-pass-up challenge-raise
    challenge-send challenge-verify challenge-withdraw challenges-move
"""
"""Reached from the foot of the page, and from the page of a group."""
