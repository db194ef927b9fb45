"""Dates, times, counts and sizes as people read them, in Python and in templates alike."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from governance.core import formatting

DAY = date(2027, 3, 2)
IN_SUMMER = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
"""Already the first of July in London."""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("format_date", "2 March 2027"),
        ("format_date_short", "2 Mar 2027"),
        ("format_weekday_date", "Tuesday 2 March 2027"),
        ("format_day_and_month", "2 March"),
        ("format_month", "March 2027"),
    ],
)
def test_a_day_is_written_in_one_way_for_each_use(name, expected):
    assert getattr(formatting, name)(DAY) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("format_date", "1 July 2027"),
        ("format_datetime", "1 July 2027, 00:30"),
        ("format_datetime_short", "1 Jul 2027, 00:30"),
        ("format_time", "00:30"),
    ],
)
def test_a_moment_is_written_in_local_time(name, expected):
    assert getattr(formatting, name)(IN_SUMMER) == expected


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="naive"):
        formatting.format_datetime(datetime(2027, 3, 2))


def test_months_name_their_year_once_where_it_is_the_same():
    autumn, spring = date(2026, 10, 1), date(2027, 3, 31)

    assert formatting.format_month_range(autumn, date(2026, 12, 31)) == "October to December 2026"
    assert formatting.format_month_range(autumn, spring) == "October 2026 to March 2027"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 people"), (1, "1 person"), (2, "2 people"), (1204, "1,204 people")],
)
def test_a_count_has_its_noun_in_the_right_number(number, expected):
    assert formatting.format_count(number, "person", "people") == expected


def test_a_plural_that_is_not_given_ends_in_s():
    assert formatting.format_count(3, "late return") == "3 late returns"


def test_days_are_told_in_the_unit_they_were_counted_in():
    assert formatting.format_duration(1) == "1 day"
    assert formatting.format_duration(9, "working_days") == "9 working days"
    assert formatting.format_duration(9, "months") == "9 days"


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "due today"), (1, "due in 1 working day"), (-6, "6 working days late")],
)
def test_the_time_that_is_left_is_told_and_that_none_is(days, expected):
    assert formatting.format_time_left(days, "working_days") == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_ends_with_and(names, expected):
    assert formatting.format_list(names) == expected


def test_what_is_listed_is_told_by_its_own_words():
    assert formatting.format_list([Decimal(1), Decimal("2.5")]) == "1 and 2.5"


def test_a_size_is_told_in_the_unit_that_fits():
    assert formatting.format_file_size(20 * 1024 * 1024) == "20.0\xa0MB"


def rendered(text: str, **context: object) -> str:
    return Template("{% load formatting %}" + text).render(Context(context))


def test_a_template_writes_what_the_functions_write():
    assert rendered("{{ at|format_datetime }}", at=IN_SUMMER) == "1 July 2027, 00:30"
    assert rendered("{{ day|format_date }}", day=DAY) == "2 March 2027"
    assert rendered("{{ names|format_list }}", names=["a", "b"]) == "a and b"
    assert rendered('{% format_count n "person" "people" %}', n=1204) == "1,204 people"


def test_a_template_shows_nothing_where_a_value_is_missing():
    assert rendered("{{ day|format_date }}{{ missing|format_datetime }}", day=None) == ""
