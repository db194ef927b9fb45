"""A seat that nobody holds is assigned after a warning only, and what is said of mail happened."""

import pytest
import time_machine
from django.urls import reverse

from governance.actions.models import Action
from governance.outbox.models import Message
from governance.structure.models import Appointment
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def page(name, *args):
    return reverse(f"governance:{name}", args=args)


def the_choice(action, seat, **more):
    """The form of who is to do it, with a seat beside those who have it now."""
    now = [each.seat_id for each in action.assignments.current()]
    expected = " ".join(f"seat:{pk}" for pk in now)
    return {"seats": [*now, seat.pk], "expected_assignees": expected, **more}


def test_assigning_a_vacant_seat_warns_first_that_nobody_will_be_told():
    action = plan_scenarios.an_open_action()
    seat = factories.SeatFactory(group=action.group, title="Vacant member")
    browser = signed_in(plan_scenarios.its_keeper(action))
    address = page("action-assign", action.pk)
    Message.objects.all().delete()

    warned = browser.post(address, the_choice(action, seat))

    assert (
        "Nobody is appointed now, so nobody will be told: Vacant member" in warned.content.decode()
    )
    assert action.assignments.current().count() == 1

    done = browser.post(address, the_choice(action, seat, untold="on"), follow=True)

    assert "Nobody is told for Vacant member" in done.content.decode()
    assert action.assignments.current().count() == 2
    assert Message.objects.count() == 0


def test_nobody_is_warned_again_of_a_vacant_seat_that_has_it_already():
    action = plan_scenarios.an_open_action()
    Appointment.objects.filter(seat=action.assignments.get().seat_id).delete()
    member = plan_scenarios.its_seat(scenarios.its_member(action.group))
    browser = signed_in(plan_scenarios.its_keeper(action))

    browser.post(page("action-assign", action.pk), the_choice(action, member))

    assert member in [each.seat for each in action.assignments.current()]


def test_raising_an_action_for_a_vacant_seat_warns_first():
    group = scenarios.an_audit_group()
    seat = factories.SeatFactory(group=group, title="Vacant member")
    browser = signed_in(scenarios.its_chair(group))
    address = f"{page('action-raise')}?place=group:{group.pk}"
    typed = {"title": "Ask for the audits.", "answering": "jointly", "seats": [seat.pk]}

    warned = browser.post(address, typed)
    assert "nobody will be told" in warned.content.decode()
    assert not Action.objects.exists()

    browser.post(address, typed | {"untold": "on"})
    assert Action.objects.get().assignments.get().seat == seat


def test_whoever_reads_mail_once_a_week_is_said_to_get_it_then():
    action = plan_scenarios.an_open_action()
    person = scenarios.its_vice_chair(action.group)
    type(person).objects.filter(pk=person.pk).update(wants_digest=True)
    seat = plan_scenarios.its_seat(person)
    browser = signed_in(plan_scenarios.its_keeper(action))

    done = browser.post(page("action-assign", action.pk), the_choice(action, seat), follow=True)

    assert f"It stands in the weekly e-mail of {person}." in done.content.decode()
