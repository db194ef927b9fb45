"""How a partnership's structure is loaded, and how a person is put into a seat and leaves it."""

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
    others = Appointment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=record.starts_on),
        seat=record.seat_id,
        standing=Appointment.Standing.HOLDER,
    ).exclude(pk=record.pk)
    if record.ends_on:
        others = others.filter(starts_on__lt=record.ends_on)
    return others.select_related("person").first()


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
            parent="seat",
        ),
        "end_appointment": Edit(
            label="End the appointment",
            past="ended the appointment of {}",
            past_own="ended the appointment",
            allowed=appointments.can_appoint,
            parent="seat",
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
