"""Putting messages in the outbox and taking them out again, each at most once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from governance.core.errors import NotNow
from governance.core.formatting import format_count
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.outbox.models import Message
from governance.outbox.transitions import MESSAGE
from governance.people.models import User

SENDER = "governance.outbox.tasks.send_messages"


def enqueue(messages: Iterable[Message]) -> int:
    """Queue messages in the operation's own transaction; one whose key exists already is left out.

    Returns how many are new, exactly, also when two operations race for the same key.
    """
    new = sum(enqueue_once(message) for message in messages)
    if new:
        transaction.on_commit(wake_sender, robust=True)
    return new


def enqueue_new(messages: Iterable[Message]) -> None:
    """Queue messages about what is new itself, so that none can be queued already; one query.

    Raises IntegrityError where one is.
    """
    if Message.objects.bulk_create(messages):
        transaction.on_commit(wake_sender, robust=True)


def enqueue_once(message: Message) -> bool:
    """Queue one message; False when it was queued before."""
    fields = {
        field.attname: getattr(message, field.attname)
        for field in Message._meta.concrete_fields
        if not field.primary_key and field.attname != "key"
    }
    return Message.objects.get_or_create(key=message.key, defaults=fields)[1]


def wake_sender() -> None:
    """Only a hint: the sender comes by itself every half minute, also when the broker is away."""
    current_app.signature(SENDER).apply_async(expires=60, retry=False)


def claim(message: Message, *, by: Actor, at: datetime) -> None:
    """Claim a queued message for sending; raises NotNow when another worker has it."""
    MESSAGE.move(message, "claim", by=by, at=at, sending_at=at)


def confirm(message: Message, *, by: Actor, at: datetime) -> None:
    """The mail server accepted it."""
    MESSAGE.move(message, "confirm", by=by, at=at, sent_at=at, failure="")


def fail(message: Message, *, by: Actor, at: datetime, failure: str) -> None:
    """The mail server refused it; the office sees why."""
    MESSAGE.move(message, "fail", by=by, at=at, failure=failure[:300])


def postpone(message: Message, *, by: Actor, at: datetime, failure: str) -> None:
    """The mail server did not take it this time: after a pause it is tried again.

    When the last of ``MESSAGE_PAUSES`` is over it has failed.
    """
    tried = message.failed_attempts + 1
    if tried > len(settings.MESSAGE_PAUSES):
        fail(message, by=by, at=at, failure=f"Given up after {tried} tries. {failure}")
        return
    MESSAGE.move(
        message,
        "postpone",
        by=by,
        at=at,
        sending_at=None,
        failed_attempts=tried,
        retry_at=at + settings.MESSAGE_PAUSES[message.failed_attempts],
        failure=failure[:300],
    )


def mark_uncertain(message: Message, *, by: Actor, at: datetime) -> None:
    """The sender died between sending and saying so: never sent again by itself."""
    MESSAGE.move(message, "mark_uncertain", by=by, at=at)


def mark_stuck_uncertain(*, before: datetime, by: Actor, at: datetime) -> None:
    """Whatever was taken for sending before a moment and never confirmed is uncertain."""
    for message in Message.objects.stuck(before=before):
        with suppress(NotNow):  # it was heard of after all
            mark_uncertain(message, by=by, at=at)


@transaction.atomic
def resend(message: Message, *, by: Actor, at: datetime) -> None:
    """The office has asked whether it came, and sends it again; done by a person, so it is told."""
    before = message.status
    MESSAGE.move(
        message,
        "resend",
        by=by,
        at=at,
        queued_at=at,
        sending_at=None,
        failed_attempts=0,
        retry_at=None,
        failure="",
    )
    TrailEntry.record(message, "resend", by=by, at=at, before=before, after=message.status)
    transaction.on_commit(wake_sender, robust=True)


@transaction.atomic
def mark_digested(person: User, *, by: Actor, at: datetime) -> bool:
    """Put what waits for a person into their one mail of this week; False when there is none.

    What comes after it waits for the next week's.
    """
    waiting = list(Message.objects.for_digest().filter(recipient=person))
    if not waiting or not enqueue([build_digest(person, waiting, at=at)]):
        return False
    for message in waiting:
        MESSAGE.move(message, "mark_digested", by=by, at=at, sent_at=at)
    return True


def build_digest(person: User, messages: list[Message], *, at: datetime) -> Message:
    """One mail of several; the office of the first one's group sees whether it went out."""
    year, week, _ = localdate(at).isocalendar()
    return Message(
        key=f"digest:{person.pk}:{year}-{week:02}",
        recipient=person,
        group_id=messages[0].group_id,
        subject=f"Your week: {format_count(len(messages), 'message')}",
        body="\n\n".join(f"{message.subject}\n\n{message.body.strip()}" for message in messages),
        about_kind=Message.DIGEST,
        about_id=messages[0].pk,
        queued_at=at,
    )
