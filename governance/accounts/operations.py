"""What is done for an account: a person added and welcomed, a lost second factor reset."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from governance.accounts import notifications
from governance.core.errors import NotAllowed, ensure_allowed
from governance.core.formatting import format_list
from governance.core.imports.undoing import refuse_built_upon, remove_rows
from governance.core.models import TrailEntry
from governance.core.reference_data import can_manage_reference_data
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people import operations as people
from governance.people.models import User


@transaction.atomic
def add_person(person: User, *, by: Actor, at: datetime, note: str = "") -> None:
    """Somebody new, who is told by whom and how to begin, unless they may not sign in yet."""
    people.add_person(person, by=by, at=at, note=note)
    if person.is_active:
        outbox.enqueue([notifications.welcome(person, by=by, at=at)])


@transaction.atomic
def add_people(persons: Sequence[User], *, by: Actor, at: datetime, with_mail: bool = True) -> None:
    """The same for many at once; ``with_mail`` is off where they are to be told later."""
    people.add_people(persons, by=by, at=at)
    if with_mail:
        invited = notifications.invitation(by, at=at)
        outbox.enqueue_new(
            notifications.welcome(each, by=by, at=at, invited=invited)
            for each in persons
            if each.is_active
        )


WELCOMED = (Message, EmailAddress)
"""Rows about a person that come of the mail which welcomes them."""


@transaction.atomic
def remove_imported_people(
    persons: Sequence[User], *, since: datetime, by: Actor, at: datetime
) -> None:
    """Remove people whom an import added, as if they had never been read.

    Who was mailed stays, for the mail went out, and may no longer sign in. Raises NotAllowed, and
    ValidationError naming those who have signed in or with whom something was done.
    """
    for person in persons:
        ensure_allowed(can_manage_reference_data(by, person), "undo", person)
    if begun := [str(person) for person in persons if person.last_login]:
        raise ValidationError(
            f"{format_list(begun)} signed in since: the import can no longer be undone."
        )
    refuse_built_upon(persons, {}, since=since, but=WELCOMED)
    told = Message.objects.filter(recipient__in=[each.pk for each in persons])
    mailed = set(told.values_list("recipient", flat=True))
    for person in persons:
        if person.pk in mailed:
            people.change_person(person, {"is_active": False}, by=by, at=at)
    remove_rows([each for each in persons if each.pk not in mailed], {})


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
