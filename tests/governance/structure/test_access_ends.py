"""Access ends with the last appointment: sessions end at once, or as the day begins."""

from datetime import date, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from governance.core.models import TrailEntry
from governance.people.models import User
from governance.structure.models import Appointment
from governance.structure.operations import access_ends, appointments
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, TODAY

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


def appointed(person: User, *, ends_on: date | None = None, **fields) -> Appointment:
    return factories.AppointmentFactory(
        person=person, starts_on=YESTERDAY, ends_on=ends_on, **fields
    )


def a_browser_of(person: User) -> Client:
    """With the row that signing in by the form leaves."""
    browser = signed_in(person)
    key = browser.session.session_key
    UserSession.objects.create(user=person, session_key=key, ip="127.0.0.1")
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("email-address")).status_code == 200


def end(appointment: Appointment, *, ends_on: date | None = TODAY) -> None:
    appointments.end_appointment(appointment, ends_on=ends_on, by=SCHEDULE, at=NOON)


def lines_about(person: User) -> list[str]:
    return list(TrailEntry.objects.about(person).values_list("verb", flat=True))


@pytest.fixture
def person() -> User:
    return scenarios.a_person()


def test_sessions_end_with_the_last_appointment_and_a_line_says_so(person):
    appointment = appointed(person)
    browsers = [a_browser_of(person), a_browser_of(person)]
    assert all(map(is_signed_in, browsers))

    end(appointment)

    assert not any(map(is_signed_in, browsers))
    assert not UserSession.objects.exists()
    assert lines_about(person) == ["end_sessions"]


def test_who_has_another_seat_stays_signed_in(person):
    appointment, _ = appointed(person), appointed(person)
    browser = a_browser_of(person)

    end(appointment)

    assert is_signed_in(browser)
    assert lines_about(person) == []


def test_a_seat_that_has_ended_itself_is_no_other_seat(person):
    appointment, _ = appointed(person), appointed(person, seat__ends_on=TODAY)
    browser = a_browser_of(person)

    end(appointment)

    assert not is_signed_in(browser)


def test_until_the_day_comes_who_is_to_leave_stays_signed_in(person):
    appointment = appointed(person)
    browser = a_browser_of(person)

    end(appointment, ends_on=TOMORROW)

    assert is_signed_in(browser)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        call_command("sign_out_without_seat")
        assert not UserSession.objects.exists()
    assert lines_about(person) == ["end_sessions"]


def test_an_end_that_is_taken_back_signs_nobody_out(person):
    appointment = appointed(person, ends_on=TOMORROW)
    browser = a_browser_of(person)

    end(appointment, ends_on=None)

    assert is_signed_in(browser)


def test_an_administrator_without_a_seat_stays_signed_in():
    administrator = scenarios.an_administrator()
    appointment = appointed(administrator)
    browser = a_browser_of(administrator)

    end(appointment)
    access_ends.sign_out_all_without_seat(by=SCHEDULE, at=NOON)

    assert is_signed_in(browser)


def test_who_is_yet_to_be_appointed_stays_signed_in(person):
    factories.AppointmentFactory(person=person, starts_on=TOMORROW)
    browser = a_browser_of(person)

    assert access_ends.sign_out_all_without_seat(by=SCHEDULE, at=NOON) == 0

    assert is_signed_in(browser)


def test_of_many_only_those_without_a_seat_are_signed_out():
    stays, leaves, gone = (scenarios.a_person() for _ in range(3))
    appointed(stays)
    for person in (leaves, gone):
        appointed(person, ends_on=TODAY)
    browsers = [a_browser_of(stays), a_browser_of(leaves)]

    assert access_ends.sign_out_all_without_seat(by=SCHEDULE, at=NOON) == 1

    assert list(map(is_signed_in, browsers)) == [True, False]
    assert lines_about(gone) == []


def test_what_refuses_the_end_signs_nobody_out(person):
    appointment = appointed(person, ends_on=TOMORROW)
    factories.AppointmentFactory(seat=appointment.seat, starts_on=TOMORROW)
    browser = a_browser_of(person)

    with pytest.raises(Exception, match="holds this seat"):
        end(appointment, ends_on=None)

    assert is_signed_in(browser)
