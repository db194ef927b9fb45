"""What the quarterly reports of the year concluded, as they were agreed."""

from django.db.models import QuerySet

from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.current_content import content_of
from assurance.reports.content.sections import DIFFERENCE
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.periods.values import short_quarter
from governance.structure.models import GroupService

KIND = Report._meta.label_lower
CONCLUSIONS = {
    DIFFERENCE.key: "What difference it made",
    "doing-well": "What we are doing well",
    "further-exploration": "For further exploration",
}
EMPTY = "Nothing is written."


def contribute(context: YearContext) -> YearEvidence:
    """What each said, once it was issued; one query."""
    rows = list(reports_of(context))
    table = Table(
        title="What the quarterly reports concluded",
        heads=("Quarter", *CONCLUSIONS.values()),
        rows=tuple(conclusions(row, content_of(row)) for row in rows),
    )
    return YearEvidence(
        blocks={"decisions": (table,) if rows else ()},
        glance=(
            context.told_figure("quarterly-reports", "Quarterly reports issued", of_four(rows)),
        ),
    )


def of_four(rows: list[Report]) -> str:
    """By the quarters they are of, for two groups may report of one."""
    return f"{len({row.period_id for row in rows})} of 4"


def reports_of(context: YearContext) -> QuerySet:
    """The reports of the year's quarters, issued by today, of the groups that serve the
    partnership, oldest first; that of the last quarter is issued after the year.
    """
    serving = GroupService.objects.in_force(on=context.year_end).filter(
        partnership=context.partnership
    )
    rows = Report.objects.filter(
        status=Report.Status.ISSUED,
        issued_at__lte=context.at,
        group__in=serving.values("group"),
        period__starts_on__gte=context.period.starts_on,
        period__ends_on__lte=context.period.ends_on,
    )
    return rows.select_related("group", "period").order_by("period__starts_on", "pk")


def conclusions(row: Report, content: ReportContent) -> TableRow:
    written = {each.key: each.narrative for each in content.sections}
    return TableRow(
        cells=(
            short_quarter(row.period.code),
            *(written.get(key) or EMPTY for key in CONCLUSIONS),
        ),
        source=Source(kind=KIND, ids=(row.pk,)),
    )
