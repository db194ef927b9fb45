"""When a yearly report of the panel is due: as often as the arrangements ask for one.

They say how often and, where they do, how many working days after the year’s end. Where no day is
stated, one is late when as long has passed since the last as may lie between two.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from governance.periods.values import last_completed
from governance.rules.workdays import add_months, add_working_days
from governance.structure.models import Cadence, GroupService
from reviews.child_deaths.models import PanelReport

ITEM = "cdop-report"
MONTHS = {"year": 12, "two_years": 24, "three_years": 36}


@dataclass(frozen=True, kw_only=True)
class ReportDue:
    """How the yearly report of one partnership stands."""

    partnership_id: int
    cadence: Cadence
    last_received_on: date | None
    due_on: date | None
    """None where the arrangements count in nothing that gives a day, or all is there."""

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on


def reports_due(partnerships: Collection[int], *, on: date) -> list[ReportDue]:
    """What the arrangements in force ask, by partnership; three queries, one where they ask none.

    Of several groups of one partnership that are to be given it, the first.
    """
    rows = list(Cadence.objects.in_force(on=on).filter(item=ITEM).order_by("starts_on", "pk"))
    if not rows or not partnerships:
        return []
    served = GroupService.objects.in_force(on=on).by_group({row.group_id for row in rows})
    asked: dict[int, Cadence] = {}
    for row in rows:
        for place in served[row.group_id]:
            if place in partnerships:
                asked.setdefault(place, row)
    came = last_reports(asked)
    return [
        build_due(place, cadence, *came.get(place, (None, None)), on=on)
        for place, cadence in asked.items()
    ]


def last_reports(partnerships: Collection[int]) -> dict[int, tuple[date, int]]:
    """When the last report came, and the latest year that was reported on, by partnership."""
    rows = PanelReport.objects.filter(partnership__in=partnerships).values("partnership")
    found = rows.annotate(came=Max("received_on"), latest=Max("year")).order_by("partnership")
    return {row["partnership"]: (row["came"], row["latest"]) for row in found}


def build_due(
    place: int, cadence: Cadence, came: date | None, year: int | None, *, on: date
) -> ReportDue:
    due_on = None
    if cadence.due_working_days and cadence.unit == Cadence.Unit.YEAR:
        ended = last_completed("year", on)
        if year is None or year < ended.starts_on.year:
            last_day = ended.ends_on - timedelta(days=1)
            due_on = add_working_days(last_day, cadence.due_working_days)
    elif cadence.unit in MONTHS:
        due_on = add_months(came or cadence.starts_on, MONTHS[cadence.unit] * cadence.interval)
    return ReportDue(partnership_id=place, cadence=cadence, last_received_on=came, due_on=due_on)
