"""The action log of the year: raised, done, overdue, and what was shown to have changed."""

from datetime import date
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.timezone import localdate

from assurance.reports.blocks.figures import FigureChart
from assurance.reports.blocks.parts_chart import CountedPart, CountedRow, PartsChart
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.actions import (
    KIND,
    evidence_of,
    has_shown,
    is_open,
    logs_of,
    overdue,
)
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.actions.models import Action
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Source
from governance.core.statuses import SIGNS
from governance.core.text_folding import Folded
from reviews.cases.models import recommendations
from reviews.child_deaths import models as child_deaths

Status = Action.Status
HOW_IT_STOOD = (
    CountedPart(label="Made a difference", tone="good", sign=SIGNS["good"]),
    CountedPart(label="Done", tone="quiet", sign=SIGNS["green"]),
    CountedPart(label="Open", tone="", sign=SIGNS["open"]),
    CountedPart(label="Overdue", tone="late", sign=SIGNS["late"]),
)
ORIGINS = {
    recommendations.ORIGIN: recommendations.OPEN_LABEL,
    child_deaths.ORIGIN: "Yearly report of the child death overview panel",
}
"""What a kind of origin is called where its own name is too short outside its pages."""


def contribute(context: YearContext) -> YearEvidence:
    """The logs of the group that reports and of those below it, at the year's end; two queries."""
    rows = list(
        Action.objects.filter(logs_of(context.as_report))
        .as_at(context.as_report.moment)
        .exclude(status_then=Action.Status.WITHDRAWN)
        .for_list()
        .order_by(Folded("group__name"), "number")
    )
    figures = figures_of(rows, context)
    if not rows:
        return YearEvidence(glance=figures)
    chart = FigureChart(key="actions-of-the-year", title="Actions of the year", figures=figures)
    shown = differences([row for row in rows if is_shown_in(row, context)])
    decided: list[Block] = [chart, by_group(rows, context), origins_table(rows, context)]
    if late_rows(rows, context):
        decided.append(late_table(rows, context))
    return YearEvidence(
        blocks={"decisions": tuple(decided), "impact": (shown,) if shown.rows else ()},
        glance=figures,
    )


def made_in(moment: Any, context: YearContext) -> bool:
    """Whether it happened in the year, by the day as it stood in London."""
    return moment is not None and within(localdate(moment), context)


def is_shown_in(row: Any, context: YearContext) -> bool:
    """Whether it was shown in the year that it made a difference; that it is too early is none."""
    return has_shown(row) and made_in(row.embedded_at, context)


def within(day: date, context: YearContext) -> bool:
    return context.period.starts_on <= day <= context.year_end


def figures_of(rows: list[Any], context: YearContext) -> tuple[Figure, ...]:
    raised = [row for row in rows if made_in(row.raised_at, context)]
    done = [row for row in rows if made_in(row.done_at, context)]
    shown = [row for row in rows if is_shown_in(row, context)]
    return (
        context.figure("actions-raised", "Actions raised", raised, kind=KIND),
        context.figure("actions-done", "Actions done", done, kind=KIND),
        context.figure("actions-embedded", "Actions that made a difference", shown, kind=KIND),
        context.figure(
            "actions-open", "Actions open at the end", [r for r in rows if is_open(r)], kind=KIND
        ),
        context.figure("actions-overdue", "Of these, overdue", late_rows(rows, context), kind=KIND),
    )


def by_group(rows: list[Any], context: YearContext) -> PartsChart:
    """How each group's actions stood at the year's end, with those of years before."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(str(row.group), []).append(row)
    return PartsChart(
        key="actions-by-group",
        title="How the actions of each group stood at the end of the year",
        row_heading="Group",
        parts=HOW_IT_STOOD,
        rows=tuple(
            CountedRow(label=name, counts=standings(own, context)) for name, own in found.items()
        ),
    )


def standings(rows: list[Any], context: YearContext) -> tuple[int, ...]:
    """How many made a difference, were done, were open and not late, were overdue."""
    late = len(late_rows(rows, context))
    open_, shown = sum(map(is_open, rows)), sum(map(has_shown, rows))
    return shown, len(rows) - shown - open_, open_ - late, late


def origins_table(rows: list[Any], context: YearContext) -> Table:
    """Where actions came from, such as a review or a meeting, and what became of them."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(origin_of(row), []).append(row)
    counted = {
        origin: [len(each.source.ids) for each in figures_of(own, context)]
        for origin, own in found.items()
    }
    return Table(
        title="Where the actions came from",
        heads=("Came from", "Raised in the year", "Done", "Made a difference", "Open", "Overdue"),
        rows=tuple(
            TableRow(cells=(origin, *map(str, counted[origin])))
            for origin in sorted(found)
            if any(counted[origin])
        ),
    )


def origin_of(row: Any) -> str:
    """The kind of record it came from, in words; of others, what was written of it."""
    if row.origin_kind:
        own_name = apps.get_model(row.origin_kind)._meta.verbose_name
        return ORIGINS.get(row.origin_kind) or capfirst(own_name)
    return row.origin_label or "Not stated"


def late_rows(rows: list[Any], context: YearContext) -> list[Any]:
    return [row for row in rows if overdue(row, context.year_end)]


def late_table(rows: list[Any], context: YearContext) -> Table:
    """What was promised and not done by the year's end."""
    late = late_rows(rows, context)
    return Table(
        title="Overdue at the end of the year",
        heads=("Action", "What", "Due"),
        rows=tuple(
            TableRow(
                cells=(row.reference, row.title, row.due_text),
                source=Source(kind=KIND, ids=(row.pk,)),
            )
            for row in late
        ),
    )


def differences(rows: list[Any]) -> Table:
    """What was shown to have changed, with the evidence that was given for it; one query."""
    shown = evidence_of([row.pk for row in rows])
    return Table(
        title="Actions that made a difference",
        heads=("Action", "What changed", "What shows it"),
        rows=tuple(
            TableRow(
                cells=(
                    f"{row.reference}: {row.title}",
                    row.difference,
                    "\n".join(shown[row.pk]),
                ),
                source=Source(kind=KIND, ids=(row.pk,)),
            )
            for row in rows
        ),
    )
