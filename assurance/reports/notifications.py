"""The messages about a quarter's report: to agree, sent back, issued."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.reports.models import Report
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment


def notify(people: Iterable[User], record: Report, *, what: str, says: str, at: datetime) -> int:
    """One message to each; ``what`` and the round make it the same message. How many are new."""
    link = settings.BASE_URL + reverse("assurance:report-detail", args=[record.pk])
    return outbox.enqueue(
        Message(
            key=f"report:{record.pk}:{what}:{record.round}:{person.pk}",
            recipient=person,
            group=record.group,
            subject=f"{what.capitalize()}: {record}"[:200],
            body=f"{says}\n\n{link}\n",
            about_kind=record._meta.label_lower,
            about_id=record.pk,
            queued_at=at,
        )
        for person in people
    )


def holders(held: Q, *, on: date) -> list[User]:
    """Who holds a seat that fits on the day; each person once."""
    return people_of(Appointment.objects.acting(on=on).filter(held))


def people_of(appointments: QuerySet[Appointment]) -> list[User]:
    rows = appointments.select_related("person")
    people = {row.person_id: row.person for row in rows.order_by("pk")}
    return list(people.values())


def notify_asked_to_agree(record: Report, *, at: datetime) -> None:
    """Those who may give the agreement of the seats that are asked."""
    acting = Appointment.objects.acting(on=localdate(at)).signing()
    people = people_of(acting.filter(seat__in=record.agreeing_seats))
    says = f"{record} has been sent for agreement. Read it, then agree or send it back."
    notify(people, record, what="to agree", says=says, at=at)


def notify_sent_back(record: Report, *, at: datetime) -> None:
    """The officer who sent it."""
    says = f"{record} was sent back. The reason stands on its page."
    notify([record.sent_by] if record.sent_by else [], record, what="sent back", says=says, at=at)


def readers(record: Report, served: Iterable[int], *, on: date) -> list[User]:
    """The members of the producing group, and of each partnership's own seats."""
    return holders(Q(seat__group=record.group) | Q(seat__partnership__in=list(served)), on=on)


def notify_issued(record: Report, *, at: datetime) -> None:
    """Everybody it is for."""
    served = [receipt.partnership_id for receipt in record.receipts.all()]
    people = readers(record, served, on=localdate(at))
    notify(people, record, what="issued", says=f"{record} has been agreed and issued.", at=at)
