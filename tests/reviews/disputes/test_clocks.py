"""The clock of a stage: hours, working days of England, and the moment from which each counts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.rules.workdays import is_working_day, working_days_between
from reviews.disputes.protocols.clocks import anchor_moment, due_moment
from reviews.disputes.protocols.files import protocols
from reviews.disputes.protocols.schema import StageRule

pytestmark = pytest.mark.once
LONDON = ZoneInfo("Europe/London")
MOMENTS = some.datetimes(datetime(2019, 1, 1), datetime(2035, 12, 31), timezones=some.just(UTC))
SOURCE = {"citation": "A source", "confirmed": False}


def a_stage(limit: int | str, unit: str | None = None, counts_from: str | None = None):
    return StageRule(
        title="A stage",
        level="manager",
        sides="Both",
        limit=limit,
        unit=unit,
        counts_from=counts_from,
        **SOURCE,
    )


@given(MOMENTS, some.integers(1, 400))
def test_hours_are_hours_of_the_clock_whatever_summer_time_does(start, hours):
    due = due_moment(a_stage(hours, "hours", "disagreement"), start)

    assert due - start == timedelta(hours=hours)


@given(MOMENTS, some.integers(1, 60))
def test_working_days_end_with_the_last_moment_of_a_working_day(start, days):
    due = due_moment(a_stage(days, "working_days", "disagreement"), start)
    first = start.astimezone(LONDON).date()

    assert is_working_day(due.date())
    assert working_days_between(first, due.date()) == days
    assert (due.astimezone(LONDON) + timedelta(seconds=1)).date() == due.date() + timedelta(days=1)
    assert due > start


@given(MOMENTS, some.sampled_from(["hours", "working_days"]), some.integers(1, 40))
def test_a_longer_limit_is_never_due_earlier(start, unit, limit):
    one = due_moment(a_stage(limit, unit, "disagreement"), start)
    more = due_moment(a_stage(limit + 1, unit, "disagreement"), start)

    assert one < more


@given(MOMENTS, MOMENTS, MOMENTS)
def test_each_anchor_is_its_own_moment(disagreed, began, ended):
    moments = {"disagreed_at": disagreed, "previous_start": began, "previous_end": ended}

    assert anchor_moment("disagreement", **moments) == disagreed
    assert anchor_moment("previous_start", **moments) == began
    assert anchor_moment("previous_end", **moments) == ended
    assert anchor_moment(None, **moments) is None


@given(MOMENTS)
def test_a_limit_that_is_not_stated_is_never_due(start):
    assert due_moment(a_stage("not stated"), start) is None
    assert due_moment(a_stage("not stated"), None) is None


def test_the_night_in_which_the_clocks_change_has_its_own_length():
    before = datetime(2026, 3, 28, 9, tzinfo=LONDON)  # the clocks go forward on the 29th

    due = due_moment(a_stage(48, "hours", "disagreement"), before)

    assert due.astimezone(LONDON) == datetime(2026, 3, 30, 10, tzinfo=LONDON)


def test_five_working_days_leave_out_christmas():
    start = datetime(2025, 12, 22, 15, tzinfo=LONDON)  # a Monday

    due = due_moment(a_stage(5, "working_days", "previous_start"), start)

    assert due == datetime(2025, 12, 31, 23, 59, 59, tzinfo=LONDON)


def test_a_disagreement_late_in_a_summer_evening_is_of_that_day_in_london():
    start = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)  # 00:30 on Tuesday in London

    assert due_moment(a_stage(1, "working_days", "disagreement"), start).date() == date(2026, 7, 8)


def test_lincolnshire_counts_its_second_stage_from_the_first_not_from_its_end():
    stages = protocols()["lincolnshire-practitioners"].stages

    assert [(each.limit, each.unit, each.counts_from) for each in stages] == [
        (48, "hours", "disagreement"),
        (5, "working_days", "previous_start"),
        (48, "hours", "previous_end"),
        (None, None, None),
    ]
    assert stages[3].involves_chair
