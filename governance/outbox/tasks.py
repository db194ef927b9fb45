"""What the schedule does with the outbox: sends what waits, bundles the week."""

import logging
from contextlib import closing, suppress
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from governance.core.errors import NotNow
from governance.core.schedule import schedule
from governance.outbox import operations as outbox
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.people.models import User

log = logging.getLogger(__name__)
AT_ONCE = 200
REFUSED = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError, ValueError)
"""After these the mail in hand did surely not go out; after any other error nobody knows."""


@shared_task
def send_messages() -> int:
    """Send what waits, and return how many went out; with no mail server all goes on waiting."""
    now = timezone.now()
    outbox.mark_stuck_uncertain(
        before=now - settings.MESSAGE_SENDING_AT_MOST, by=schedule(), at=now
    )
    waiting = Message.objects.to_send_now().for_sending()[:AT_ONCE]
    if not waiting:
        return 0
    try:
        connection = get_connection()
        connection.open()
    except OSError as error:  # smtplib's own are among them
        log.warning("no mail server (%s); messages wait", type(error).__name__)
        return 0
    sent = 0
    with suppress(OSError), closing(connection):
        for message in waiting:
            sent += send(message, connection)
    return sent


def send(message: Message, connection: BaseEmailBackend) -> bool:
    """Send one message and say what became of it; False when it did not go out.

    Raises OSError when the line broke: the message is uncertain then, and the others must wait.
    """
    by = schedule()
    text = render_email(message, on=by.on)
    try:
        outbox.claim(message, by=by, at=timezone.now())
    except NotNow:  # another worker was quicker
        return False
    mail = EmailMessage(message.subject, text, to=[message.address], connection=connection)
    try:
        mail.send()
    except REFUSED as refusal:
        code = getattr(refusal, "smtp_code", "")
        failure = f"The mail server refused it: {type(refusal).__name__} {code}".strip()
        outbox.fail(message, by=by, at=timezone.now(), failure=failure)
        return False
    except OSError as error:
        log.warning("message %s may have gone out (%s)", message.pk, type(error).__name__)
        outbox.mark_uncertain(message, by=by, at=timezone.now())
        raise
    outbox.confirm(message, by=by, at=timezone.now())
    return True


@shared_task
def send_digests() -> int:
    """Bundle what waits for people who prefer one mail a week; returns how many have one now."""
    waiting = Message.objects.for_digest().values("recipient")
    people = User.objects.filter(pk__in=waiting).order_by("pk")
    return sum(outbox.mark_digested(person, by=schedule(), at=timezone.now()) for person in people)
