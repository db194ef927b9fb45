"""What the quarterly reports of the year concluded, as they were agreed."""

from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.current_content import content_of
from assurance.reports.content.sections import DIFFERENCE
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.periods.values import short_quarter

KIND = Report._meta.label_lower
CONCLUSIONS = {
    DIFFERENCE.key: "What difference it made",
    "doing-well": "What we are doing well",
    "further-exploration": "For further exploration",
}
EMPTY = "Nothing is written."


def contribute(context: YearContext) -> YearEvidence:
    """Those of the groups that serve the partnership, once they were sent; one query."""
    rows = list(
        Report.objects.frozen()
        .filter(
            group__services__partnership=context.partnership,
            period__starts_on__gte=context.period.starts_on,
            period__ends_on__lte=context.period.ends_on,
        )
        .select_related("group", "period")
        .distinct()
        .order_by("period__starts_on", "pk")
    )
    table = Table(
        title="What the quarterly reports concluded",
        heads=("Quarter", *CONCLUSIONS.values()),
        rows=tuple(conclusions(row, content_of(row)) for row in rows),
    )
    return YearEvidence(
        blocks={"decisions": (table,) if rows else ()},
        glance=(
            context.told_figure(
                "quarterly-reports", "Quarterly reports agreed or sent", f"{len(rows)} of 4"
            ),
        ),
    )


def conclusions(row: Report, content: ReportContent) -> TableRow:
    written = {each.key: each.narrative for each in content.sections}
    return TableRow(
        cells=(
            short_quarter(row.period.code),
            *(written.get(key) or EMPTY for key in CONCLUSIONS),
        ),
        source=Source(kind=KIND, ids=(row.pk,)),
    )
