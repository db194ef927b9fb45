"""What is done for an account: every session ended, a lost second factor reset."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User


@transaction.atomic
def reset_second_factor(person: User, *, by: Actor, at: datetime) -> None:
    """For who lost their phone and their codes: every session ends, and a new one is set up.

    Nobody does it for themselves. Raises NotAllowed.
    """
    if not by.is_administrator or by.user_id == person.pk:
        raise NotAllowed("reset_second_factor", person)
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    TrailEntry.record(person, "reset_second_factor", by=by, at=at)


def end_sessions(person: User, *, but: str | None = None) -> None:
    """Sign somebody out everywhere, except in the session named."""
    for session in UserSession.objects.filter(user=person).exclude(session_key=but):
        session.end()
