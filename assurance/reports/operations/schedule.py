"""What happens to reports because time passed: those whose returns were all due are composed."""

from datetime import date, datetime

from django.db.models import Max

from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.reports.reporting_groups import producing_groups
from assurance.returns.models import AssuranceReturn
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.models import Period
from governance.periods.values import last_completed
from governance.structure.models import Group


def compose_due_reports(*, by: Actor, at: datetime) -> list[Report]:
    """Compose the last quarter's report of every producing group whose returns were all due.

    Once only: from then on the office composes it again when it wants to.
    """
    return [
        reports.compose(group, period, by=by, at=at)
        for group in producing_groups(on=by.on)
        for period in [periods.get_or_create_period(last_completed("quarter", by.on))]
        if is_due(group, period, by.on)
    ]


def is_due(group: Group, period: Period, on: date) -> bool:
    """Not composed yet, and the last due day of what was asked for the quarter is past."""
    if Report.objects.filter(group=group, period=period).exists():
        return False
    asked = AssuranceReturn.objects.filter(returns_to=group, period=period)
    last = asked.aggregate(last=Max("deadline__due_on"))["last"]
    return last is not None and on > last
