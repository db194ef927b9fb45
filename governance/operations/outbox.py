"""Putting messages in the outbox and taking them out again, each at most once."""

from collections.abc import Iterable
from datetime import datetime

from governance.models import Message
from governance.roles import Actor
from governance.transitions import MESSAGE


def post(messages: Iterable[Message]) -> int:
    """Queue messages in the deed's own transaction; one whose key exists already is left out.

    Returns how many are new, exactly, also when two deeds race for the same key.
    """
    return sum(post_once(message) for message in messages)


def post_once(message: Message) -> bool:
    """Queue one message; False when it was queued before."""
    fields = {
        field.attname: getattr(message, field.attname)
        for field in Message._meta.concrete_fields
        if not field.primary_key and field.attname != "key"
    }
    return Message.objects.get_or_create(key=message.key, defaults=fields)[1]


def take(message: Message, *, by: Actor, at: datetime) -> None:
    """Claim a queued message for sending; raises NotNow when another worker has it."""
    MESSAGE.move(message, "take", by=by, at=at, sending_at=at)


def confirm(message: Message, *, by: Actor, at: datetime) -> None:
    """The mail server accepted it."""
    MESSAGE.move(message, "confirm", by=by, at=at, sent_at=at)


def fail(message: Message, *, by: Actor, at: datetime, failure: str) -> None:
    """The mail server refused it; the office sees why."""
    MESSAGE.move(message, "fail", by=by, at=at, failure=failure[:300])


def lose(message: Message, *, by: Actor, at: datetime) -> None:
    """The sender died between sending and saying so: never sent again by itself."""
    MESSAGE.move(message, "lose", by=by, at=at)
