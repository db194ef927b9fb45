"""The message about an entry of a timetable: its month has come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment
from governance.timetable.models import CHAIRS, TimetableEntry

Leads = dict[tuple[str, int | None], dict[int, User]]


def leads_of(entries: list[TimetableEntry], *, on: date) -> Leads:
    """By seat or group who leads now: its holder, or the chairs; one query."""
    seats = {each.lead_seat_id for each in entries if each.lead_seat_id}
    groups = {each.lead_group_id for each in entries if each.lead_group_id}
    acting = Appointment.objects.acting(on=on).filter(standing=Appointment.Standing.HOLDER)
    chairs = Q(seat__group__in=groups, seat__capacity__in=CHAIRS)
    found: Leads = defaultdict(dict)
    for row in acting.filter(Q(seat__in=seats) | chairs).select_related("person", "seat"):
        found["seat", row.seat_id][row.person_id] = row.person
        if row.seat.capacity in CHAIRS:
            found["group", row.seat.group_id][row.person_id] = row.person
    return found


def begun_messages(entries: Iterable[TimetableEntry], *, at: datetime) -> list[Message]:
    """To whoever leads each, once for the months it stands in."""
    rows = list(entries)
    leads = leads_of(rows, on=localdate(at))
    return [message for each in rows for message in messages_of(each, leads, at=at)]


def messages_of(entry: TimetableEntry, leads: Leads, *, at: datetime) -> Iterator[Message]:
    key = ("seat", entry.lead_seat_id) if entry.lead_seat_id else ("group", entry.lead_group_id)
    link = settings.BASE_URL + reverse("governance:entry-detail", args=[entry.pk])
    says = (
        f"This is planned for {entry.months} and is yours to lead. Say on its page that it has "
        "begun, what came of it, or to which months it is moved:"
    )
    for person in leads.get(key, {}).values():
        yield Message(
            key=f"timetable-begun:{entry.pk}:{entry.starts_on}:{person.pk}",
            recipient=person,
            group_id=entry.lead_group_id or entry.plan.group_id,
            subject=f"In the timetable for {entry.months}",
            body=f"{says}\n\n{entry.title}\n\n{link}\n",
            about_kind=entry._meta.label_lower,
            about_id=entry.pk,
            queued_at=at,
        )
