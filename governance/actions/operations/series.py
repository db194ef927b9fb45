"""A series of actions: how often one comes again, when the next is due, what it takes over."""

from datetime import date, datetime
from typing import Any

from governance.actions import series_dates
from governance.actions.due_dates import DueKind
from governance.actions.models import Action
from governance.actions.transitions import ACTION
from governance.core.drawn_fields import ExpectedVersion
from governance.core.formatting import format_date, format_month
from governance.core.roles import Actor

CARRIED = (
    "title",
    "text",
    "origin_kind",
    "origin_id",
    "origin_label",
    "priority",
    "objective",
    "measure",
    "needs_embedding",
    "answering",
    "climbs_when_overdue",
    "repeats",
    "repeats_from",
    "repeats_until",
    "repeat_source",
    "series",
)
"""What the next one has from the one before it."""


def next_of(action: Action, *, on: date) -> tuple[int, date] | None:
    """Which of the series comes next and its due date; None where none does, or it is there."""
    if not action.repeats or action.repeats_from is None or action.repeats_until is None:
        return None
    later = Action.objects.filter(series=action.series, turn__gt=action.turn)
    if later.exists():
        return None
    return series_dates.next_turn(
        action.repeats_from,
        series_dates.MONTHS[action.repeats],
        action.turn,
        until=action.repeats_until,
        on=on,
    )


def begun_at(action: Action) -> dict[str, Any]:
    """The columns of the first of a series: counted from the date it is due now."""
    return {"repeats_from": action.due_to, "series": action.pk, "turn": 1}


def due_text_of(action: Action, due_on: date) -> str:
    """A month where the one before was due in a month."""
    is_month = action.due_kind == DueKind.MONTH
    return format_month(due_on) if is_month else format_date(due_on)


def set_repeat(
    action: Action,
    *,
    repeats: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    repeats_until: date | None = None,
    repeat_source: str = "",
    note: str = "",
) -> bool:
    """How often it comes again once it is done, until when, and which rule asks for it.

    With another rhythm it is the first of a series of its own. Raises ValidationError where it
    has no single due date, Stale.
    """
    rhythm: dict[str, Any] = {"repeats": repeats, "repeat_source": repeat_source.strip()}
    rhythm["repeats_until"] = repeats_until if repeats else None
    stamps = begun_at(action) if repeats and repeats != action.repeats else {}
    return ACTION.edit(
        action,
        rhythm,
        verb="set_repeat",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **stamps,
    )
