"""Everybody who was ever appointed to a seat, as its page shows it, mistakes included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.buttons import ActionButton
from governance.core.formatting import format_date
from governance.core.history import Change
from governance.core.roles import Actor
from governance.structure.models import Appointment, Seat
from governance.structure.transitions import APPOINTMENT

BUTTONS = {
    "correct_appointment": "governance:appointment-correct",
    "remove_appointment": "governance:appointment-remove",
}


@dataclass(frozen=True)
class AppointmentRow:
    """One appointment: how it stands on a day, and what can be done to it."""

    record: Appointment
    state: str
    buttons: tuple[ActionButton, ...]


def appointments_to(seat: Seat) -> list[Appointment]:
    """All of a seat, the newest first, those made in error too; one query."""
    found = Appointment.objects.filter(seat=seat).for_office().order_by("-starts_on", "-pk")
    return list(found)


def build_rows(found: Iterable[Appointment], actor: Actor) -> list[AppointmentRow]:
    """Runs no query."""
    return [
        AppointmentRow(each, state_on(each, actor.on), buttons_of(each, actor)) for each in found
    ]


def state_on(appointment: Appointment, day: date) -> str:
    if appointment.removed_at:
        removed_on = format_date(localdate(appointment.removed_at))
        who = appointment.removed_by or "the schedule"
        return f"Made in error, removed {removed_on} by {who}"
    if appointment.is_in_force(on=day):
        return "Now"
    return "Not begun yet" if appointment.starts_on > day else "Ended"


def buttons_of(appointment: Appointment, actor: Actor) -> tuple[ActionButton, ...]:
    return tuple(
        ActionButton(APPOINTMENT.label(verb), reverse(page, args=[appointment.pk]), by_link=True)
        for verb, page in BUTTONS.items()
        if APPOINTMENT.offers(verb, actor, appointment)
    )


def list_corrections(seat: Seat) -> list[Change]:
    """What was written otherwise about the seat's appointments, newest first; one query."""
    rows = Appointment.history.filter(seat_id=seat.pk).select_related("history_user", "person")
    by_record = groupby(rows.order_by("id", "history_date", "history_id"), lambda row: row.id)
    steps = [step for _, each in by_record for step in pairwise(each)]
    changes = [change_between(was, now) for was, now in steps]
    told = [change for change in changes if change.parts]
    return sorted(told, key=lambda change: change.at, reverse=True)


def change_between(was: Any, now: Any) -> Change:
    """Both values of each thing that differs between two rows of an appointment's history.

    Each is told with the person whose appointment it has been since.
    """
    before, after = said_of(was), said_of(now)
    parts = tuple(
        {"label": f"{label}: {now.person}", "before": before[label], "after": after[label]}
        for label in after
        if before[label] != after[label]
    )
    return Change(str(now.history_user or "The schedule"), now.history_date, parts)


def said_of(row: Any) -> dict[str, str]:
    """An appointment's row of history in words."""
    last_day = row.instance.last_day
    return {
        "Who": str(row.person),
        "Appointed as": Appointment.Standing(row.standing).label,
        "First day": format_date(row.starts_on),
        "Last day": format_date(last_day) if last_day else "Goes on",
        "Interim": "Yes" if row.is_interim else "No",
    }
