"""The messages about a short version: it is to be read, it was read."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.short_versions.models import ShortVersion
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment


def notify(
    people: Iterable[User], record: ShortVersion, *, what: str, says: str, at: datetime
) -> int:
    """One message to each; ``what`` and the round make it the same message."""
    link = settings.BASE_URL + reverse("assurance:short-version-detail", args=[record.pk])
    return outbox.enqueue(
        Message(
            key=f"short:{record.pk}:{what}:{record.round}:{at.isoformat()}:{each.pk}",
            recipient=each,
            group=record.report.group,
            subject=f"{what.capitalize()}: {record}"[:200],
            body=f"{says}\n\n{link}\n",
            about_kind=record._meta.label_lower,
            about_id=record.pk,
            queued_at=at,
        )
        for each in people
    )


def notify_to_read(record: ShortVersion, capacities: Iterable[str], *, at: datetime) -> int:
    """Whoever holds a seat that was asked; one query and the outbox's own."""
    acting = Appointment.objects.acting(on=localdate(at)).filter(
        seat__partnership=record.report.partnership_id, seat__capacity__in=list(capacities)
    )
    people = {row.person_id: row.person for row in acting.select_related("person").order_by("pk")}
    says = (
        f"{record} waits for you. Read it. Then say in your own words whether it is clear, or what "
        "is not clear yet."
    )
    return notify(people.values(), record, what="to read", says=says, at=at)


def notify_read(record: ShortVersion, *, is_ready: bool, at: datetime) -> int:
    """The officer who sent it."""
    says = (
        f"{record} was found clear. It can be released once the yearly report is published."
        if is_ready
        else f"{record} is not clear yet. What its reader said stands on its page."
    )
    people = [record.sent_by] if record.sent_by else []
    return notify(people, record, what="read", says=says, at=at)
