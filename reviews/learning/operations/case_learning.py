"""Recording what is learned in a case, and releasing it while the case stays closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.structure.models import Group
from reviews.learning.models import CaseLearning, LearningPoint
from reviews.learning.models.words import POINT_TEXTS
from reviews.learning.notifications import released_messages
from reviews.learning.transitions import CASE_LEARNING, LEARNING_POINT


@transaction.atomic
def record(
    learning: CaseLearning,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> CaseLearning:
    """Seen by who is named on the case, and by nobody else."""
    several = assign_changes(learning, changes)
    learning.noted_at, learning.noted_by_id = at, by.user_id  # type: ignore[assignment]
    CASE_LEARNING.create(learning, "record", by=by, at=at, note=note)
    set_many(learning, several)
    return learning


def edit(
    learning: CaseLearning,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words before it is released. Raises Stale when another wrote meanwhile."""
    return CASE_LEARNING.edit(
        learning, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def release(
    learning: CaseLearning,
    *,
    group: Group,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> LearningPoint:
    """Make a point of its words, for readers who know nothing of the case. Raises Stale, and
    ValidationError for words that lead back to it and for a group that is not the partnership’s.
    """
    case = learning.case
    lock(learning)
    learning.case = case
    CASE_LEARNING.require("release", by, learning)
    point = new_point(learning, group, by=by, at=at)
    LEARNING_POINT.create(point, "release_from_case", by=by, at=at, part_of=learning)
    point.themes.set(learning.themes.all())
    CASE_LEARNING.move(
        learning,
        "release",
        by=by,
        at=at,
        expected_version=expected_version,
        point=point,
        released_at=at,
        released_by_id=by.user_id,
    )
    outbox.enqueue(released_messages(point, by=by, at=at))
    return point


def new_point(learning: CaseLearning, group: Group, *, by: Actor, at: datetime) -> LearningPoint:
    """The words alone: nothing of the point leads to the case."""
    return LearningPoint(
        partnership=learning.case.partnership,
        source=LearningPoint.Source.REVIEW,
        status=LearningPoint.Status.RELEASED,
        audience=learning.audience,
        group=group,
        written_at=at,
        written_by_id=by.user_id,
        released_at=at,
        released_by_id=by.user_id,
        **{name: getattr(learning, name) for name in POINT_TEXTS},
    )


def discard(learning: CaseLearning, *, by: Actor, at: datetime, note: str) -> None:
    """It is not released, and why."""
    CASE_LEARNING.move(learning, "discard", by=by, at=at, note=note)
