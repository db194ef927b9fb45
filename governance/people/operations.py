"""Adding and changing people, and ending their sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Model

from governance.core.reference_data import REFERENCE, add, change
from governance.core.roles import Actor
from governance.people.models import User
from governance.people.transitions import NEEDED, check_one_is_left


def add_person(person: User, *, by: Actor, at: datetime, note: str = "") -> None:
    """A new person has no password until they choose one themselves."""
    person.set_unusable_password()
    person.is_staff = person.is_superuser
    add(person, by=by, at=at, note=note)


def add_people(persons: Sequence[User], *, by: Actor, at: datetime) -> None:
    """The same for many at once, none of them an administrator."""
    for person in persons:
        person.set_unusable_password()
        person.is_staff = person.is_superuser = False
    REFERENCE.create_all(persons, "add", by=by, at=at)


def add_invited_person(name: str, email: str, *, by: Actor, at: datetime, part_of: Model) -> User:
    """Somebody who has no seat and cannot sign in; ``part_of`` is what has asked who may."""
    person = User(name=name, email=User.objects.normalize_email(email), is_active=False)
    person.set_unusable_password()
    REFERENCE.create(person, "add", by=by, at=at, part_of=part_of)
    return person


@transaction.atomic
def change_person(
    person: User, changes: dict[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> bool:
    """An administrator, and nobody else, may open the administration site; one is always left.

    Raises ValidationError for the last one. All of them are locked, in order, so that two who
    step down at once are not both let go.
    """
    if changes.keys() & set(NEEDED):
        check_one_is_left(person, changes, User.objects.administrators().select_for_update())
    if "is_superuser" in changes:
        changes = {**changes, "is_staff": changes["is_superuser"]}
    return change(person, changes, by=by, at=at, note=note)


def ask_for_second_factor(person: User) -> None:
    """Whoever is named on something restricted gives a second factor from now on.

    Part of the operation that names them; no line tells it, for it would tell that they are.
    """
    User.objects.filter(pk=person.pk).update(is_asked_for_second_factor=True)


def end_sessions(person: User, *, but: str | None = None) -> int:
    """Sign somebody out everywhere, except in the session named; returns of how many sessions."""
    sessions = UserSession.objects.filter(user=person).exclude(session_key=but)
    ended = [session.end() for session in sessions]
    return len(ended)
