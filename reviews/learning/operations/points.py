"""Writing a learning point that comes from no case, releasing it, withdrawing it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, set_many
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.structure.models import Group
from reviews.learning.models import LearningPoint
from reviews.learning.notifications import released_messages
from reviews.learning.transitions import LEARNING_POINT


@transaction.atomic
def write(
    point: LearningPoint,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> LearningPoint:
    """A draft that only the office sees; ``changes`` are its words and themes."""
    several = assign_changes(point, changes)
    point.written_at, point.written_by_id = at, by.user_id  # type: ignore[assignment]
    LEARNING_POINT.create(point, "write", by=by, at=at, note=note)
    set_many(point, several)
    return point


def edit(
    point: LearningPoint,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change the words of a draft. Raises Stale when another wrote meanwhile."""
    return LEARNING_POINT.edit(
        point, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def release(
    point: LearningPoint,
    *,
    group: Group,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> None:
    """Give it to its readers as it stands, for good. Raises Stale, ValidationError."""
    LEARNING_POINT.move(
        point,
        "release",
        by=by,
        at=at,
        expected_version=expected_version,
        group=group,
        released_at=at,
        released_by_id=by.user_id,
    )
    outbox.enqueue(released_messages(point, by=by, at=at))


def withdraw(
    point: LearningPoint,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """It stands in no list any more, and why; whoever could read it still reads that."""
    LEARNING_POINT.move(
        point,
        "withdraw",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        withdrawn_at=at,
        withdrawn_by_id=by.user_id,
    )
