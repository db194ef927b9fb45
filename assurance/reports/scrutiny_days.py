"""By which day a quarter's report is to be scrutinised, as the arrangements state it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assurance.reports.models import Report
from governance.core.formatting import format_date
from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline
from governance.rules.workdays import add_working_days
from governance.structure.models import Cadence

REPORT_SCRUTINY = "report-scrutiny"
"""How the arrangements name the cadence of it, beside that of the report."""


@dataclass(frozen=True)
class ScrutinyDay:
    """The end of the day by which the scrutineer is heard; None where no source states it."""

    due_on: date | None = None
    is_confirmed: bool = True

    def late_by(self, *, on: date) -> str:
        """In working days; empty while there is time, and where no date is set."""
        return late_since(self.due_on, Deadline.Unit.WORKING_DAYS, on=on) if self.due_on else ""

    @property
    def reservation(self) -> str:
        """What is to be known of the day where it is asked for: that it is none, or not sure."""
        if self.due_on is None:
            return ": no date is set"
        return "" if self.is_confirmed else " (date to be confirmed)"

    def __str__(self) -> str:
        if self.due_on is None:
            return "no date is set"
        return f"by {format_date(self.due_on)}{'' if self.is_confirmed else ' (to be confirmed)'}"


def scrutiny_days(reports: Iterable[Report], *, on: date) -> dict[int, ScrutinyDay]:
    """Of each report by its key, as the arrangements in force on the day have it; one query."""
    known = list(reports)
    stated = Cadence.objects.in_force(on=on).filter(
        item=REPORT_SCRUTINY, group__in={report.group_id for report in known}
    )
    by_group = {row.group_id: row for row in stated} if known else {}
    return {each.pk: scrutiny_day(each, by_group.get(each.group_id)) for each in known}


def scrutiny_day(report: Report, stated: Cadence | None) -> ScrutinyDay:
    """So many working days after the quarter's last day."""
    if stated is None or stated.due_working_days is None:
        return ScrutinyDay()
    last_day = report.period.ends_on - timedelta(days=1)
    return ScrutinyDay(add_working_days(last_day, stated.due_working_days), stated.is_confirmed)
