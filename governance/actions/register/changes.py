"""How an action that is there would change by a row of a register."""

from collections.abc import Mapping
from typing import Any

from governance.actions.models import Action
from governance.core.imports.registers import Change, Match, Verdict

Wanted = Mapping[str, tuple[str, Any, Any]]
"""By the name of the column: its heading, what it says now, what the row says."""


def changes_of_action(record: Action, wanted: Wanted) -> Match:
    """What differs; refused where the action is closed."""
    found = tuple(
        Change(name, label, was, becomes)
        for name, (label, was, becomes) in wanted.items()
        if was != becomes
    )
    if found and not record.is_open:
        why = f"{record.reference} is closed here: open it again to change it."
        return Match(record, why=why, verdict=Verdict.REFUSED)
    return Match(record, found)
