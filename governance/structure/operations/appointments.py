"""Putting people into seats and taking them out again, always with a date."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.roles import Actor
from governance.structure.models import Appointment
from governance.structure.operations.access_ends import sign_out_without_seat
from governance.structure.transitions import APPOINTMENT, check_free


def appoint(record: Appointment, *, by: Actor, at: datetime, note: str = "") -> Appointment:
    """Put a person into a seat; raises ValidationError when another holds it in those days."""
    APPOINTMENT.create(record, "appoint", by=by, at=at, note=note)
    return record


@transaction.atomic
def end_appointment(record: Appointment, *, ends_on: date | None, by: Actor, at: datetime) -> bool:
    """The person leaves the seat; ``ends_on`` is the first day without it, None takes it back.

    With their last seat, if that day is here, all their sessions end.

    Raises ValidationError when by then somebody else holds the seat.
    """
    ended = APPOINTMENT.edit(
        record, {"ends_on": ends_on}, verb="end_appointment", by=by, at=at, expected_version=0
    )
    check_free(record, record.seat)  # the seat is locked still; what is refused is undone
    sign_out_without_seat(record.person, by=by, at=at)
    return ended


def amend_appointment(
    record: Appointment, changes: dict[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> bool:
    """Put right what is said about an appointment: interim or not, who decided it and where."""
    return APPOINTMENT.edit(
        record,
        changes,
        verb="amend_appointment",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
