"""When a rule's time is up, and how far along it is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from governance.rules import workdays
from governance.rules.errors import NoLimitStated
from governance.rules.field_types import on_day_of_year
from governance.rules.schema import Rule


def add_days(day: date, n: int) -> date:
    return day + timedelta(days=n)


def add_years(day: date, n: int) -> date:
    return workdays.add_months(day, 12 * n)


COUNTED: dict[str, Callable[[date, int], date]] = {
    "working_days": workdays.add_working_days,
    "calendar_days": add_days,
    "months": workdays.add_months,
    "years": add_years,
}


class DayCount(NamedTuple):
    """ "Day 9 of 15": working days where the rule counts those, otherwise calendar days."""

    n: int
    of: int


def due_on(rule: Rule, start: date) -> date:
    """The last day allowed by ``rule`` when ``start`` is day 0 (or, counting back, the event).

    Raises NoLimitStated, and DateOutOfRange where the calendar ends.
    """
    workdays.require_known(start.year)
    if rule.date_of_year and rule.year_ends:
        due = _date_of_year(rule.date_of_year, start, year_ends=rule.year_ends)
    elif rule.limit and rule.unit:
        n = -rule.limit if rule.direction == "before" else rule.limit
        due = count_on(rule, start, n)
    else:
        raise NoLimitStated(rule.code)
    workdays.require_known(due.year)
    return due


def count_on(rule: Rule, start: date, n: int) -> date:
    """So many of the rule’s unit on from a day, by the calendar that the rule names."""
    if rule.is_uk_wide:
        return workdays.add_working_days(start, n, uk_wide=True)
    return COUNTED[rule.unit or "calendar_days"](start, n)


def first_day_after(rule: Rule, done_on: date) -> date:
    """The first day of an event before which something had to be done, and was on ``done_on``.

    For a rule that counts back from the event. Counted both ways, since from a Saturday or Sunday
    the count back is a working day shorter; raises what ``due_on`` raises.
    """
    if not (rule.limit and rule.unit and rule.direction == "before"):
        raise NoLimitStated(rule.code)
    day = count_on(rule, done_on, rule.limit)
    while due_on(rule, day) < done_on:
        day += timedelta(days=1)
    return day


def _date_of_year(date_of_year: str, day: date, *, year_ends: str) -> date:
    """Its day next after the last day of the business year in which ``day`` lies."""
    last_day = _next(year_ends, day)
    return _next(date_of_year, last_day + timedelta(days=1))


def _next(day_of_year: str, day: date) -> date:
    this_year = on_day_of_year(day_of_year, day.year)
    return this_year if day <= this_year else on_day_of_year(day_of_year, day.year + 1)


def warn_on(due: date) -> date | None:
    """The last working day before a due date that is none itself; the due date still stands."""
    return None if workdays.is_working_day(due) else workdays.working_day_on_or_before(due)


def day_count(rule: Rule, start: date, today: date) -> DayCount:
    """Where a deadline under ``rule`` stands ``today``; raises what ``due_on`` raises."""
    return days_so_far(rule.unit, start, due_on(rule, start), today)


def days_so_far(unit: str | None, start: date, due: date, today: date) -> DayCount:
    """How far ``today`` is on the way from day 0 to ``due``, for a deadline that has these itself.

    0 until it starts, above ``of`` once it has run over. Where ``due`` comes first, as it does in
    counting back from an event, it gives the days that still lie before that event.
    """
    passed = days_between(unit, start, today)
    n = -passed if due < start else passed
    return DayCount(n=max(n, 0), of=abs(days_between(unit, start, due)))


def days_between(unit: str | None, start: date, end: date) -> int:
    """Working days where ``unit`` counts those, else calendar days; negative where ``end`` is past.

    ``start`` itself is day 0.
    """
    if unit == "working_days":
        return workdays.working_days_between(start, end)
    return (end - start).days
