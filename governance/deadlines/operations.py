"""Starting, meeting, resuming and stopping deadlines."""

from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.transitions import DEADLINE


def start(deadline: Deadline, *, by: Actor, at: datetime) -> Deadline:
    """Start a deadline whose due date has been worked out from its rule."""
    DEADLINE.create(deadline, "start", by=by, at=at)
    return deadline


def meet(deadline: Deadline, *, by: Actor, at: datetime, part_of: Model | None = None) -> None:
    """What the limit is for has happened: met, or met late, by the London day it happened on.

    As ``part_of`` the operation that is measured, by whoever may do it; by hand, by an office.
    """
    late = timezone.localdate(at) > deadline.due_on
    verb = "meet_late" if late else "meet"
    DEADLINE.move(deadline, verb, by=by, at=at, part_of=part_of, ended_at=at)


def resume(deadline: Deadline, *, by: Actor, at: datetime, part_of: Model | None = None) -> None:
    """What the limit is for was undone: it runs on to the same day, as if it had not ended."""
    DEADLINE.move(deadline, "resume", by=by, at=at, part_of=part_of, ended_at=None)


def stop(deadline: Deadline, *, by: Actor, at: datetime, note: str) -> None:
    """The limit no longer applies; the reason is kept."""
    DEADLINE.move(deadline, "stop", by=by, at=at, note=note, ended_at=at)
