"""The grid of the tracker: who was asked for what, quarter by quarter, and how each stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from assurance.returns import lateness
from assurance.returns.models import AssuranceReturn, DisplayStatus
from assurance.returns.models.receipts import received_in
from assurance.returns.models.return_rows import ReturnQuerySet
from governance.core.page_urls import page_url
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor
from governance.core.status_grids import GridCell, GridColumn, GridRow, StatusGrid
from governance.core.statuses import StatusChoices
from governance.core.text_folding import Folded
from governance.periods.models import Period
from governance.periods.values import period_containing, quarter_and_year

QUARTERS_SHOWN = 4
HOW_OFTEN = {
    Period.Kind.QUARTER: "each quarter",
    Period.Kind.HALF_YEAR: "each half year",
    Period.Kind.YEAR: "each year",
    Period.Kind.TWO_YEARS: "every two years",
    Period.Kind.THREE_YEARS: "every three years",
}
Places = tuple[int, ...] | None
"""The partnerships that receive the returns of a tracker, by their keys; None for any."""
OFTENER = (Period.Kind.MONTH,)
"""What has several periods in a quarter stands in the list alone."""


@dataclass(frozen=True)
class ReturnRow:
    """One return as the tracker shows it."""

    record: AssuranceReturn
    url: str
    status: StatusChoices
    late_by: str

    @property
    def late(self) -> str:
        return f"{self.late_by} late" if self.late_by else ""


def return_row(record: AssuranceReturn, on: date) -> ReturnRow:
    url = page_url("assurance:return-detail", record.pk)
    return ReturnRow(record, url, record.display_status(on=on), lateness.late_by(record, on=on))


def quarter_of(period: Period) -> str:
    """The code of the quarter in which a period ended: a year stands in its last quarter."""
    return period_containing("quarter", period.ends_on - timedelta(days=1)).code


def returns_of(actor: Actor, received: Places) -> ReturnQuerySet:
    """What the actor sees, and of that what these partnerships receive; all where none is named."""
    rows = AssuranceReturn.objects.visible_to(actor)
    return rows if received is None else rows.filter(received_in(received))


@prepared
def returns_in_grid(
    actor: Actor, received: Places, periods: tuple[int, ...]
) -> QuerySet[AssuranceReturn]:
    rows = returns_of(actor, received).filter(period__in=periods).for_list()
    return rows.order_by(Folded("group__name"), Folded("organisation__name"), "period__kind", "pk")


def returns_grid(actor: Actor, received: Places, periods: list[Period]) -> StatusGrid | None:
    """Who was asked, by the quarter that was asked about or in which the year ended.

    The last quarters, oldest first; the list below has every return. ``periods`` newest first.
    """
    quarters = {each.pk: quarter_of(each) for each in periods if each.kind not in OFTENER}
    latest = list(dict.fromkeys(quarters.values()))[:QUARTERS_SHOWN]
    shown = tuple(pk for pk, code in quarters.items() if code in latest)
    found = returns_in_grid(actor, received, shown)
    if not found:
        return None
    sides = {
        row_key(row): GridRow(row_key(row), str(row.respondent), note=note)
        for row, note in zip(found, differences(found), strict=True)
    }
    return StatusGrid(
        title="Returns by respondent and quarter",
        row_heading="From",
        rows=tuple(sides.values()),
        columns=[GridColumn(code, *quarter_and_year(code)) for code in reversed(latest)],
        cells={
            (row_key(row), quarters[row.period_id]): returns_cell(return_row(row, actor.on))
            for row in found
        },
        absent=DisplayStatus.NOT_ASKED,
    )


def row_key(row: AssuranceReturn) -> str:
    """One row for each thing that is asked of each respondent by each group."""
    who = f"g{row.group_id}" if row.group_id else f"o{row.organisation_id}"
    return f"{who}-{row.instrument.key}-{row.returns_to_id}-{row.period.kind}"


def differences(found: list[AssuranceReturn]) -> list[str]:
    """What tells the rows of one respondent apart: what is asked, how often, by which group.

    Only what is not the same in the whole grid.
    """
    parts = [
        [str(row.instrument) for row in found],
        [HOW_OFTEN[Period.Kind(row.period.kind)] for row in found],
        [f"to {row.returns_to}" for row in found],
    ]
    told = [words for words in parts if len(set(words)) > 1]
    return [", ".join(words) for words in zip(*told, strict=True)] if told else [""] * len(found)


def returns_cell(shown: ReturnRow) -> GridCell:
    url = reverse("assurance:return-detail", args=[shown.record.pk])
    return GridCell(shown.status, shown.late, url)
