"""Putting people into seats and taking them out again, always with a date."""

from datetime import date, datetime

from governance.models import Appointment
from governance.roles import Actor
from governance.transitions.appointments import APPOINTMENT


def appoint(record: Appointment, *, by: Actor, at: datetime) -> Appointment:
    """Put a person into a seat; raises ValidationError when another holds it in those days."""
    APPOINTMENT.begin(record, "appoint", by=by, at=at)
    return record


def end_appointment(record: Appointment, *, ends_on: date, by: Actor, at: datetime) -> bool:
    """The person leaves the seat; ``ends_on`` is the first day without it."""
    return APPOINTMENT.edit(
        record, {"ends_on": ends_on}, verb="end_appointment", by=by, at=at, seen_version=0
    )
