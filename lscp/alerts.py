"""Tells the operator by mail what needs attention: once a day for each cause, by the outbox."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from lscp.system_status import Reading, problems


def alert_operator(readings: list[Reading], *, at: datetime) -> int:
    """Queue a mail for each problem not told today; returns how many are new.

    To ``LSCP_OPERATOR_EMAIL``, and where none is given to every administrator.
    """
    found = problems(readings)
    return outbox.enqueue(message for each in found for message in build_alerts(each, at=at))


def build_alerts(reading: Reading, *, at: datetime) -> list[Message]:
    key = f"alert:{reading.key}:{localdate(at).isoformat()}"
    if settings.OPERATOR_EMAIL:
        return [build_alert(reading, key=key, mailbox=settings.OPERATOR_EMAIL, at=at)]
    return [
        build_alert(reading, key=f"{key}:{person.pk}", recipient=person, at=at)
        for person in User.objects.administrators()
    ]


def build_alert(
    reading: Reading, *, key: str, at: datetime, mailbox: str = "", recipient: User | None = None
) -> Message:
    address = settings.BASE_URL.rstrip("/") + reverse("system-status")
    return Message(
        key=key,
        mailbox=mailbox,
        recipient=recipient,
        subject=f"Needs attention: {reading.label.lower()}",
        body=f"{reading.problem}\n\n{reading.label}: {reading.value}.\n\n{address}\n",
        queued_at=at,
    )
