"""Commenting on a plan in consultation, and answering what was said."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes
from governance.core.roles import Actor
from governance.plans.models import PlanComment
from governance.plans.transitions import COMMENT


def comment(
    record: PlanComment,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> PlanComment:
    """Say something about the plan or one priority; everybody who reads the plan reads it."""
    assign_changes(record, changes)
    record.given_at, record.given_by_id = at, by.user_id  # type: ignore[assignment]
    COMMENT.create(record, "comment", by=by, at=at, note=note)
    return record


def answer(
    record: PlanComment,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Say what was done about it. Raises Stale when another answered meanwhile."""
    return COMMENT.edit(
        record,
        changes,
        verb="answer",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )
