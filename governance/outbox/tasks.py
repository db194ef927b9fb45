"""What the schedule does with the outbox: sends what waits, bundles the week."""

import fcntl
import logging
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from governance.core.errors import NotNow
from governance.core.schedule import schedule
from governance.outbox import operations as outbox
from governance.outbox.delivery import REFUSED, NotHandedOver, describe_refusal, is_temporary
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.people.models import User

log = logging.getLogger(__name__)
AT_ONCE = 200
NO_ANSWER = "The mail server did not answer"


@shared_task
def send_messages() -> int:
    """Send what waits, and return how many went out; what is not taken is tried again later."""
    now = timezone.now()
    outbox.mark_stuck_uncertain(
        before=now - settings.MESSAGE_SENDING_AT_MOST, by=schedule(), at=now
    )
    with only_one_sender() as is_the_one:
        waiting = Message.objects.to_send(at=now).for_sending()[:AT_ONCE] if is_the_one else ()
        return deliver(waiting) if waiting else 0


@contextmanager
def only_one_sender() -> Iterator[bool]:
    """False while another sends: a silent mail server then holds one worker up and no more.

    The lock goes with its process, however that ends.
    """
    with (settings.VAR / "sender.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def deliver(waiting: Iterable[Message]) -> int:
    """Send these over one connection; how many went out. With no mail server all are put off."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # smtplib's own are among them
        log.warning("no mail server (%s); messages wait", type(error).__name__)
        put_off(waiting, f"{NO_ANSWER}: {type(error).__name__}")
        return 0
    sent = 0
    with suppress(OSError), closing(connection):
        for message in waiting:
            sent += send(message, connection)
    return sent


def put_off(waiting: Iterable[Message], failure: str) -> None:
    for message in waiting:
        with suppress(NotNow):  # another worker was quicker
            outbox.claim(message, by=schedule(), at=timezone.now())
            outbox.postpone(message, by=schedule(), at=timezone.now(), failure=failure)


def send(message: Message, connection: BaseEmailBackend) -> bool:
    """Send one message and say what became of it; False when it did not go out.

    Raises OSError when the line broke: the others must wait.
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
        ended = outbox.postpone if is_temporary(refusal) else outbox.fail
        ended(message, by=by, at=timezone.now(), failure=describe_refusal(refusal))
        return False
    except OSError as error:
        line_broke(message, error)
        raise
    outbox.confirm(message, by=by, at=timezone.now())
    return True


def line_broke(message: Message, error: OSError) -> None:
    """Tried again when the message was surely not handed over, else uncertain."""
    by, at = schedule(), timezone.now()
    if isinstance(error, NotHandedOver):
        outbox.postpone(message, by=by, at=at, failure=f"{NO_ANSWER}: {error}")
        return
    log.warning("message %s may have gone out (%s)", message.pk, type(error).__name__)
    outbox.mark_uncertain(message, by=by, at=at)


@shared_task
def send_digests() -> int:
    """Bundle what waits for people who prefer one mail a week; returns how many have one now."""
    waiting = Message.objects.for_digest().values("recipient")
    people = User.objects.filter(pk__in=waiting).order_by("pk")
    return sum(outbox.mark_digested(person, by=schedule(), at=timezone.now()) for person in people)
