"""What the independent scrutineer said of the year's quarterly reports, and what was answered.

Counted only: the words themselves are for those who make the reports.
"""

from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.models import Report, ReportComment
from assurance.yearly.evidence.quarters import KIND, reports_of
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.periods.values import short_quarter

Kind = ReportComment.Kind


def contribute(context: YearContext) -> YearEvidence:
    """Of the reports that were issued; two queries."""
    rows = list(reports_of(context).defer("content").prefetch_related("comments"))
    told = [row for row in rows if said(row, Kind.SCRUTINY)]
    table = Table(
        title="Independent scrutiny of the quarterly reports",
        heads=("Quarter", "Comments of the scrutineer", "Answered"),
        rows=tuple(comments_row(row) for row in told),
    )
    label = "Quarterly reports on which the scrutineer commented"
    figure = context.told_count("reports-scrutinised", label, told)
    return YearEvidence(blocks={"scrutiny": (table,) if told else ()}, glance=(figure,))


def said(row: Report, kind: Kind) -> list[ReportComment]:
    return [each for each in row.comments.all() if each.kind == kind]


def comments_row(row: Report) -> TableRow:
    answered = {each.answers_id for each in said(row, Kind.ANSWER)}
    remarks = said(row, Kind.SCRUTINY)
    return TableRow(
        cells=(
            short_quarter(row.period.code),
            str(len(remarks)),
            str(sum(each.pk in answered for each in remarks)),
        ),
        source=Source(kind=KIND, ids=(row.pk,)),
    )
