"""Setting up a plan and what hangs on it, and changing the words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, set_many
from governance.core.roles import Actor
from governance.core.workflow import Workflow
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
)
from governance.plans.transitions import FOCUS_AREA, OBJECTIVE, OUTCOME_STATEMENT, PLAN, PRIORITY

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
    record: Planned,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Planned:
    """Keep a new plan or part of one; what it hangs on is locked, so that numbers stay apart.

    ``changes`` are its words and themes, as far as it does not hold them yet.
    """
    several = assign_changes(record, changes)
    if not isinstance(record, BusinessPlan):
        lock_parent(record)
    TABLES[type(record)].create(record, "add", by=by, at=at, note=note)
    set_many(record, several)
    return record


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
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what differs; False when nothing does.

    Of an adopted plan ``note`` says why. Raises Stale when another wrote meanwhile.
    """
    return TABLES[type(record)].edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )
