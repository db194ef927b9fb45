"""When a yearly report of the panel is due: as often as the arrangements ask for one.

They say how often and, where they do, how many working days after the year’s end. Where no day is
stated, one is late when as long has passed since the last as may lie between two.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from governance.core.effective_dates import in_force_q
from governance.core.prepared_queries import prepared
from governance.periods.values import last_completed
from governance.rules.workdays import add_months, add_working_days
from governance.structure.models import Cadence
from reviews.child_deaths.models import PanelReport

ITEM = "cdop-report"
MONTHS = {"year": 12, "two_years": 24, "three_years": 36}


@dataclass(frozen=True, kw_only=True)
class ReportDue:
    """How the yearly report of one partnership stands."""

    partnership_id: int
    partnership_name: str
    cadence: Cadence
    last_received_on: date | None
    due_on: date | None
    """None where the arrangements count in nothing that gives a day, or all is there."""

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on


def reports_due(partnerships: Collection[int], *, on: date) -> list[ReportDue]:
    """What the arrangements in force ask, by partnership; one query.

    Of several groups of one partnership that are to be given it, the first.
    """
    asked: dict[int, Any] = {}
    for row in cadences_of(frozenset(partnerships), on):
        asked.setdefault(row.place, row)
    return [build_due(row, on=on) for row in asked.values()]


@prepared
def cadences_of(partnerships: frozenset[int], on: date) -> QuerySet:
    """Each with the ``place`` that it serves, its name, when the last report ``came`` there, and
    the ``latest`` year that was reported on.
    """
    serves = "group__services__"
    reports = PanelReport.objects.filter(partnership=OuterRef(f"{serves}partnership"))
    told = reports.order_by().values("partnership")
    rows = Cadence.objects.in_force(on=on).filter(
        in_force_q(on, serves), item=ITEM, **{f"{serves}partnership__in": partnerships}
    )
    return rows.annotate(
        place=F(f"{serves}partnership"),
        place_name=F(f"{serves}partnership__name"),
        came=Subquery(told.annotate(last=Max("received_on")).values("last")),
        latest=Subquery(told.annotate(last=Max("year")).values("last")),
    ).order_by("starts_on", "pk")


def build_due(cadence: Any, *, on: date) -> ReportDue:
    """Of a row of ``cadences_of``."""
    due_on, came, year = None, cadence.came, cadence.latest
    if cadence.due_working_days and cadence.unit == Cadence.Unit.YEAR:
        ended = last_completed("year", on)
        if year is None or year < ended.starts_on.year:
            last_day = ended.ends_on - timedelta(days=1)
            due_on = add_working_days(last_day, cadence.due_working_days)
    elif cadence.unit in MONTHS:
        due_on = add_months(came or cadence.starts_on, MONTHS[cadence.unit] * cadence.interval)
    return ReportDue(
        partnership_id=cadence.place,
        partnership_name=cadence.place_name,
        cadence=cadence,
        last_received_on=came,
        due_on=due_on,
    )
