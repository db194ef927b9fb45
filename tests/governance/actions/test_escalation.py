"""Overdue actions are passed up as the arrangements say: by hand, or by time if days are given."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.actions.models import Escalation
from governance.actions.operations import actions
from governance.actions.operations.escalation import escalate_overdue
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from tests.scenarios import cases
from tests.scenarios import recommendations as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, a_person, acting

pytestmark = pytest.mark.django_db


def test_it_is_passed_up_step_by_step_and_each_step_is_told_and_kept():
    action = scenarios.an_open_one()
    _, second, third = scenarios.the_ladder()
    chair = scenarios.its_chair(second)

    scenarios.pass_up(action, second)
    scenarios.pass_up(action, third)

    assert [each.group for each in Escalation.objects.order_by("pk")] == [second, third]
    assert action.escalated_to == third
    assert TrailEntry.objects.about(action).filter(verb="escalate").count() == 2
    mail = Message.objects.get(key__startswith="action-escalated:", recipient=chair)
    assert action.reference in mail.subject


def test_it_is_refused_to_whoever_does_not_keep_the_log():
    action = scenarios.an_open_one()

    with pytest.raises(NotAllowed):
        scenarios.pass_up(action, scenarios.the_ladder()[1], by=acting(a_person()))


def test_no_step_is_left_out_and_what_is_not_overdue_stays():
    action = scenarios.an_open_one()
    later = scenarios.an_action(
        scenarios.its_recommendation(action), is_restricted=False, due_text="March 2099"
    )
    _, second, third = scenarios.the_ladder()

    with pytest.raises(ValidationError, match="do not name this group"):
        scenarios.pass_up(action, third)
    with pytest.raises(ValidationError, match="not overdue"):
        scenarios.pass_up(later, second)
    assert not Escalation.objects.exists()


def test_what_is_done_is_passed_up_no_more():
    action = scenarios.an_open_one()
    by = scenarios.office_of(scenarios.its_recommendation(action).case)
    actions.finish(action, "Done.", by=by, at=NOON)

    with pytest.raises(NotNow):
        scenarios.pass_up(action, scenarios.the_ladder()[1])


def test_without_a_number_of_days_time_passes_nothing_up():
    scenarios.an_open_one()

    assert escalate_overdue(by=SCHEDULE, at=NOON) == 0


def test_after_the_days_that_are_stated_it_climbs_by_itself_one_step_at_a_time():
    scenarios.the_ladder(after_days=10)
    action = scenarios.an_open_one()
    _, second, third = scenarios.the_ladder()
    first_day = NOON.replace(year=2025, month=10, day=10)

    assert escalate_overdue(by=SCHEDULE, at=first_day - timedelta(days=1)) == 0
    assert escalate_overdue(by=SCHEDULE, at=first_day) == 1
    assert escalate_overdue(by=SCHEDULE, at=first_day) == 0
    action.refresh_from_db()
    assert action.escalated_to == second
    assert escalate_overdue(by=SCHEDULE, at=first_day + timedelta(days=10)) == 1
    action.refresh_from_db()
    assert action.escalated_to == third
    assert escalate_overdue(by=SCHEDULE, at=first_day + timedelta(days=30)) == 0
    assert Escalation.objects.filter(passed_by=None).count() == 2


def test_a_restricted_one_waits_until_a_chair_of_the_next_group_is_named():
    scenarios.the_ladder(after_days=1)
    action = scenarios.an_action()
    second = scenarios.the_ladder()[1]
    chair = scenarios.its_chair(second)
    case = scenarios.its_recommendation(action).case

    assert escalate_overdue(by=SCHEDULE, at=NOON) == 0
    with pytest.raises(ValidationError, match="Nobody who chairs"):
        scenarios.pass_up(action, second)
    assert not Message.objects.filter(recipient=chair).exists()

    scenarios.name_on(case, chair)
    assert escalate_overdue(by=SCHEDULE, at=NOON) == 1
    mail = Message.objects.get(key__startswith="action-escalated:")
    assert mail.recipient == chair
    assert action.reference not in mail.subject + mail.body


def test_the_page_says_who_is_next_and_that_no_number_of_days_is_stated():
    action = scenarios.an_open_one()
    person = cases.its_coordinator(scenarios.its_recommendation(action).case)
    second = scenarios.the_ladder()[1]
    browser = signed_in(person)

    text = browser.get(reverse("governance:action-detail", args=[action.pk])).content.decode()
    assert f"Next: {second}" in text
    assert "passes it up by hand" in text

    path = reverse("governance:action-escalate", args=[action.pk])
    drawn = browser.get(path)
    form = drawn.context["form"]
    sent = {
        "to": second.pk,
        "reason": "Late.",
        "expected_version": form["expected_version"].value(),
    }
    after = browser.post(path, sent, follow=True).content.decode()
    assert f"To {second} on" in after
