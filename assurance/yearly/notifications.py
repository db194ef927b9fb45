"""The messages about a yearly report: to scrutinise, to sign, sent back."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.yearly.models import YearlyReport
from governance.core.roles import Capacity
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment

SCRUTINEERS = (Capacity.INDEPENDENT_SCRUTINEER, Capacity.INDEPENDENT_ADVISOR)


def notify(
    people: Iterable[User], record: YearlyReport, *, what: str, says: str, at: datetime
) -> int:
    """One message to each; ``what``, the round and the step make it the same message."""
    link = settings.BASE_URL + reverse("assurance:yearly-detail", args=[record.pk])
    return outbox.enqueue(
        Message(
            key=f"yearly:{record.pk}:{what}:{record.round}:{record.step}:{at.isoformat()}:{each.pk}",
            recipient=each,
            group=record.group,
            subject=f"{what.capitalize()}: {record}"[:200],
            body=f"{says}\n\n{link}\n",
            about_kind=record._meta.label_lower,
            about_id=record.pk,
            queued_at=at,
        )
        for each in people
    )


def notify_to_scrutinise(record: YearlyReport, *, at: datetime) -> int:
    """The scrutineer, or the advisor, of the partnership."""
    acting = Appointment.objects.acting(on=localdate(at)).filter(
        seat__partnership=record.partnership, seat__capacity__in=SCRUTINEERS
    )
    people = {row.person_id: row.person for row in acting.select_related("person").order_by("pk")}
    says = f"{record} waits for your statement. Read it as it stands, then write your own words."
    return notify(people.values(), record, what="to scrutinise", says=says, at=at)


def notify_asked_to_sign(record: YearlyReport, *, at: datetime) -> int:
    """Those who may give the agreement of the seats that this step asks."""
    acting = Appointment.objects.acting(on=localdate(at)).signing()
    rows = acting.filter(seat__in=record.asked_seats).select_related("person").order_by("pk")
    people = {row.person_id: row.person for row in rows}
    says = f"{record} has been sent for your agreement. Read it, then agree or send it back."
    return notify(people.values(), record, what="to agree", says=says, at=at)


def notify_sent_back(record: YearlyReport, *, at: datetime) -> int:
    """The officer who sent it."""
    says = f"{record} was sent back. The reason stands on its page."
    people = [record.sent_by] if record.sent_by else []
    return notify(people, record, what="sent back", says=says, at=at)
