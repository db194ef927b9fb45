"""Who may start and end a clock by hand: the schedule and the office."""

from typing import Any

from governance.grants import GRANTS, Permission
from governance.models import Clock, Job
from governance.roles import Actor, scope_of


def keeps(actor: Actor, clock: Clock) -> bool:
    """The schedule, or an office.

    Who holds a clock meets it by doing what it measures, and that deed asks who may; so nobody
    else needs to be named here. A clock starts inside a deed too, which has asked whether this
    is the right office; so any office will do.
    """
    return actor.is_schedule or bool(scope_of(actor, Permission.KEEP_CLOCK, GRANTS).partnerships)


def asks(actor: Actor, job: Job) -> bool:
    """Whoever asks for long work: the page or the deed it is for has asked whether they may."""
    return actor.is_schedule or actor.user_id is not None


def is_clockwork(actor: Actor, record: Any) -> bool:
    """Rows of the machinery are moved by the schedule's actor alone."""
    return actor.is_schedule
