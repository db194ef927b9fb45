"""Who may start and end a time limit by hand: the schedule and the office."""

from governance.core.roles import Actor, scope_of
from governance.deadlines.grants import GRANTS, Permission
from governance.deadlines.models import Clock


def keeps(actor: Actor, clock: Clock) -> bool:
    """The schedule, or an office.

    Who holds a clock meets it by doing what it measures, and that deed asks who may; so nobody
    else needs to be named here. A clock starts inside a deed too, which has asked whether this
    is the right office; so any office will do.
    """
    return actor.is_schedule or bool(scope_of(actor, Permission.KEEP_CLOCK, GRANTS).partnerships)
