"""Several due dates: the first that is not met counts; with what each was met is kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.actions.models import Action, DueChange
from governance.actions.operations import actions
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from tests.scenarios import actions as scenarios
from tests.scenarios import returns
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db


def test_the_first_of_them_counts_and_each_that_is_met_gives_way_to_the_next():
    action = scenarios.one_due_several_times()
    assert action.due_to == date(2025, 10, 31)
    assert action.due_words(on=TODAY) == "due in 16 days"

    member = acting(returns.its_member(action.group))
    scenarios.meet(action, by=member)

    assert action.due_to == date(2025, 12, 31)
    kept = DueChange.objects.get()
    assert (kept.was_to, kept.is_met, kept.changed_by_id) == (
        date(2025, 10, 31),
        True,
        member.user_id,
    )
    assert kept.reason == "Three agencies have sent theirs."
    assert TrailEntry.objects.about(action).filter(verb="meet_due").count() == 1
    scenarios.meet(action)
    assert action.due_to == date(2026, 3, 31)


def test_one_missed_is_late_though_others_come_later():
    action = scenarios.one_due_several_times()

    assert action.is_late(on=date(2025, 11, 1))
    assert action in Action.objects.overdue(on=date(2025, 11, 1))
    assert action.due_in_full.endswith("(counted: 31 October 2025)")


def test_the_last_is_met_only_by_finishing_the_action():
    action = scenarios.one_with_a_date_met()
    scenarios.meet(action)

    with pytest.raises(NotNow):
        scenarios.meet(action)
    assert DueChange.objects.count() == 2


def test_what_is_due_once_has_no_date_to_meet():
    with pytest.raises(NotNow):
        scenarios.meet(scenarios.raised())
    assert not DueChange.objects.exists()


def test_whoever_does_not_do_it_meets_no_date():
    action = scenarios.one_due_several_times()

    with pytest.raises(NotAllowed):
        scenarios.meet(action, by=acting(returns.a_scrutineer()))
    assert action.due_to == date(2025, 10, 31)


def test_without_words_or_on_an_older_state_nothing_is_met():
    action = scenarios.one_due_several_times()

    with pytest.raises(ValidationError, match="Say what has been done"):
        scenarios.meet(action, " ")
    with pytest.raises(Stale):
        scenarios.meet(action, expected_version=action.version - 1)
    assert not DueChange.objects.exists()


def test_dates_that_are_met_count_no_more_when_the_others_are_moved():
    action = scenarios.one_with_a_date_met()

    moved = "October 2025, January 2026 and June 2026"
    seen = action.version
    by = scenarios.by_its_chair(action)
    actions.change_due(action, moved, expected_version=seen, reason="Ill.", **by)

    assert action.due_to == date(2026, 1, 31)


def test_how_it_stood_before_a_date_was_met_is_known():
    action = scenarios.one_due_several_times()
    scenarios.meet(action, at=NOON.replace(month=11))

    (then,) = Action.objects.as_at(NOON.replace(day=20))

    assert then.due_then == date(2025, 10, 31)


def test_the_page_says_which_is_met_which_counts_and_lets_the_member_meet_it():
    action = scenarios.one_due_several_times()
    browser = signed_in(returns.its_member(action.group))
    page = f"/actions/{action.pk}/"
    assert "Next: 31 October 2025" in browser.get("/actions/").content.decode()

    response = post_drawn(browser, f"{page}met/", {"text": "Three have."})

    assert response.status_code == 302
    text = browser.get(page).content.decode()
    assert "31 October 2025: met" in text
    assert "31 December 2025: <strong>counts now</strong>" in text
    assert "Three have." in text
    assert "all its dates are met by this" in browser.get(f"{page}finish/").content.decode()
