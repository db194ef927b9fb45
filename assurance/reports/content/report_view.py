"""A report's content as page, PDF and Word show it: who says what, pictures and their tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString

from assurance.reports.content.outcomes import promises
from assurance.reports.content.sections import ACTIONS, FIVE_QUESTIONS
from assurance.reports.content.values import (
    Figure,
    Gap,
    Grid,
    PriorityProgress,
    ReportContent,
    Section,
    Source,
    Statement,
)
from assurance.returns.models import AssuranceReturn, DisplayStatus
from governance.core.charts.bars import Bar, bar_chart
from governance.core.charts.grids import Cell, Column, Row, status_grid
from governance.core.statuses import StatusChoices
from governance.plans.models import ProgressUpdate

TONES = {
    "late": "late",
    "overdue": "late",
    "long-overdue": "late",
    "unproven": "soon",
    "on-time": "good",
    "accepted": "good",
    "embedded": "good",
}
CHARTS = {
    "returns": "Reports asked for, returned and accepted",
    "actions": "Actions by state and age",
}
"""Figures are drawn together by the first part of their key, under the heading of that name."""
ASKED = "returns-asked:"
CRITICAL_GAPS = (
    "not_returned",
    "not_asked",
    "no_what-difference",
    "no_voice",
    "no_progress",
    "no_impact",
)
"""What is missing outright; the rest is on its way or waits for the office."""


@dataclass(frozen=True)
class Response:
    """One text, with what was asked where the heading does not say it already."""

    asked: str
    text: str


@dataclass(frozen=True)
class GroupResponses:
    """One group's texts under a heading, and the row they come from."""

    who: str
    note: str
    said: tuple[Response, ...]
    source: Source


@dataclass(frozen=True)
class GridView:
    """A grid as a drawing and as the rows of a table, the same facts twice."""

    grid: Grid
    svg: SafeString
    table: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class FigureChart:
    """Figures of one kind, as bars and as a table."""

    title: str
    svg: SafeString
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class PriorityView:
    """A priority with its rating, which has a sign and a word."""

    promise: PriorityProgress
    rating: ProgressUpdate.Rating


@dataclass(frozen=True)
class SectionView:
    """One heading with everything under it."""

    key: str
    title: str
    narrative: str
    empty: str
    voices: tuple[GroupResponses, ...]
    actions: tuple[Statement, ...]
    judged: tuple[PriorityView, ...]
    pictures: tuple[GridView, ...]
    counts: FigureChart | None


@dataclass(frozen=True)
class ReportView:
    """The whole report, ready for a template that decides nothing."""

    content: ReportContent
    as_at: date
    chapters: tuple[SectionView, ...]
    answered: tuple[tuple[SectionView, str], ...]
    returns: FigureChart
    judged: tuple[PriorityView, ...]
    missing: tuple[Gap, ...]
    waiting: tuple[Gap, ...]


def build_report_view(content: ReportContent) -> ReportView:
    """Everything a template needs, from the content alone."""
    found = tuple(chapter(section, content.figures) for section in content.sections)
    asked = {title.key for title in FIVE_QUESTIONS}
    reports = next((f.shown for f in content.figures if f.key.startswith(ASKED)), "no")
    return ReportView(
        content=content,
        as_at=date.fromisoformat(content.report.as_at),
        chapters=found,
        answered=tuple((one, summary_line(one, reports)) for one in found if one.key in asked),
        returns=counts("returns", content.figures),
        judged=tuple(one for each in found for one in each.judged),
        missing=tuple(gap for gap in content.missing if gap.kind in CRITICAL_GAPS),
        waiting=tuple(gap for gap in content.missing if gap.kind not in CRITICAL_GAPS),
    )


def chapter(section: Section, figures: tuple[Figure, ...]) -> SectionView:
    said = tuple(one for one in section.evidence if isinstance(one, Statement))
    is_log = section.key == ACTIONS.key
    is_counted = section.key in CHARTS and section.key != "returns"
    own = counts(section.key, figures) if is_counted else None
    return SectionView(
        key=section.key,
        title=section.title,
        narrative=section.narrative,
        empty=section.empty,
        voices=() if is_log else tuple(voices(said)),
        actions=said if is_log else (),
        judged=tuple(
            PriorityView(one, ProgressUpdate.Rating(one.rating))
            for one in promises(section.evidence)
        ),
        pictures=tuple(picture(one) for one in section.evidence if isinstance(one, Grid)),
        counts=own if own and own.figures else None,
    )


def counts(kind: str, figures: tuple[Figure, ...]) -> FigureChart:
    """The figures of one kind; the returns' stand in the summary, the others under a heading."""
    own = tuple(figure for figure in figures if figure.key.startswith(f"{kind}-"))
    bars = [bar(figure, kind) for figure in own]
    return FigureChart(CHARTS[kind], bar_chart(bars, title=CHARTS[kind], key=f"counts-{kind}"), own)


def voices(statements: Sequence[Statement]) -> Iterator[GroupResponses]:
    """What each group says, its several answers under one name.

    What was asked is told only where the groups were asked several things under one heading.
    """
    is_one_question = len({one.asked for one in statements}) == 1
    for (who, note, source), own in groupby(statements, key=named):
        said = [Response("" if is_one_question else one.asked, one.text) for one in own]
        yield GroupResponses(who, note, tuple(said), source)


def named(statement: Statement) -> tuple[str, str, Source]:
    return statement.who, statement.note, statement.source


def summary_line(chapter: SectionView, reports: str) -> str:
    """The officer's line for the summary; until it is written, how many answered."""
    if chapter.narrative:
        return chapter.narrative
    if not chapter.voices:
        return chapter.empty
    return f"Answered in {len(chapter.voices)} of {reports} reports asked for."


def bar(figure: Figure, kind: str) -> Bar:
    code = figure.key.partition(":")[0].removeprefix(f"{kind}-")
    return Bar(figure.label, figure.raw or 0, figure.shown, TONES.get(code, ""))


def picture(grid: Grid) -> GridView:
    is_returns = grid.key == "returns"
    read = return_status if is_returns else ProgressUpdate.Rating
    absent = DisplayStatus.NOT_ASKED if is_returns else ProgressUpdate.Rating.UNRATED
    cells = {(m.row, m.column): Cell(read(m.status), m.note) for m in grid.marks}
    words = {(m.row, m.column): ", ".join(filter(None, (m.word, m.note))) for m in grid.marks}
    return GridView(
        grid,
        status_grid(
            [Row(key, label) for key, label in grid.rows],
            [Column(key, *reversed(label.split(" ", 1))) for key, label in grid.columns],
            cells,
            absent=absent,
            title=grid.title,
            key=f"grid-{grid.key}",
        ),
        tuple(
            (label, tuple(words.get((row, column), absent.label) for column, _ in grid.columns))
            for row, label in grid.rows
        ),
    )


def return_status(value: str) -> StatusChoices:
    """How a return stood, as a report keeps it."""
    is_own = value in AssuranceReturn.Status.values
    return AssuranceReturn.Status(value) if is_own else DisplayStatus(value)


def evidence_in_words(content: ReportContent, key: str) -> tuple[str, str]:
    """The title of a passage and the evidence it rests on, as plain text."""
    for section in content.sections:
        if section.key == key:
            said = [one for one in section.evidence if isinstance(one, Statement)]
            return section.title, "\n\n".join(f"{one.who}: {one.text}" for one in said)
        for one in promises(section.evidence):
            for outcome in one.outcomes:
                if outcome.key == key:
                    return outcome.statement, standing_in_words(one)
    return key, ""


def standing_in_words(one: PriorityProgress) -> str:
    """How a priority stands, as plain text beside a judgement that is being written."""
    shown = [" ".join((each.text, *each.evidence)) for each in one.differences]
    parts = (
        f"{one.priority}: {ProgressUpdate.Rating(one.rating).label}",
        one.progress,
        one.impact,
        *shown,
    )
    return "\n\n".join(filter(None, parts))
