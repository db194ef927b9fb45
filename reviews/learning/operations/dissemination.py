"""Planning how learning is told, recording that it was, and whom it reached."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes
from governance.core.roles import Actor
from reviews.learning.models import Dissemination, Reach
from reviews.learning.transitions import DISSEMINATION


@transaction.atomic
def plan_dissemination(
    record: Dissemination,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Dissemination:
    """To whom, by which channel, by which seat, by when."""
    assign_changes(record, changes)
    record.planned_at, record.planned_by_id = at, by.user_id  # type: ignore[assignment]
    DISSEMINATION.create(record, "plan_dissemination", by=by, at=at, note=note)
    return record


def edit(
    record: Dissemination,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Another audience, channel, seat or day, while it is not done."""
    return DISSEMINATION.edit(
        record,
        changes,
        verb="edit",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def finish(
    record: Dissemination,
    *,
    done_on: date,
    receipt: str,
    reached: Mapping[int, int] = NOTHING_MORE,  # type: ignore[assignment]
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """It was done: when, what shows that it was received, and how many of each organisation it
    reached (by its key), as far as that is known.
    """
    DISSEMINATION.move(
        record,
        "finish",
        by=by,
        at=at,
        note=note,
        done_on=done_on,
        receipt=receipt.strip(),
        done_at=at,
        done_by_id=by.user_id,
        reach_recorded_at=at if reached else None,
    )
    save_reach(record, reached)


@transaction.atomic
def record_reach(
    record: Dissemination,
    reached: Mapping[int, int],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """How many of each organisation it reached, by its key: what was there is replaced."""
    is_changed = DISSEMINATION.edit(
        record,
        {"reach_recorded_at": at},
        verb="record_reach",
        by=by,
        at=at,
        expected_version=expected_version,
    )
    if is_changed:
        save_reach(record, reached)
    return is_changed


def save_reach(record: Dissemination, reached: Mapping[int, int]) -> None:
    """Part of the operation that leaves the line."""
    Reach.objects.filter(dissemination=record).delete()
    Reach.objects.bulk_create(
        Reach(dissemination=record, organisation_id=pk, people=people)
        for pk, people in reached.items()
    )


def cancel(record: Dissemination, *, by: Actor, at: datetime, note: str) -> None:
    """It will not be done, and why."""
    DISSEMINATION.move(record, "cancel", by=by, at=at, note=note)
