"""Starting, moving, meeting, resuming and stopping deadlines."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines.models import Deadline, DeadlineMove
from governance.deadlines.transitions import DEADLINE


def start(deadline: Deadline, *, by: Actor, at: datetime, part_of: Model | None = None) -> Deadline:
    """Start a deadline whose due date has been worked out from its rule."""
    DEADLINE.create(deadline, "start", by=by, at=at, part_of=part_of)
    return deadline


def start_all(running: Sequence[Deadline], *, by: Actor, at: datetime) -> None:
    """Start many of them together; what is refused of one is refused of all."""
    DEADLINE.create_all(running, "start", by=by, at=at)


def meet(
    deadline: Deadline,
    *,
    by: Actor,
    at: datetime,
    part_of: Model | None = None,
    happened_on: date | None = None,
) -> None:
    """What the limit is for has happened: met, or met late, by the London day it happened on.

    That day is ``happened_on`` where it is recorded later (by the end of it), else that of ``at``.
    As ``part_of`` the operation that is measured, by whoever may do it; by hand, by an office.
    """
    ended_at = at if happened_on is None else min(at, end_of_day(happened_on))
    late = timezone.localdate(ended_at) > deadline.due_on
    verb = "meet_late" if late else "meet"
    DEADLINE.move(deadline, verb, by=by, at=at, part_of=part_of, ended_at=ended_at)


def end_of_day(day: date) -> datetime:
    """The last moment of a London day."""
    return timezone.make_aware(datetime.combine(day, time.max))


@transaction.atomic
def move_due_date(
    deadline: Deadline, due_on: date, *, by: Actor, at: datetime, reason: str
) -> bool:
    """Move the due day; the old one and the reason are kept. False when it is the same day.

    Raises NotAllowed, NotNow (it has ended), ValidationError (no reason, a day that is over).
    """
    lock(deadline)
    was_due_on, reason = deadline.due_on, reason.strip()
    is_moved = DEADLINE.edit(
        deadline,
        {"due_on": due_on},
        verb="move_due_date",
        by=by,
        at=at,
        expected_version=0,
        note=reason,
        is_moved=True,
    )
    if is_moved:
        DeadlineMove.objects.create(
            deadline=deadline,
            was_due_on=was_due_on,
            due_on=due_on,
            reason=reason,
            moved_at=at,
            moved_by_id=by.user_id,
        )
    return is_moved


def resume(deadline: Deadline, *, by: Actor, at: datetime, part_of: Model | None = None) -> None:
    """What the limit is for was undone: it runs on to the same day, as if it had not ended."""
    DEADLINE.move(deadline, "resume", by=by, at=at, part_of=part_of, ended_at=None)


def stop(
    deadline: Deadline, *, by: Actor, at: datetime, note: str, part_of: Model | None = None
) -> None:
    """The limit no longer applies; the reason is kept."""
    DEADLINE.move(deadline, "stop", by=by, at=at, note=note, part_of=part_of, ended_at=at)
