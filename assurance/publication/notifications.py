"""The messages about a published report: to its members, and with a copy to one recipient."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.publication.models import YearlyDispatch
from assurance.yearly.models import YearlyReport
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment


def public_url(record: YearlyReport) -> str:
    """The address under which anybody reads it, once it is published."""
    place = [record.partnership.key, record.period.code]
    return settings.BASE_URL + reverse("assurance:yearly-public", args=place)


def members(record: YearlyReport, *, at: datetime) -> list[User]:
    """Who holds a seat in the partnership, in an agency of it, or in the group that reports."""
    place = record.partnership
    held = (
        Q(seat__group=record.group)
        | Q(seat__partnership=place)
        | Q(seat__participation__partnership=place)
    )
    rows = Appointment.objects.acting(on=localdate(at)).filter(held).select_related("person")
    return list({row.person_id: row.person for row in rows.order_by("pk")}.values())


def notify_published(record: YearlyReport, *, at: datetime) -> None:
    """Everybody it is for; it is published once, so that no message can be there already."""
    link = settings.BASE_URL + reverse("assurance:yearly-detail", args=[record.pk])
    outbox.enqueue_new(
        Message(
            key=f"yearly-published:{record.pk}:{each.pk}",
            recipient=each,
            group=record.group,
            subject=f"Published: {record}"[:200],
            body=f"{record} has been signed and published. Share it where you work.\n\n{link}\n",
            about_kind=record._meta.label_lower,
            about_id=record.pk,
            queued_at=at,
        )
        for each in members(record, at=at)
    )


def send_copy(dispatch: YearlyDispatch, *, at: datetime) -> Message:
    """The letter, with the address of the report, to the mailbox of the recipient."""
    record = dispatch.report
    key = f"yearly-copy:{dispatch.pk}:{at.isoformat()}"
    outbox.enqueue(
        [
            Message(
                key=key,
                mailbox=dispatch.address,
                group=record.group,
                subject=f"{record}: your copy"[:200],
                body=f"{dispatch.letter}\n\n{public_url(record)}\n",
                about_kind=record._meta.label_lower,
                about_id=record.pk,
                queued_at=at,
            )
        ]
    )
    return Message.objects.get(key=key)
