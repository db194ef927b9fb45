"""What began and ended in the arrangements in the year: groups, organisations, seats."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.formatting import format_date
from governance.structure.models import Group, GroupService, Participation, Seat

DAY = timedelta(days=1)


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
        heads=("Which", "What", "Change", "Where it is written"),
        rows=tuple(rows),
    )
    return YearEvidence(blocks={"arrangements": (table,)})


def organisations(context: YearContext) -> QuerySet:
    rows = Participation.objects.filter(partnership=context.partnership)
    return rows.select_related("organisation")


def groups(context: YearContext) -> QuerySet:
    return GroupService.objects.filter(partnership=context.partnership).select_related("group")


def seats(context: YearContext) -> QuerySet:
    serving = Group.objects.serving(context.partnership, on=context.year_end)
    return Seat.objects.filter(
        Q(partnership=context.partnership)
        | Q(participation__partnership=context.partnership)
        | Q(group__in=serving)
    )


def changed(rows: QuerySet, what: str, name: str, context: YearContext) -> list[TableRow]:
    """Those that began or ended in the year; what began with the partnership is no change of it."""
    first, after = context.period.starts_on, context.year_end + DAY
    began = Q(starts_on__gte=first, starts_on__lt=after) & ~Q(
        starts_on=context.partnership.starts_on
    )
    ended = Q(ends_on__gt=first, ends_on__lte=after)
    found = []
    for row in rows.filter(began | ended).order_by("starts_on", "pk"):
        if first <= row.starts_on < after and row.starts_on != context.partnership.starts_on:
            found.append(change_row(row, what, name, f"Began on {format_date(row.starts_on)}"))
        if row.ends_on and first < row.ends_on <= after:
            found.append(change_row(row, what, name, f"Ended on {format_date(row.ends_on - DAY)}"))
    return found


def change_row(row: Any, what: str, name: str, change: str) -> TableRow:
    written = getattr(row, "source", "") or "Not stated"
    return TableRow(cells=(str(getattr(row, name)), what, change, written))
