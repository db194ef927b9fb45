"""Access ends with the last appointment: who has no seat any more is signed out everywhere."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from governance.core.batches import run_isolated
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User
from governance.people.operations import end_sessions
from governance.structure.models import Appointment


def people_not_seated(*, on: date) -> QuerySet[User]:
    """Those who have no seat on the day, but for administrators, who need none."""
    acting = Appointment.objects.acting(on=on).filter(person=OuterRef("pk"))
    return User.objects.filter(~Exists(acting), is_superuser=False).order_by("pk")


def people_without_seat(*, on: date) -> QuerySet[User]:
    """Those of them who had a seat: not who is yet to be appointed for the first time."""
    had_one = Appointment.objects.filter(person=OuterRef("pk"), starts_on__lte=on)
    return people_not_seated(on=on).filter(Exists(had_one))


@transaction.atomic
def sign_out_without_seat(person: User, *, by: Actor, at: datetime) -> bool:
    """End every session of somebody without a seat on ``by.on``; a line says so if there was one.

    False when they have a seat, or were signed in nowhere.
    """
    if not people_without_seat(on=by.on).filter(pk=person.pk).exists():
        return False
    return sign_out_unless_seated(person, by=by, at=at)


@transaction.atomic
def sign_out_unless_seated(person: User, *, by: Actor, at: datetime) -> bool:
    """The same for whoever loses a seat that they should never have had."""
    if not people_not_seated(on=by.on).filter(pk=person.pk).exists():
        return False
    if not end_sessions(person):
        return False
    TrailEntry.record(person, "end_sessions", by=by, at=at)
    return True


def sign_out_all_without_seat(*, by: Actor, at: datetime) -> int:
    """Returns how many people were signed out; one that fails stops no other."""
    signed_in = people_without_seat(on=by.on).filter(usersession__isnull=False).distinct()
    done = [
        run_isolated(partial(sign_out_without_seat, person, by=by, at=at), about=person)
        for person in signed_in
    ]
    return sum(map(bool, done))
