"""The timetable year by year: its wheel, and the same in rows with the numbers of the wheel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dateutil.relativedelta import relativedelta
from django.utils.safestring import SafeString

from governance.core.charts.wheel import Arc, year_wheel
from governance.core.formatting import format_month
from governance.periods.values import FIRST_MONTH, period_containing, year_starting
from governance.plans.models import BusinessPlan
from governance.timetable.models import TimetableEntry

Row = TypeVar("Row")
STATUSES = [(each.label, each.tone) for each in TimetableEntry.Status]


@dataclass(frozen=True)
class Planned:
    """What a year table needs to know of one entry."""

    title: str
    starts_on: date
    due_on: date
    tone: str


@dataclass(frozen=True)
class YearTable(Generic[Row]):
    """One business year with what is planned in it, each with its number on the wheel."""

    label: str
    months: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    wheel: SafeString


def years_of(starts_on: date, ends_on: date | None, last_planned: date) -> list[date]:
    """The first days of the business years of a plan; of one without an end, as far as planned."""
    first = year_starting(starts_on, FIRST_MONTH)
    last = max(ends_on - relativedelta(days=1) if ends_on else starts_on, last_planned)
    count = year_starting(last, FIRST_MONTH).year - first.year + 1
    return [first + relativedelta(years=at) for at in range(count)]


def planned(entry: TimetableEntry) -> Planned:
    tone = TimetableEntry.Status(entry.status).tone
    return Planned(entry.title, entry.starts_on, entry.due_on, tone)


def year_tables(
    plan: BusinessPlan, entries: Sequence[TimetableEntry]
) -> list[YearTable[TimetableEntry]]:
    """Every year of the plan, also one in which nothing is planned."""
    last = max((each.due_on for each in entries), default=plan.starts_on)
    years = years_of(plan.starts_on, plan.ends_on, last)
    return [year_table(year, [(each, planned(each)) for each in entries]) for year in years]


def year_table(year: date, rows: Iterable[tuple[Row, Planned]]) -> YearTable[Row]:
    """What has any of its months in the year that opens on this day."""
    months = tuple(format_month(year + relativedelta(months=at)) for at in range(12))
    label = period_containing("year", year).label
    within = [
        (row, told)
        for row, told in rows
        if months_after(year, told.starts_on) < 12 and months_after(year, told.due_on) >= 0
    ]
    numbered = [(number, row, told) for number, (row, told) in enumerate(within, 1)]
    arcs = [arc(number, told, year) for number, _, told in numbered]
    wheel = year_wheel(
        months,
        arcs,
        STATUSES,
        title=f"Quality-assurance timetable, {label}",
        key=f"wheel-{year.year}",
    )
    return YearTable(label, months, tuple((number, row) for number, row, _ in numbered), wheel)


def arc(number: int, told: Planned, year: date) -> Arc:
    """Of what goes on into another year, the months of this one."""
    first = max(months_after(year, told.starts_on), 0)
    last = min(months_after(year, told.due_on), 11)
    return Arc(number, told.title, first, last, told.tone)


def months_after(year: date, day: date) -> int:
    """How many months after the opening of the year the day’s month is; less than 0 before it."""
    return (day.year - year.year) * 12 + day.month - year.month
