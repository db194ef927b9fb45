"""Who keeps people, seats and reference data."""

from typing import Any

from governance.access.actors import partnership_of
from governance.grants import GRANTS, Permission
from governance.models import Appointment
from governance.roles import Actor, scope_of


def keeps_reference_data(actor: Actor, record: Any) -> bool:
    return actor.is_administrator


def appoints(actor: Actor, appointment: Appointment) -> bool:
    """An administrator, or the office that keeps the arrangements the seat is part of.

    The command line that loads people acts as the schedule.
    """
    if actor.is_administrator or actor.is_schedule:
        return True
    scope, seat = scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS), appointment.seat
    return seat.group_id in scope.groups or partnership_of(seat) in scope.partnerships
