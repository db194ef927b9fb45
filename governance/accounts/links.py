"""The link by which a person chooses their first password, or a new one."""

from datetime import datetime

from allauth.account.internal.flows.password_reset import request_password_reset
from django.http import HttpRequest

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User


def send_password_link(request: HttpRequest, person: User, *, by: Actor, at: datetime) -> None:
    """Put the mail into the outbox; raises NotAllowed unless an administrator asks."""
    if not by.is_administrator:
        raise NotAllowed("send_password_link", person)
    request_password_reset(request, person.email, [person], None)
    TrailEntry.record(person, "send_password_link", by=by, at=at)
