"""What began and ended in the arrangements in the year: groups, organisations, seats."""

from typing import Any

from django.db.models import Q, QuerySet

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.formatting import format_date
from governance.structure.models import GroupService, Participation, Seat

BEGAN, ENDED = "Began", "Ended"


def contribute(context: YearContext) -> YearEvidence:
    """By the days that the arrangements give; three queries."""
    rows = [
        *changed(organisations(context), "Organisation", "organisation", context),
        *changed(groups(context), "Group", "group", context),
        *changed(seats(context), "Seat", "title", context),
    ]
    if not rows:
        return YearEvidence()
    table = Table(
        title="What changed in the arrangements",
        heads=("What", "Which", "Change", "From", "Where it is written"),
        rows=tuple(rows),
    )
    return YearEvidence(blocks={"arrangements": (table,)})


def organisations(context: YearContext) -> QuerySet:
    rows = Participation.objects.filter(partnership=context.partnership)
    return rows.select_related("organisation")


def groups(context: YearContext) -> QuerySet:
    return GroupService.objects.filter(partnership=context.partnership).select_related("group")


def seats(context: YearContext) -> QuerySet:
    return Seat.objects.filter(
        Q(partnership=context.partnership)
        | Q(participation__partnership=context.partnership)
        | Q(group=context.group)
    )


def changed(rows: QuerySet, what: str, name: str, context: YearContext) -> list[TableRow]:
    """Those that began, and those that ended, on a day of the year after its first."""
    first, last = context.period.starts_on, context.year_end
    began = Q(starts_on__gt=first, starts_on__lte=last)
    ended = Q(ends_on__gt=first, ends_on__lte=last)
    found = []
    for row in rows.filter(began | ended).order_by("starts_on", "pk"):
        if first < row.starts_on <= last:
            found.append(change_row(row, what, name, BEGAN, row.starts_on))
        if row.ends_on and first < row.ends_on <= last:
            found.append(change_row(row, what, name, ENDED, row.ends_on))
    return found


def change_row(row: Any, what: str, name: str, change: str, day: Any) -> TableRow:
    written = getattr(row, "source", "") or "Not stated"
    return TableRow(cells=(what, str(getattr(row, name)), change, format_date(day), written))
