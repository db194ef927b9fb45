"""A report's content as page, PDF and Word show it: who says what, pictures and their tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString

from assurance.reports.content import Figure, Grid, Missing, ReportContent, Section, Statement
from assurance.reports.headings import FIVE_QUESTIONS
from governance.charts import Bar, Cell, Column, Row, bar_chart, rag_grid, returns_grid

TONES = {"late": "late", "overdue": "late", "on-time": "good", "accepted": "good"}
ASKED = "returns-asked:"
URGENT = ("not_returned", "not_asked", "no_what-difference", "no_voice")
"""What is missing outright; the rest is on its way or waits for the office."""


@dataclass(frozen=True)
class Said:
    """One text, with what was asked where the heading does not say it already."""

    asked: str
    text: str
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Voice:
    """One group's texts under a heading."""

    who: str
    note: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Picture:
    """A grid as a drawing and as the rows of a table, the same facts twice."""

    grid: Grid
    svg: SafeString
    table: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Chapter:
    """One heading with everything under it."""

    number: int
    key: str
    title: str
    narrative: str
    empty: str
    voices: tuple[Voice, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Shown:
    """The whole report, ready for a template that decides nothing."""

    content: ReportContent
    as_at: date
    chapters: tuple[Chapter, ...]
    answered: tuple[tuple[Chapter, str], ...]
    timeliness: SafeString
    missing: tuple[Missing, ...]
    waiting: tuple[Missing, ...]


def shown(content: ReportContent) -> Shown:
    """Everything a template needs, from the content alone."""
    found = tuple(chapter(at, section) for at, section in enumerate(content.sections, 1))
    asked = {title.key for title in FIVE_QUESTIONS}
    reports = next((f.shown for f in content.figures if f.key.startswith(ASKED)), "no")
    return Shown(
        content=content,
        as_at=date.fromisoformat(content.report.as_at),
        chapters=found,
        answered=tuple((one, in_a_line(one, reports)) for one in found if one.key in asked),
        timeliness=bar_chart(
            [bar(figure) for figure in content.figures],
            title="Reports asked for, returned and accepted",
            key="timeliness",
        ),
        missing=tuple(gap for gap in content.missing if gap.kind in URGENT),
        waiting=tuple(gap for gap in content.missing if gap.kind not in URGENT),
    )


def chapter(number: int, section: Section) -> Chapter:
    statements = [one for one in section.evidence if isinstance(one, Statement)]
    grids = [one for one in section.evidence if isinstance(one, Grid)]
    return Chapter(
        number=number,
        key=section.key,
        title=section.title,
        narrative=section.narrative,
        empty=section.empty,
        voices=tuple(voices(statements, section.title)),
        pictures=tuple(picture(grid) for grid in grids),
    )


def voices(statements: list[Statement], title: str) -> Iterator[Voice]:
    """What each group says, its several answers under one name."""
    for (who, note), own in groupby(statements, key=lambda one: (one.who, one.note)):
        said = [
            Said("" if one.asked == title else one.asked, one.text, one.source.ids) for one in own
        ]
        yield Voice(who, note, tuple(said))


def in_a_line(chapter: Chapter, reports: str) -> str:
    """How many of the reports asked for answer a question, for the summary."""
    if not chapter.voices:
        return chapter.empty
    return f"Answered in {len(chapter.voices)} of {reports} reports asked for."


def bar(figure: Figure) -> Bar:
    code = figure.key.partition(":")[0].removeprefix("returns-")
    return Bar(figure.label, figure.raw or 0, figure.shown, TONES.get(code, ""))


def short(note: str) -> str:
    """What fits in a cell; the table beside the picture has the whole."""
    return note.replace("working day", "wkg day")


def picture(grid: Grid) -> Picture:
    draw = returns_grid if grid.key == "returns" else rag_grid
    cells = {(m.row, m.column): Cell(m.status, short(m.note)) for m in grid.marks}
    words = {(m.row, m.column): ", ".join(filter(None, (m.word, m.note))) for m in grid.marks}
    return Picture(
        grid,
        draw(
            [Row(key, label) for key, label in grid.rows],
            [Column(key, *reversed(label.split(" ", 1))) for key, label in grid.columns],
            cells,
            title=grid.title,
            key=f"grid-{grid.key}",
        ),
        tuple(
            (label, tuple(words.get((row, column), "Not asked") for column, _ in grid.columns))
            for row, label in grid.rows
        ),
    )
