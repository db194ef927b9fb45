"""What is done for an account: a person added and welcomed, a lost second factor reset."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from governance.accounts import notifications
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.people import operations as people
from governance.people.models import User


@transaction.atomic
def add_person(person: User, *, by: Actor, at: datetime, note: str = "") -> None:
    """Somebody new, who is told by whom and how to begin, unless they may not sign in yet."""
    people.add_person(person, by=by, at=at, note=note)
    if person.is_active:
        outbox.enqueue([notifications.welcome(person, by=by, at=at)])


@transaction.atomic
def reset_second_factor(person: User, *, by: Actor, at: datetime) -> None:
    """For who lost their phone and their codes: every session ends, and a new one is set up.

    Nobody does it for themselves. Raises NotAllowed.
    """
    if not by.is_administrator or by.user_id == person.pk:
        raise NotAllowed("reset_second_factor", person)
    Authenticator.objects.filter(user=person).delete()
    people.end_sessions(person)
    TrailEntry.record(person, "reset_second_factor", by=by, at=at)
