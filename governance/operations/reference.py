"""Adding and changing people and reference data, and what an administrator does for an account."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Model

from governance.errors import NotAllowed
from governance.models import TrailEntry, User
from governance.roles import Actor
from governance.transitions.people import NEEDED, REFERENCE, check_one_is_left


def add(record: Model, *, by: Actor, at: datetime) -> None:
    """Save a new row."""
    REFERENCE.begin(record, "add", by=by, at=at)


def change(record: Model, changes: dict[str, Any], *, by: Actor, at: datetime) -> bool:
    """Change a row; False when nothing differs."""
    return REFERENCE.edit(record, changes, verb="change", by=by, at=at, seen_version=0)


def add_person(person: User, *, by: Actor, at: datetime) -> None:
    """A new person has no password until they choose one themselves."""
    person.set_unusable_password()
    person.is_staff = person.is_superuser
    add(person, by=by, at=at)


@transaction.atomic
def change_person(person: User, changes: dict[str, Any], *, by: Actor, at: datetime) -> bool:
    """An administrator, and nobody else, may open the administration site; one is always left.

    Raises ValidationError for the last one. All of them are locked, in order, so that two who
    step down at once are not both let go.
    """
    if changes.keys() & set(NEEDED):
        check_one_is_left(person, changes, User.objects.administrators().select_for_update())
    if "is_superuser" in changes:
        changes = {**changes, "is_staff": changes["is_superuser"]}
    return change(person, changes, by=by, at=at)


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
