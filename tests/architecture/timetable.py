"""What the laws ask of the timetable of a plan, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from governance.timetable import forms
from governance.timetable.transitions import ENTRY
from tests.scenarios import timetable as scenarios

KIND = "governance.timetableentry"
MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    KIND: {
        "begin": scenarios.begin,
        "complete": scenarios.complete,
        "move": scenarios.move,
        "drop": scenarios.drop,
        "reopen": scenarios.reopen,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    KIND: {"add": scenarios.an_entry, "edit": scenarios.an_edited_entry},
}
TO_DO = ("planned", "moved", "under_way")
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    KIND: {
        "begin": (("planned", "moved"), "under_way"),
        "complete": (TO_DO, "done"),
        "move": (TO_DO, "moved"),
        "drop": (TO_DO, "dropped"),
        "reopen": (("done", "dropped"), "planned"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {KIND: ({"add"}, {"edit"})}
CHOICES: dict[str, Any] = {"months": (), "leads": (), "priorities": ()}
assurance_form = partial(forms.AssuranceForm, is_new=True, **CHOICES)
learning_form = partial(forms.LearningForm, is_new=True, **CHOICES)
move_form = partial(forms.MoveForm, months=())
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"{KIND}.{name}": [(assurance_form, name), (learning_form, name)]
        for name in ("title", "method")
    },
    **{f"{KIND}.{name}": [(learning_form, name)] for name in ("learned_from", "audience")},
    f"{KIND}.reason": [(forms.ReasonForm, "note"), (move_form, "note")],
    f"{KIND}.outcome": [(forms.CompleteForm, "outcome")],
}
"""Every text about people, and the forms it comes from."""
NOT_SCREENED = {
    "governance.timetable.forms.TimetableFilterForm": "what is looked for is kept nowhere",
}
THE_ENTRY = "“Twelve case files on neglect”, November to December 2025"
PHRASES = tuple((KIND, verb, THE_ENTRY) for verb in ENTRY.verbs)
SAID = (
    f"added {THE_ENTRY} to the timetable",
    f"began {THE_ENTRY}",
    f"completed {THE_ENTRY}",
    f"moved {THE_ENTRY}",
    f"dropped {THE_ENTRY}",
    f"took up {THE_ENTRY} again",
    f"edited {THE_ENTRY}",
)
"""How each verb is told, in the same order."""
PAGES = """
    entry-begin entry-complete entry-detail entry-drop entry-edit entry-list entry-move
    entry-reopen entry-add entry-add-learning
"""
"""Reached from the page of a plan, and from the foot of the page."""
