"""Which quarter, half or whole year a day lies in, and what people call it."""

from datetime import date, timedelta

import hypothesis
import pytest
from hypothesis import strategies as st

from governance.periods import operations as periods
from governance.periods.models import Period
from governance.periods.values import (
    MONTHS,
    YEARS,
    PeriodValue,
    UnknownPeriod,
    business_quarter,
    last_completed,
    period_containing,
)

KINDS = sorted([*MONTHS, *YEARS])
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def test_a_quarter_is_named_as_people_name_it():
    assert period_containing("quarter", date(2025, 8, 9)) == PeriodValue(
        "quarter",
        "2025-26 Q2",
        "Quarter 2, July to September 2025",
        date(2025, 7, 1),
        date(2025, 10, 1),
    )


@pytest.mark.parametrize(
    ("kind", "code", "label"),
    [
        ("month", "2026-01", "January 2026"),
        ("quarter", "2025-26 Q4", "Quarter 4, January to March 2026"),
        ("half_year", "2025-26 H2", "Second half year, October 2025 to March 2026"),
        ("year", "2025-26", "Year 2025-26, April 2025 to March 2026"),
        ("two_years", "2024-26", "2 years 2024-26, April 2024 to March 2026"),
        ("three_years", "2024-27", "3 years 2024-27, April 2024 to March 2027"),
    ],
)
def test_every_kind_has_its_code_and_words(kind, code, label):
    span = period_containing(kind, date(2026, 1, 31))

    assert (span.code, span.label) == (code, label)


def test_a_year_of_calendar_years_is_named_by_one_year():
    span = period_containing("year", date(2025, 5, 5), first_month=1)

    assert (span.code, span.starts_on, span.ends_on) == ("2025", date(2025, 1, 1), date(2026, 1, 1))


def test_two_years_are_counted_from_where_they_began():
    span = period_containing("two_years", date(2027, 6, 1), counted_from=date(2025, 9, 1))

    assert (span.starts_on, span.ends_on) == (date(2027, 4, 1), date(2029, 4, 1))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2025, 9, 30), "2025-26 Q1"),
        (date(2025, 10, 1), "2025-26 Q2"),
        (date(2026, 4, 1), "2025-26 Q4"),
    ],
)
def test_the_last_completed_quarter_changes_on_the_first_day_after_it(day, code):
    assert last_completed("quarter", day).code == code


@hypothesis.given(st.sampled_from(KINDS), days, st.integers(1, 12))
def test_every_day_lies_in_one_period_of_each_kind(kind, day, first_month):
    span = period_containing(kind, day, first_month)
    before = period_containing(kind, span.starts_on - timedelta(days=1), first_month)
    after = period_containing(kind, span.ends_on, first_month)

    assert span.starts_on <= day < span.ends_on
    assert period_containing(kind, span.starts_on, first_month) == span
    assert (before.ends_on, after.starts_on) == (span.starts_on, span.ends_on)


@hypothesis.given(st.sampled_from(KINDS), days)
def test_the_last_completed_period_is_over_and_the_next_is_not(kind, day):
    span = last_completed(kind, day)

    assert span.ends_on <= day
    assert period_containing(kind, span.ends_on).ends_on > day


@hypothesis.given(days)
def test_a_quarter_is_found_again_by_the_words_it_is_given_by(day):
    span = period_containing("quarter", day)
    year, code = span.code.split()

    assert business_quarter(year, code) == span


@pytest.mark.parametrize(
    ("year", "code", "told"),
    [
        ("2025-26", "Q5", "Unknown quarter Q5: Q1, Q2, Q3 and Q4 exist."),
        ("2025-27", "Q1", "Unknown year 2025-27: write it as in 2025-26."),
        ("2025", "Q1", "Unknown year 2025: write it as in 2025-26."),
        ("next", "Q1", "Unknown year next: write it as in 2025-26."),
        ("0000-01", "Q1", "Unknown year 0000-01: write it as in 2025-26."),
        ("9999-00", "Q4", "Unknown year 9999-00: write it as in 2025-26."),
    ],
)
def test_what_names_no_quarter_is_told(year, code, told):
    with pytest.raises(UnknownPeriod) as error:
        business_quarter(year, code)

    assert str(error.value) == told


@pytest.mark.django_db
def test_keeping_a_period_twice_keeps_one_row():
    span = period_containing("quarter", date(2025, 8, 9))

    assert periods.get_or_create_period(span) == periods.get_or_create_period(span)
    kept = Period.objects.get()
    assert (kept.kind, kept.code, kept.label) == (span.kind, span.code, span.label)
