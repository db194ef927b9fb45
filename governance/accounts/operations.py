"""What is done for an account: a lost second factor reset."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User
from governance.people.operations import end_sessions


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
