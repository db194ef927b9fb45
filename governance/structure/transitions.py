"""How a partnership's structure is loaded, and how a person is put into a seat and leaves it."""

from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from governance.core.formatting import format_date
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow
from governance.structure.access import appointments, arrangements
from governance.structure.models import Appointment, Seat


def seat_is_free(record: Appointment, context: OperationContext) -> None:
    """A seat has one holder at a time, and none before or after it exists; under its lock.

    Interim holders are holders. Any number of deputies may be named beside the holder.
    """
    check_free(record, Seat.objects.select_for_update().get(pk=record.seat_id))


def check_free(record: Appointment, seat: Seat) -> None:
    """Raises ValidationError with all that stands against the days of an appointment."""
    faults: dict[str, str] = {}
    if record.starts_on < seat.starts_on:
        faults["starts_on"] = (
            f"The seat begins on {format_date(seat.starts_on)}: start then or later."
        )
    if seat.ends_on and (record.ends_on is None or record.ends_on > seat.ends_on):
        faults["ends_on"] = f"The seat ends on {format_date(seat.ends_on)}: end by then."
    if record.standing == Appointment.Standing.HOLDER and (other := find_overlapping(record)):
        faults["starts_on"] = (
            f"{other.person} holds this seat from {format_date(other.starts_on)}: "
            "end that appointment first, or start when it has ended."
        )
    if faults:
        raise ValidationError(faults)


def find_overlapping(record: Appointment) -> Appointment | None:
    """Another holder of the same seat in the same days."""
    others = (
        Appointment.objects.not_removed()
        .filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=record.starts_on),
            seat=record.seat_id,
            standing=Appointment.Standing.HOLDER,
        )
        .exclude(pk=record.pk)
    )
    if record.ends_on:
        others = others.filter(starts_on__lt=record.ends_on)
    return others.select_related("person").first()


def says_why(record: Appointment, context: OperationContext) -> None:
    if not context.note:
        raise ValidationError({"note": "Give the reason."})


def correction_fits(record: Appointment, context: OperationContext) -> None:
    """The reason is given, the days are in order, and nobody else holds the seat in them."""
    says_why(record, context)
    planned = Appointment(pk=record.pk, seat=record.seat, **as_corrected(record, context.input))
    if planned.ends_on and planned.ends_on <= planned.starts_on:
        raise ValidationError({"last_day": "The last day must not be before the first."})
    if find_same(planned):
        raise ValidationError(
            {"person": f"{planned.person} already has this seat from the same day."}
        )
    check_free(planned, record.seat)


CORRECTED = ("person", "standing", "starts_on", "ends_on")
"""What may have been typed wrong; who was put into the wrong seat is removed from it."""


def as_corrected(record: Appointment, changes: Any) -> dict[str, Any]:
    return {name: changes.get(name, getattr(record, name)) for name in CORRECTED}


def find_same(record: Appointment) -> Appointment | None:
    """Another appointment of the same person to the same seat from the same day."""
    same = Appointment.objects.not_removed().filter(
        seat=record.seat_id, person=record.person_id, starts_on=record.starts_on
    )
    return same.exclude(pk=record.pk).first()


def is_not_removed(record: Appointment) -> bool:
    return not record.is_removed


APPOINTMENT = Workflow(
    creations={
        "appoint": Creation(
            label="Appoint",
            past="appointed {}",
            past_own="made the appointment",
            allowed=appointments.can_appoint,
            requirements=seat_is_free,
        )
    },
    edits={
        "amend_appointment": Edit(
            label="Amend the appointment",
            past="amended the appointment of {}",
            past_own="amended the appointment",
            allowed=appointments.can_appoint,
            editable_when=is_not_removed,
            parent="seat",
        ),
        "end_appointment": Edit(
            label="End the appointment",
            past="ended the appointment of {}",
            past_own="ended the appointment",
            allowed=appointments.can_appoint,
            editable_when=is_not_removed,
            parent="seat",
        ),
        "correct_appointment": Edit(
            label="Correct",
            past="corrected the appointment of {}",
            past_own="corrected the appointment",
            allowed=appointments.can_appoint,
            editable_when=attrgetter("is_unused"),
            requirements=correction_fits,
            parent="seat",
            note_readers=appointments.can_appoint,
        ),
        "remove_appointment": Edit(
            label="Remove",
            past="removed the appointment of {} as made in error",
            past_own="removed the appointment as made in error",
            allowed=appointments.can_appoint,
            editable_when=attrgetter("is_unused"),
            requirements=says_why,
            parent="seat",
            note_readers=appointments.can_appoint,
        ),
    },
)

ARRANGEMENT = Workflow(
    creations={
        "load": Creation(
            label="Load",
            past="loaded {} from the arrangements",
            allowed=arrangements.can_manage_arrangements,
        )
    },
    edits={
        "reload": Edit(
            label="Load again",
            past="loaded {} from the arrangements again",
            allowed=arrangements.can_manage_arrangements,
        ),
        "end": Edit(label="End", past="ended {}", allowed=arrangements.can_manage_arrangements),
    },
)
