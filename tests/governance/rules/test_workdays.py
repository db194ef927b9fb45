"""Working days: the published bank holidays, and laws that hold for every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.errors import DateOutOfRange
from governance.rules.workdays import (
    CALENDAR,
    add_months,
    add_working_days,
    is_working_day,
    working_day_on_or_before,
    working_days_between,
)
from tests.bank_holidays import written

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
near_days = st.dates(date(2023, 12, 1), date(2025, 1, 31))
working_days = days.filter(is_working_day)
counts = st.integers(-60, 60)


PUBLISHED = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_weekdays_off_are_exactly_the_published_bank_holidays(year):
    every_day = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    weekdays_off = [day for day in every_day if day.weekday() < 5 and not is_working_day(day)]
    assert [f"{day:%m-%d}" for day in weekdays_off] == PUBLISHED[year].split()


def test_the_calendar_is_the_one_that_is_written_now():
    assert CALENDAR.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("moved_away", [date(2020, 5, 4), date(2022, 5, 30)])
def test_a_bank_holiday_that_was_moved_leaves_a_working_day_behind(moved_away):
    assert is_working_day(moved_away)


@pytest.mark.parametrize("day", [date(2025, 6, 7), date(2025, 6, 8), date(2021, 12, 25)])
def test_weekends_are_not_working_days(day):
    assert not is_working_day(day)


@given(days, counts.filter(bool))
def test_a_count_never_lands_on_a_day_that_is_not_worked(day, n):
    assert is_working_day(add_working_days(day, n))


@given(days, counts, counts)
def test_more_days_land_later(day, n, m):
    fewer, more = sorted((n, m))
    assert add_working_days(day, fewer) <= add_working_days(day, more)


@given(days, days, st.integers(1, 60))
def test_a_later_start_never_ends_earlier(one, other, n):
    earlier, later = sorted((one, other))
    assert add_working_days(earlier, n) <= add_working_days(later, n)


@given(working_days, counts)
def test_there_and_back_is_the_same_working_day(day, n):
    assert add_working_days(add_working_days(day, n), -n) == day


@given(days, counts)
def test_counting_the_days_between_undoes_adding_them(day, n):
    assert working_days_between(day, add_working_days(day, n)) == n


@given(near_days, near_days)
def test_counting_by_weeks_is_counting_each_day(one, other):
    earlier, later = sorted((one, other))
    after = range(1, (later - earlier).days + 1)
    before = range((later - earlier).days)

    forward = sum(is_working_day(earlier + timedelta(days=n)) for n in after)
    backward = sum(is_working_day(earlier + timedelta(days=n)) for n in before)

    assert working_days_between(earlier, later) == forward
    assert working_days_between(later, earlier) == -backward


@given(days)
def test_the_working_day_on_or_before_leaves_none_between(day):
    found = working_day_on_or_before(day)
    assert is_working_day(found)
    assert working_days_between(found, day) == 0


@given(days, st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_last_of_the_month(day, n):
    landed = add_months(day, n)
    assert (landed.year * 12 + landed.month) - (day.year * 12 + day.month) == n
    clamped = landed.day < day.day and (landed + timedelta(days=1)).day == 1
    assert landed.day == day.day or clamped


@pytest.mark.parametrize(
    ("day", "n", "landed"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2025, 1, 31), -2, date(2024, 11, 30)),
    ],
)
def test_months_clamp_to_the_months_end(day, n, landed):
    assert add_months(day, n) == landed


@pytest.mark.parametrize(
    "ask",
    [
        lambda: is_working_day(date(2101, 1, 3)),
        lambda: add_working_days(date(2100, 12, 31), 5),
        lambda: add_working_days(date.max, 1),
        lambda: add_working_days(date.min, -1),
        lambda: add_months(date(2100, 12, 1), 1),
    ],
)
def test_a_year_whose_holidays_are_unknown_is_refused_with_the_years_that_are(ask):
    with pytest.raises(DateOutOfRange, match="the years 1872 to 2100"):
        ask()


def test_uk_wide_no_holiday_of_any_part_is_a_working_day():
    st_patrick, second_of_january, st_andrew = (
        date(2025, 3, 17),
        date(2026, 1, 2),
        date(2026, 11, 30),
    )

    for day in (st_patrick, second_of_january, st_andrew):
        assert is_working_day(day)
        assert not is_working_day(day, uk_wide=True)
    due = add_working_days(date(2025, 12, 15), 20, uk_wide=True)
    assert due == date(2026, 1, 16)
    assert working_days_between(date(2025, 12, 15), due, uk_wide=True) == 20
    assert working_days_between(date(2025, 12, 15), due) == 21
