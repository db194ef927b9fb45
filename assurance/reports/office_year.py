"""What falls due in a year of quarterly reports: the day by which each is scrutinised."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from assurance.reports.models import Report
from assurance.reports.scrutiny_days import REPORT_SCRUTINY
from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from governance.periods.values import period_containing, short_quarter
from governance.rules.workdays import add_working_days
from governance.structure.models import Cadence

Made = Mapping[tuple[int, str], tuple[int, str]]
"""The key and the status of a report, by its group and quarter."""
QUARTERS = 6
"""Of the half year before and the year: those whose report may be due within it."""


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """As the arrangements state it for the groups that report; two queries."""
    rows = Report.objects.visible_to(scope.actor).filter(group__in=scope.groups)
    found = rows.order_by().values_list("group", "period__code", "pk", "status")
    made = {(group, code): (pk, status) for group, code, pk, status in found}
    stated = Cadence.objects.in_force(on=scope.actor.on).filter(
        item=REPORT_SCRUTINY, group__in=scope.groups, due_working_days__isnull=False
    )
    for cadence in stated.select_related("group").order_by("pk"):
        yield from days_of(cadence, made, scope)


def days_of(cadence: Cadence, made: Made, scope: YearScope) -> Iterator[DueItem]:
    for quarter in range(-2, QUARTERS - 2):
        span = period_containing("quarter", scope.starts_on + relativedelta(months=3 * quarter))
        last_day = span.ends_on - timedelta(days=1)
        due_on = add_working_days(last_day, cadence.due_working_days or 0)
        pk, status = made.get((cadence.group_id, span.code), (None, ""))
        if not scope.has(due_on) or (pk is None and span.ends_on <= scope.actor.on):
            continue
        yield DueItem(
            kind="Reports",
            title=f"{cadence.group}: scrutiny of the report, {short_quarter(span.code)}",
            on=due_on,
            url=page_url("assurance:report-detail", pk) if pk else reverse("assurance:report-list"),
            is_done=status == Report.Status.ISSUED,
            is_expected=pk is None,
        )
