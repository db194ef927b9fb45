"""What happens to yearly reports because time passed: those of a year that has begun are opened."""

from datetime import date, datetime
from functools import partial

from assurance.yearly.headings.sections import plan
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import preparing
from assurance.yearly.reporting import partnerships_reporting, reporting_group
from governance.core.batches import run_isolated
from governance.core.roles import Actor
from governance.periods.values import PeriodValue, period_containing
from governance.rules.field_types import on_day_of_year
from governance.structure.models import Partnership


def open_due(*, by: Actor, at: datetime) -> list[YearlyReport]:
    """Open this year's report of each partnership whose arrangements ask for one, once its day has
    come. One that cannot be opened stops no other; running again opens nothing twice.
    """
    year = period_containing("year", by.on)
    if by.on < day_of_opening(year):
        return []
    there = set(
        YearlyReport.objects.filter(period__code=year.code).values_list("partnership", flat=True)
    )
    waiting = [each for each in partnerships_reporting(on=by.on) if each.pk not in there]
    return [record for each in waiting if (record := open_one(each, year, by=by, at=at))]


def open_one(
    partnership: Partnership, year: PeriodValue, *, by: Actor, at: datetime
) -> YearlyReport | None:
    if reporting_group(partnership, on=by.on) is None:
        return None
    opening = partial(preparing.open_for, partnership, year, by=by, at=at)
    return run_isolated(opening, about=partnership)


def day_of_opening(year: PeriodValue) -> date:
    """As the plan says; of a year that begins later in the calendar, its first day."""
    return max(on_day_of_year(plan().opens, year.starts_on.year), year.starts_on)
