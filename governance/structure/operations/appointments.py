"""Putting people into seats and taking them out again, always with a date; mistakes put right."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import ensure_allowed
from governance.core.formatting import format_list
from governance.core.imports.undoing import refuse_built_upon, remove_rows
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.structure.access.appointments import can_appoint
from governance.structure.models import Appointment
from governance.structure.operations.access_ends import (
    sign_out_unless_seated,
    sign_out_without_seat,
)
from governance.structure.transitions import APPOINTMENT, check_free


def appoint(record: Appointment, *, by: Actor, at: datetime, note: str = "") -> Appointment:
    """Put a person into a seat; raises ValidationError when another holds it in those days."""
    APPOINTMENT.create(record, "appoint", by=by, at=at, note=note)
    return record


@transaction.atomic
def appoint_all(records: Sequence[Appointment], *, by: Actor, at: datetime) -> None:
    """The same for many at once, or none; raises ValidationError naming who cannot have a seat."""
    try:
        APPOINTMENT.create_all(records, "appoint", by=by, at=at)
    except ValidationError as refused:
        raise ValidationError(refused.messages) from refused


@transaction.atomic
def remove_imported(
    records: Sequence[Appointment], *, since: datetime, by: Actor, at: datetime
) -> None:
    """Remove appointments that an import made, as if they had never been read.

    Who has no other seat is signed out everywhere. Raises NotAllowed, and ValidationError naming
    those by which something was done.
    """
    for record in records:
        ensure_allowed(can_appoint(by, record), "undo", record)
    if used := [str(each) for each in records if each.first_used_at]:
        raise ValidationError(f"Something was done by what was imported: {format_list(used[:5])}.")
    refuse_built_upon(records, {}, since=since)
    remove_rows(records, {})
    for person in {record.person_id: record.person for record in records}.values():
        sign_out_unless_seated(person, by=by, at=at)


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


@transaction.atomic
def correct_appointment(
    record: Appointment,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Put right who was appointed, as what, and from and to when, while nothing was done by it.

    Who has no seat left by it is signed out everywhere. False when nothing differs.

    Raises NotNow when something was done by it, Stale, ValidationError (the reason, the days,
    somebody else in the seat).
    """
    lock(record.seat)
    lock(record)
    before = record.person
    corrected = APPOINTMENT.edit(
        record,
        changes,
        verb="correct_appointment",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
    if corrected:
        sign_out_unless_seated(before, by=by, at=at)
    return corrected


@transaction.atomic
def remove_appointment(
    record: Appointment,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """It was made in error, and why: the row stays, and nobody holds the seat by it any more.

    Who has no other seat is signed out everywhere. This cannot be undone.

    Raises NotNow when something was done by it, Stale when it is not what was seen.
    """
    lock(record.seat)
    lock(record)
    APPOINTMENT.require("remove_appointment", by, record)
    ensure_as_seen("remove_appointment", record, expected_version)
    stamps = {"removed_at": at, "removed_by_id": by.user_id}
    APPOINTMENT.edit(
        record,
        stamps,
        verb="remove_appointment",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
    sign_out_unless_seated(record.person, by=by, at=at)
