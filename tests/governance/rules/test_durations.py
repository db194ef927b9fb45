"""Due dates from the shipped rules: checked cases, and how far along a deadline is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.durations import DayCount, day_count, due_on, warn_on
from governance.rules.errors import DateOutOfRange, NoLimitStated
from governance.rules.files import find_rule, rule_sets
from governance.rules.workdays import is_working_day
from tests.of_each import of_each

days = st.dates(date(2015, 1, 1), date(2060, 12, 31))
limited = [rule for each in rule_sets().values() for rule in each.rules if rule.unit]

LSCB = "leicester-lscb-2018"

CHECKED = [
    ("serious-incident-notification", "2024-12-20", None, "2024-12-31"),
    ("serious-incident-notification", "2025-04-05", None, "2025-04-11"),
    ("serious-incident-notification", "2026-04-02", None, "2026-04-13"),
    ("rapid-review", "2024-12-31", None, "2025-01-22"),
    ("rapid-review", "2024-12-20", "wt2018", "2025-01-15"),
    ("practice-review-notice", "2025-04-28", None, "2025-04-15"),
    ("practice-review-publication", "2024-08-31", None, "2025-02-28"),
    ("papers", "2025-05-15", LSCB, "2025-04-30"),
    ("extraordinary-meeting-notice", "2026-04-22", LSCB, "2026-03-30"),
    ("extraordinary-meeting", "2025-12-01", LSCB, "2025-12-31"),
    ("concern-liaison", "2025-12-20", LSCB, "2026-01-03"),
    ("yearly-report-dispatch", "2025-09-30", None, "2025-10-07"),
    ("yearly-report-interval", "2024-02-29", None, "2025-02-28"),
    ("practice-review-availability", "2025-03-01", None, "2026-03-01"),
]


@pytest.mark.parametrize(("code", "start", "edition", "due"), CHECKED)
def test_checked_cases_fall_due_on_the_checked_day(code, start, edition, due):
    day = date.fromisoformat(start)
    assert due_on(find_rule(code, day, edition), day).isoformat() == due


@pytest.mark.parametrize(
    ("any_day_of_the_year", "due"),
    [
        (date(2025, 3, 31), date(2025, 9, 30)),
        (date(2024, 4, 1), date(2025, 9, 30)),
        (date(2024, 9, 30), date(2025, 9, 30)),
        (date(2024, 10, 1), date(2025, 9, 30)),
        (date(2025, 4, 1), date(2026, 9, 30)),
    ],
)
def test_the_yearly_report_is_due_on_30_september_after_the_year_that_holds_the_date(
    any_day_of_the_year, due
):
    rule = find_rule("yearly-report-publication", date(2025, 3, 31))
    assert due_on(rule, any_day_of_the_year) == due


def test_a_rule_without_a_stated_limit_gives_no_date():
    rule = find_rule("care-leaver-death", date(2025, 1, 6))
    with pytest.raises(NoLimitStated, match="care-leaver-death"):
        due_on(rule, date(2025, 1, 6))


@of_each("rule", limited, ids=lambda rule: rule.code)
@of_each("day", [date.min, date.max], ids=str)
def test_a_date_beyond_the_calendar_is_refused_by_every_rule(rule, day):
    with pytest.raises(DateOutOfRange):
        due_on(rule, day)


@given(st.sampled_from(limited), days)
def test_a_due_date_lies_on_the_rules_side_of_its_start(rule, start):
    due = due_on(rule, start)
    assert due < start if rule.direction == "before" else due > start


@given(st.sampled_from(limited), days, days)
def test_a_later_start_never_falls_due_earlier(rule, one, other):
    earlier, later = sorted((one, other))
    assert due_on(rule, earlier) <= due_on(rule, later)


def test_a_due_date_that_is_not_a_working_day_stands_with_an_earlier_warning():
    rule = find_rule("practice-review-publication", date(2025, 4, 18))
    due = due_on(rule, date(2024, 10, 21))
    assert (due, warn_on(due)) == (date(2025, 4, 21), date(2025, 4, 17))


@given(days)
def test_a_warning_is_for_a_working_day_before_a_day_that_is_not_one(due):
    warning = warn_on(due)
    assert (warning is None) == is_working_day(due)
    assert warning is None or (warning < due and is_working_day(warning))


@pytest.mark.parametrize(
    ("today", "counted"),
    [
        (date(2024, 12, 30), DayCount(0, 15)),
        (date(2024, 12, 31), DayCount(0, 15)),
        (date(2025, 1, 14), DayCount(9, 15)),
        (date(2025, 1, 18), DayCount(12, 15)),
        (date(2025, 1, 22), DayCount(15, 15)),
        (date(2025, 1, 24), DayCount(17, 15)),
    ],
)
def test_a_deadline_tells_the_day_it_has_come_to(today, counted):
    rule = find_rule("rapid-review", date(2024, 12, 31))
    assert day_count(rule, date(2024, 12, 31), today) == counted


@pytest.mark.parametrize(
    ("today", "counted"),
    [
        (date(2025, 4, 29), DayCount(11, 10)),
        (date(2025, 4, 30), DayCount(10, 10)),
        (date(2025, 5, 14), DayCount(1, 10)),
        (date(2025, 5, 16), DayCount(0, 10)),
    ],
)
def test_a_deadline_that_counts_back_tells_the_days_that_are_left(today, counted):
    rule = find_rule("papers", today, LSCB)
    assert day_count(rule, date(2025, 5, 15), today) == counted


def test_a_deadline_in_months_tells_calendar_days():
    rule = find_rule("practice-review-publication", date(2024, 8, 31))
    assert day_count(rule, date(2024, 8, 31), date(2024, 9, 30)) == DayCount(30, 181)


@given(st.sampled_from(limited), days)
def test_a_deadline_is_at_its_limit_on_its_due_date(rule, start):
    counted = day_count(rule, start, due_on(rule, start))
    assert counted.n == counted.of


@given(st.sampled_from([rule for rule in limited if rule.direction == "after"]), days)
def test_a_deadline_is_past_its_limit_only_after_its_due_date(rule, start):
    tomorrow_of_due = due_on(rule, start) + timedelta(days=5)
    counted = day_count(rule, start, tomorrow_of_due)
    assert counted.n > counted.of
