"""What the laws ask of new partnerships, in one place."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from assurance.new_partnerships.operations import making
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from tests.scenarios import new_partnerships as scenarios

KIND = "assurance.newpartnership"
MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    KIND: {"make": scenarios.make, "discard": scenarios.discard},
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    KIND: {
        "begin": scenarios.a_begun_partnership,
        "name_partnership": scenarios.a_named_partnership,
        "choose_organisations": scenarios.a_partnership_with_organisations,
        "choose_groups": scenarios.a_partnership_with_groups,
        "enter_contacts": scenarios.a_drawn_up_partnership,
        "confirm_lines": scenarios.a_partly_confirmed_partnership,
        "take_back": scenarios.a_partnership_with_a_confirmation_taken_back,
        "leave_out": scenarios.a_partnership_with_a_line_left_out,
        "put_back": scenarios.a_partnership_with_a_line_put_back,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    KIND: {
        "make": (("draft",), "made"),
        "discard": (("draft", "made"), "discarded"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    KIND: (
        {"begin"},
        {
            "name_partnership",
            "choose_organisations",
            "choose_groups",
            "enter_contacts",
            "confirm_lines",
            "take_back",
            "leave_out",
            "put_back",
        },
    ),
}
IRREVERSIBLE = {KIND: {"discard"}}
IRREVERSIBLE_OPERATIONS = (making.discard,)
FORMS = "assurance.new_partnerships.forms"
NOT_SCREENED = {
    f"{FORMS}.steps.NamesForm": "the public name, area and office of a partnership",
    f"{FORMS}.steps.ContactsForm": "public telephones of councils",
    f"{FORMS}.lines.ConfirmForm": "the title, paragraph and day of a published document",
    f"{FORMS}.lines.ConfirmLineForm": "what published arrangements say, and where",
}
IT = "the new partnership Severnshire Safeguarding Children Partnership"
PHRASES = tuple((KIND, verb, IT) for verb in NEW_PARTNERSHIP.verbs)
SAID = (
    f"began {IT}",
    f"set up {IT}",
    f"discarded {IT}",
    f"named {IT}",
    f"went through the organisations of {IT}",
    f"went through the groups of {IT}",
    f"entered the contacts for concerns of {IT}",
    f"confirmed lines of {IT}",
    f"took back a confirmation in {IT}",
    f"left a line out of {IT}",
    f"put a line back into {IT}",
)
"""How each verb is told, in the same order."""
PAGES = """
    new-partnership-begin new-partnership-chapter new-partnership-contacts new-partnership-detail
    new-partnership-discard new-partnership-file new-partnership-groups new-partnership-leave-out
    new-partnership-line new-partnership-lines new-partnership-list new-partnership-make
    new-partnership-name new-partnership-organisations new-partnership-put-back
    new-partnership-take-back
"""
"""Reached from the foot of the page of the office and of administrators."""
