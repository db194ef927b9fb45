"""Whoever writes a return sees beside it what the action log knows of them."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from assurance.returns.views.own_actions import own_actions
from governance.actions.models import Action
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
IN_THE_QUARTER = datetime(2025, 9, 30, 22, 30, tzinfo=UTC)
"""Half an hour before midnight in London, the quarter's last day."""


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def test_it_shows_what_the_group_did_in_the_period_and_what_is_open():
    record = scenarios.an_open_return()
    done, later = (plan_scenarios.a_finished_action(record.group) for _ in range(2))
    Action.objects.filter(pk=done.pk).update(done_at=IN_THE_QUARTER)
    still_open = plan_scenarios.an_open_action(record.group)
    plan_scenarios.an_open_action(scenarios.a_case_review_group())

    found = own_actions(acting(scenarios.its_member(record.group)), record)

    assert found.done == [done]
    assert found.open == [still_open]
    assert later not in found.done


def test_the_page_counts_the_overdue_and_names_each():
    record = scenarios.an_open_return()
    action = plan_scenarios.an_open_action(record.group)
    Action.objects.filter(pk=action.pk).update(due_to="2025-09-01")
    browser = signed_in(scenarios.its_member(record.group))

    page = browser.get(reverse("assurance:return-answer", args=[record.pk])).content.decode()

    assert "0 done in this period, 1 open, 1 overdue" in page
    assert reverse("governance:action-detail", args=[action.pk]) in page


def test_an_agency_sees_what_is_assigned_to_it():
    record = scenarios.an_organisations_open_return()
    action = plan_scenarios.an_open_action(record.returns_to)
    plan_scenarios.an_open_action(record.returns_to)
    factories.AssignmentFactory(action=action, seat=None, organisation=record.organisation)

    found = own_actions(acting(scenarios.its_lead(record)), record)

    assert found.open == [action]


def test_nothing_is_said_where_the_log_knows_nothing():
    record = scenarios.an_open_return()
    browser = signed_in(scenarios.its_member(record.group))

    page = browser.get(reverse("assurance:return-answer", args=[record.pk])).content.decode()

    assert "What the action log says" not in page
