"""Setting up a plan and what hangs on it, and saying each quarter how a priority stands."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.roles import Actor
from governance.core.workflow import Workflow
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from governance.plans.transitions import (
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PLAN,
    PRIORITY,
    PROGRESS,
)
from governance.themes.models import Theme

Planned = BusinessPlan | FocusArea | Priority | OutcomeStatement | Objective
TABLES: dict[type[Planned], Workflow] = {
    BusinessPlan: PLAN,
    FocusArea: FOCUS_AREA,
    Priority: PRIORITY,
    OutcomeStatement: OUTCOME_STATEMENT,
    Objective: OBJECTIVE,
}


@transaction.atomic
def add(
    record: Planned, *, by: Actor, at: datetime, themes: Iterable[Theme] = (), note: str = ""
) -> None:
    """Keep a new plan or part of one; what it hangs on is locked, so that numbers stay apart."""
    if not isinstance(record, BusinessPlan):
        lock_parent(record)
    TABLES[type(record)].create(record, "add", by=by, at=at, note=note)
    if isinstance(record, Priority):
        record.themes.set(themes)


def lock_parent(record: FocusArea | Priority | OutcomeStatement | Objective) -> None:
    if isinstance(record, FocusArea | Priority):
        BusinessPlan.objects.select_for_update().get(pk=record.plan_id)
    else:
        Priority.objects.select_for_update().get(pk=record.priority_id)


def edit(
    record: Planned,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: int,
    note: str = "",
) -> bool:
    """Write what differs; False when nothing does. Raises Stale when another wrote meanwhile."""
    return TABLES[type(record)].edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def give_progress(record: ProgressUpdate, *, by: Actor, at: datetime, note: str = "") -> None:
    """Say for the first time how a priority stands for a quarter.

    Raises ValidationError when it has been given, or the quarter is not one to give it for.
    """
    Priority.objects.select_for_update().get(pk=record.priority_id)
    record.given_at, record.given_by_id = at, by.user_id  # type: ignore[assignment]
    PROGRESS.create(record, "give", by=by, at=at, note=note)


def change_progress(
    record: ProgressUpdate,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: int,
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
