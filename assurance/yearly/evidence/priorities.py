"""Each priority of the year: its ratings by quarter, its progress, and where there was little."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from assurance.reports.blocks.grid import Grid
from assurance.reports.blocks.parts_chart import CountedPart, CountedRow, PartsChart
from assurance.reports.blocks.priority import PriorityProgress
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.current_content import content_of
from assurance.reports.content.priorities import (
    PriorityData,
    load_priorities,
    progress_of,
    ratings_grid,
)
from assurance.yearly.evidence.quarters import reports_of
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.base import Block
from governance.core.impact_words import says_none_yet
from governance.periods.values import short_quarter
from governance.plans.models import ProgressUpdate

Rating = ProgressUpdate.Rating
TONES: dict[str, Literal["good", "soon", "late", "quiet"]] = {
    Rating.GREEN: "good",
    Rating.AMBER: "soon",
    Rating.RED: "late",
    Rating.UNRATED: "quiet",
}


def contribute(context: YearContext) -> YearEvidence:
    """Every priority of the plans in force at the year's end; six queries."""
    found = load_priorities(context.as_report)
    if not found:
        return YearEvidence()
    updates = {one.priority.pk: updates_of(one, context) for one in found}
    little = [
        one for one in found if not (one.differences or shows_impact(updates[one.priority.pk]))
    ]
    judged = judgements(context)
    grid = ratings_grid(found, context.as_report)
    blocks: list[Block] = [
        ratings_by_quarter(grid),
        grid,
        *(of_the_year(one, updates[one.priority.pk]).with_texts(judged) for one in found),
    ]
    if little:
        blocks.append(little_progress(little, updates))
    impact = impact_table(found, updates)
    return YearEvidence(
        blocks={"priorities": tuple(blocks), "impact": (impact,) if impact.rows else ()},
        glance=(
            context.told_figure(
                "priorities-with-impact",
                "Priorities with evidence of impact",
                f"{len(found) - len(little)} of {len(found)}",
            ),
        ),
    )


def of_the_year(one: PriorityData, updates: list[ProgressUpdate]) -> PriorityProgress:
    """How it stood when it was last told, beside the year before; each change is explained."""
    explained = (each for each in updates if each.explanation)
    return progress_of(one, last_of(updates)).model_copy(
        update={
            "last_when": "When the year began",
            "explanation": "\n\n".join(
                f"{short_quarter(each.period.code)}: {each.explanation}" for each in explained
            ),
        }
    )


def updates_of(one: PriorityData, context: YearContext) -> list[ProgressUpdate]:
    """What was told of it in the quarters of the year, oldest first."""
    starts, ends = context.period.starts_on, context.period.ends_on
    own = [each for each in one.updates.values() if starts <= each.period.starts_on < ends]
    return sorted(own, key=lambda each: each.period.starts_on)


def judgements(context: YearContext) -> dict[str, str]:
    """What the quarterly reports that were issued judged of each outcome, the last of them; one
    query.
    """
    contents = [content_of(row) for row in reports_of(context)]
    return {each.key: each.text for content in contents for each in content.texts if each.text}


def shows_impact(updates: Iterable[ProgressUpdate]) -> bool:
    return any(not says_none_yet(each.impact) for each in updates)


def ratings_by_quarter(grid: Grid) -> PartsChart:
    """How many priorities had each rating, quarter by quarter: what the grid beneath it says of
    each.
    """
    rated = Counter((cell.column, cell.status) for cell in grid.cells)
    return PartsChart(
        key="ratings-by-quarter",
        title="How many priorities stood where, by quarter",
        row_heading="Quarter",
        parts=tuple(
            CountedPart(label=each.label, tone=TONES[each], sign=each.symbol) for each in Rating
        ),
        rows=tuple(
            CountedRow(label=label, counts=counts_of(code, rated, len(grid.rows)))
            for code, label in grid.columns
        ),
    )


def counts_of(code: str, rated: Counter[tuple[str, str]], number: int) -> tuple[int, ...]:
    """By rating; of whom nobody told anything is not rated."""
    told = [rated[code, each] for each in Rating if each != Rating.UNRATED]
    return *told, number - sum(told)


def last_of(updates: list[ProgressUpdate]) -> ProgressUpdate | None:
    """How it stood when it was last told in the year."""
    return updates[-1] if updates else None


def little_progress(little: list[PriorityData], updates: dict[int, list[ProgressUpdate]]) -> Table:
    """Those of which nobody recorded in the year that anything changed for children."""
    return Table(
        title="Priorities with little or no evidence of progress",
        heads=("Priority", "Reported in the year", "Last rating"),
        rows=tuple(
            TableRow(
                cells=(
                    str(one.priority),
                    "No report" if not (own := updates[one.priority.pk]) else f"{len(own)} of 4",
                    own[-1].get_rating_display() if own else "Not rated",
                ),
                source=one.source,
            )
            for one in little
        ),
        note="Neither a quarter’s progress nor an action of these says what changed for children.",
    )


def impact_table(found: list[PriorityData], updates: dict[int, list[ProgressUpdate]]) -> Table:
    """What was recorded as impact, quarter by quarter; that it is too early is none."""
    return Table(
        title="Impact recorded on our priorities",
        heads=("Priority", "Quarter", "Impact"),
        rows=tuple(
            TableRow(
                cells=(str(one.priority), short_quarter(each.period.code), each.impact),
                source=one.source,
            )
            for one in found
            for each in updates[one.priority.pk]
            if not says_none_yet(each.impact)
        ),
    )
