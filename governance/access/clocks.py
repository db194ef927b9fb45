"""Who may start and end a clock: the schedule, the office, the chair of the group that holds it."""

from typing import Any

from governance.grants import GRANTS, Permission
from governance.models import Clock
from governance.roles import Actor, scope_of


def keeps(actor: Actor, clock: Clock) -> bool:
    """The schedule, the holder, or an office.

    A clock moves only inside the deed it measures, which has asked first whether this is the
    right office; so any office will do here.
    """
    if actor.is_schedule:
        return True
    scope = scope_of(actor, Permission.KEEP_CLOCK, GRANTS)
    return (
        bool(scope.partnerships)
        or clock.holder_group_id in scope.groups
        or clock.holder_organisation_id in scope.organisations
        or any(held.seat_id == clock.holder_seat_id for held in actor.holdings)
    )


def is_clockwork(actor: Actor, record: Any) -> bool:
    """Rows of the machinery are moved by the schedule's actor alone."""
    return actor.is_schedule
