"""Starting, meeting and stopping clocks."""

from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from governance.core.roles import Actor
from governance.deadlines.models import Clock
from governance.deadlines.transitions import CLOCK


def start(clock: Clock, *, by: Actor, at: datetime) -> Clock:
    """Start a clock whose due date has been worked out from its rule."""
    CLOCK.begin(clock, "start", by=by, at=at)
    return clock


def meet(clock: Clock, *, by: Actor, at: datetime, part_of: Model | None = None) -> None:
    """What the limit is for has happened: met, or met late, by the London day it happened on.

    As ``part_of`` the deed that is measured, by whoever may do that deed; by hand, by an office.
    """
    late = timezone.localdate(at) > clock.due_on
    verb = "meet_late" if late else "meet"
    CLOCK.move(clock, verb, by=by, at=at, part_of=part_of, ended_at=at)


def stop(clock: Clock, *, by: Actor, at: datetime, note: str) -> None:
    """The limit no longer applies; the reason is kept."""
    CLOCK.move(clock, "stop", by=by, at=at, note=note, ended_at=at)
