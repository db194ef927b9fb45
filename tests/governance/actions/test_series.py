"""Actions that come again: the rhythm, the next one that opens, and where the series ends."""

from calendar import monthrange
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.series_dates import MONTHS, next_turn, turn_due
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from tests import factories
from tests.scenarios import actions as scenarios
from tests.scenarios import plans, returns
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, acting

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
APART = st.sampled_from(sorted(MONTHS.values()))


@OFTEN
@given(DAYS, APART, st.integers(1, 60))
def test_each_turn_lies_as_many_months_on_and_keeps_its_day(first, months, turn):
    day = turn_due(first, months, turn)

    assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == months * (turn - 1)
    last = monthrange(day.year, day.month)[1]
    is_last = first.day == monthrange(first.year, first.month)[1]
    assert day.day == (last if is_last else min(first.day, last))
    assert turn_due(first, months, 1) == first


@OFTEN
@given(DAYS, APART, st.integers(1, 30), DAYS, DAYS)
def test_the_next_is_the_first_that_is_not_over_and_none_comes_after_the_end(
    first, months, turn, until, on
):
    found = next_turn(first, months, turn, until=until, on=on)

    later = [turn_due(first, months, each) for each in range(turn + 1, turn + 700)]
    wanted = next(day for day in later if day >= on)
    assert found == ((turn + 1 + later.index(wanted), wanted) if wanted <= until else None)


pytestmark = pytest.mark.django_db


def finish(action: Action, at=NOON) -> Action | None:
    return actions.finish(action, "Called.", by=acting(returns.its_member(action.group)), at=at)


def test_when_it_is_done_the_next_one_opens_with_the_same_words_themes_and_owners():
    action = scenarios.one_that_comes_again()
    action.themes.add(theme := factories.ThemeFactory())

    following = finish(action)

    assert (following.turn, following.series, following.due_to) == (2, action.pk, date(2026, 3, 31))
    assert (following.title, following.due_text) == (action.title, "31 March 2026")
    assert (following.repeats, following.repeat_source) == ("quarterly", "Minutes, item 4")
    assert list(following.themes.all()) == [theme]
    assert [each.to for each in following.assignments.all()] == [
        each.to for each in action.assignments.all()
    ]
    assert following.number == action.number + 1
    (line,) = TrailEntry.objects.about(following).filter(verb="raise")
    assert line.by == returns.its_member(action.group)
    assert Remark.objects.get(verb="raise").text == f"It comes again: {action.reference} is done."


def test_what_was_over_meanwhile_is_left_out_and_after_the_last_day_none_opens():
    action = scenarios.one_that_comes_again()

    following = finish(action, at=NOON.replace(year=2026, month=8))
    assert (following.turn, following.due_to) == (4, date(2026, 9, 30))

    assert finish(following, at=NOON.replace(year=2028)) is None


def test_one_reopened_and_done_again_opens_no_second():
    action = scenarios.one_that_comes_again()
    finish(action)
    actions.reopen(action, note="Nobody answered.", **scenarios.by_its_chair(action))

    assert finish(action) is None
    assert Action.objects.filter(series=action.series).count() == 2


def test_the_database_lets_no_turn_open_twice():
    action = scenarios.one_that_comes_again()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ActionFactory(group=action.group, series=action.pk, turn=1)


def test_one_due_in_a_month_comes_again_in_a_month():
    action = scenarios.raised(due_text="February 2026")
    scenarios.let_come_again(action, repeats="yearly")

    assert finish(action).due_text == "February 2027"


def test_a_withdrawn_one_comes_no_more():
    action = scenarios.one_that_comes_again()

    actions.withdraw(action, note="Others do it.", **scenarios.by_its_chair(action))

    assert Action.objects.filter(series=action.pk).count() == 1


def test_another_rhythm_begins_a_series_of_its_own_and_none_ends_it():
    action = finish(scenarios.one_that_comes_again())

    scenarios.let_come_again(action, repeats="monthly")
    assert (action.series, action.turn, action.repeats_from) == (action.pk, 1, action.due_to)

    scenarios.let_come_again(action, repeats="", repeats_until=None)
    assert finish(action) is None


@pytest.mark.parametrize(
    ("due", "until", "says"),
    [
        ("quarterly", scenarios.LAST_DAY, "one day or one month"),
        ("", scenarios.LAST_DAY, "one day or one month"),
        ("October 2025 and March 2026", scenarios.LAST_DAY, "one day or one month"),
        ("31 March 2026", date(2026, 3, 31), "a day after the one"),
        ("31 March 2026", None, "last day until which"),
    ],
)
def test_without_one_due_date_and_a_last_day_it_has_no_rhythm(due, until, says):
    action = scenarios.raised(due_text=due)

    with pytest.raises(ValidationError, match=says):
        scenarios.let_come_again(action, repeats_until=until)
    assert not Action.objects.exclude(repeats="").exists()


def test_only_whoever_keeps_the_log_lets_it_come_again_and_only_while_it_is_open():
    action = scenarios.raised()
    with pytest.raises(NotAllowed):
        scenarios.let_come_again(action, by=acting(returns.its_member(action.group)))

    done = plans.a_finished_action()
    with pytest.raises(NotNow):
        scenarios.let_come_again(done)


def test_the_pages_say_how_often_it_comes_and_which_one_opened():
    action = scenarios.raised(due_text="31 December 2098")
    browser = signed_in(returns.its_chair(action.group))
    page = f"/actions/{action.pk}/"
    rhythm = {"repeats": "yearly", "repeat_source": "Minutes, item 4"}
    ends = {"repeats_until_0": "31", "repeats_until_1": "12", "repeats_until_2": "2100"}

    assert post_drawn(browser, f"{page}repeat/", rhythm | ends).status_code == 302
    assert "Every year, until 31 December 2100" in browser.get(page).content.decode()
    post_drawn(browser, f"{page}finish/", {"outcome": "Called."})

    text = browser.get(page).content.decode()
    following = Action.objects.get(turn=2)
    assert f"The next one is {following.reference}, due 31 December 2099." in text
    assert f'href="/actions/{following.pk}/">{following.reference}</a>' in text
    assert (
        "It comes again no more."
        in browser.get(f"/actions/{following.pk}/withdraw/").content.decode()
    )
    assert "Every year" in browser.get("/actions/").content.decode()
