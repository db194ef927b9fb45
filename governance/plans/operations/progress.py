"""Saying each quarter how a priority stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import PeriodValue
from governance.plans.models import Priority, ProgressUpdate
from governance.plans.transitions import PROGRESS


@transaction.atomic
def give_progress(record: ProgressUpdate, *, by: Actor, at: datetime, note: str = "") -> None:
    """Say for the first time how a priority stands for a quarter.

    Raises ValidationError when it has been given, or the quarter is not one to give it for.
    """
    Priority.objects.select_for_update().get(pk=record.priority_id)
    record.given_at, record.given_by_id = at, by.user_id  # type: ignore[assignment]
    PROGRESS.create(record, "give", by=by, at=at, note=note)


@transaction.atomic
def give_progress_for(
    priority: Priority,
    quarter: PeriodValue,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """The same of a quarter by its dates, whose row is made if this is the first use of it."""
    period = periods.get_or_create_period(quarter)
    record = ProgressUpdate(priority=priority, period=period, **changes)
    give_progress(record, by=by, at=at, note=note)


def change_progress(
    record: ProgressUpdate,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write it anew; the history keeps every earlier wording. Raises Stale."""
    return PROGRESS.edit(
        record,
        changes,
        verb="change",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        changed_at=at,
        changed_by_id=by.user_id,
    )
