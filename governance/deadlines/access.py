"""Who may start and end a time limit by hand: the schedule and the office."""

from governance.core.roles import Actor, scope_of
from governance.deadlines.grants import GRANTS, Permission
from governance.deadlines.models import Deadline


def can_manage_deadline(actor: Actor, deadline: Deadline) -> bool:
    """The schedule, or an office.

    Whose deadline it is meets it by doing what it measures, and that operation asks who may; so
    nobody else needs to be named here. A deadline starts inside an operation too, which has asked
    whether this is the right office; so any office will do.
    """
    return actor.is_schedule or bool(
        scope_of(actor, Permission.MANAGE_DEADLINE, GRANTS).partnerships
    )
