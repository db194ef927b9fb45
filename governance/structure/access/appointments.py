"""Who may appoint people to seats."""

from governance.core.roles import Actor, scope_of
from governance.structure.access.actors import partnership_of
from governance.structure.grants import GRANTS, Permission
from governance.structure.models import Appointment, Group, Partnership


def can_appoint(actor: Actor, appointment: Appointment) -> bool:
    """An administrator, or the office that keeps the arrangements the seat is part of.

    The command line that loads people acts as the schedule.
    """
    if actor.is_administrator or actor.is_schedule:
        return True
    scope, seat = scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS), appointment.seat
    return seat.group_id in scope.groups or partnership_of(seat) in scope.partnerships


def can_appoint_in(actor: Actor, place: Group | Partnership) -> bool:
    """Whether the actor may appoint to the seats that stand in a group or partnership."""
    scope = scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS)
    reached = scope.groups if isinstance(place, Group) else scope.partnerships
    return actor.is_administrator or place.pk in reached
