"""Two appoint to one seat, step down, take one mail or one job: it happens once."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people import operations as reference_data
from governance.people.models import User
from governance.structure.models import Appointment
from governance.structure.operations import appointments
from tests import factories
from tests.concurrency.two_connections import both
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def appointing(seat, person):
    planned = Appointment(seat=seat, person=person, starts_on=date(2026, 4, 1))
    return lambda: appointments.appoint(planned, by=SCHEDULE, at=NOON)


def test_of_two_holders_for_one_seat_only_the_first_is_appointed():
    seat = factories.SeatFactory()
    people = scenarios.a_person(), scenarios.a_person()

    first, second = both(*(appointing(seat, person) for person in people))

    assert isinstance(second, ValidationError)
    assert Appointment.objects.get() == first
    assert first.person == people[0]


def test_appointment_is_not_taken_back_while_its_successor_is_appointed():
    ended = factories.AppointmentFactory(ends_on=date(2026, 4, 1))
    doer = {"by": SCHEDULE, "at": NOON}

    _, second = both(
        appointing(ended.seat, scenarios.a_person()),
        lambda: appointments.end_appointment(ended, ends_on=None, **doer),
    )

    ended.refresh_from_db()
    assert isinstance(second, ValidationError)
    assert ended.ends_on == date(2026, 4, 1)
    assert not TrailEntry.objects.about(ended).exists()


def test_an_appointment_that_is_used_while_it_is_removed_was_used_or_removed_and_never_both():
    used, removed = factories.AppointmentFactory(), factories.AppointmentFactory()
    office = acting(scenarios.an_administrator())
    reason = {"by": office, "at": NOON, "note": "Somebody else was meant."}

    seen = {each: scenarios.as_seen(each) for each in (used, removed)}

    def using(appointment):
        actor, about = acting(appointment.person), scenarios.a_person()
        return lambda: TrailEntry.record(about, "read", by=actor, at=NOON)

    def removing(appointment):
        return lambda: appointments.remove_appointment(
            appointment, expected_version=seen[appointment], **reason
        )

    _, too_late = both(using(used), removing(used))
    _, refused = both(removing(removed), using(removed))

    used.refresh_from_db()
    removed.refresh_from_db()
    assert isinstance(too_late, NotNow)
    assert isinstance(refused, NotAllowed)
    assert (used.first_used_at, used.removed_at) == (NOON, None)
    assert (removed.first_used_at, removed.removed_at) == (None, NOON)


def test_of_the_last_two_administrators_who_step_down_at_once_one_is_left():
    people = scenarios.an_administrator(), scenarios.an_administrator()

    def stepping_down(person):
        gone = {"is_superuser": False}
        return lambda: reference_data.change_person(person, gone, by=acting(person), at=NOON)

    first, second = both(*map(stepping_down, people))

    assert first is True
    assert isinstance(second, ValidationError)
    assert list(User.objects.administrators()) == [people[1]]


@pytest.mark.parametrize(
    ("take", "factory", "model"),
    [
        (outbox.claim, factories.MessageFactory, Message),
        (jobs.take, factories.JobFactory, Job),
    ],
)
def test_one_of_two_workers_takes_it(take, factory, model):
    key = factory().pk
    seen = [model.objects.get(pk=key) for _ in "12"]

    first, second = both(*(partial(take, record, by=SCHEDULE, at=NOON) for record in seen))

    assert first is None
    assert isinstance(second, NotNow)
