"""Grids of statuses: groups down the side, quarters along the top, a sign and a word in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.text_fitting import fitted
from governance.core.statuses import StatusChoices

SIDE, CELL, LINE, HEAD, GAP = 236, 164, 52, 50, 6
ROOM = SIDE - 16
SIZES = ((15, 2), (13, 3))
"""Type for the label of a row, with how many lines there is room for."""


GREEN, AMBER, RED = (
    ("#d9ecdf", "#0d4a2d", "#7fb795"),
    ("#fbe7bf", "#5d3a00", "#d9a441"),
    ("#fadfdc", "#8a1a14", "#d9796f"),
)
COLOURS = {
    "open": ("#ffffff", "#2b343a", "#8a949b"),
    "good": GREEN,
    "sent": ("#d8e7f5", "#0e3c6b", "#86afd6"),
    "asked": AMBER,
    "late": RED,
    "quiet": ("#f3f5f6", "#4c555b", "#d3d8db"),
    "green": GREEN,
    "amber": AMBER,
    "red": RED,
    "absent": ("#f3f5f6", "#4c555b", "#f3f5f6"),
}
"""The colours of a cell, of its letters and of its edge, by the tone of the status in it."""
SHAPES = {
    "●": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "▲": "M0-7.5L8.3 6.7H-8.3z",
    "◆": "M0-8.8L8.8 0 0 8.8-8.8 0z",
}
"""Signs that are drawn, as a path round 0, 0, so that no font has to know them."""


@dataclass(frozen=True)
class CellStyle:
    """How a status is drawn: its sign, its word, the colours of its cell, letters and edge.

    A ``shape`` is drawn in place of the sign.
    """

    sign: str
    word: str
    fill: str
    ink: str
    edge: str
    shape: str = ""


def style_of(status: StatusChoices) -> CellStyle:
    fill, ink, edge = COLOURS[status.tone]
    shape = SHAPES.get(status.symbol, "")
    return CellStyle(status.symbol, str(status.label), fill, ink, edge, shape)


@dataclass(frozen=True)
class Row:
    key: str
    label: str


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One status; ``note`` is a second, shorter line such as “4 days late”."""

    status: StatusChoices
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Grid:
    """What is drawn; a place without a cell has the status ``absent``."""

    rows: Sequence[Row]
    columns: Sequence[Column]
    cells: Mapping[tuple[str, str], Cell]
    absent: StatusChoices

    def at(self, row: Row, column: Column) -> Cell:
        return self.cells.get((row.key, column.key), Cell(self.absent))

    def told(self, row: Row) -> str:
        """One row in words, for people who listen to the picture."""
        words = (
            f"{column.label} {self.at(row, column).status.label.lower()}" for column in self.columns
        )
        return f"{row.label}: {', '.join(words)}."


def status_grid(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Mapping[tuple[str, str], Cell],
    *,
    absent: StatusChoices,
    title: str,
    key: str,
) -> SafeString:
    """Statuses by (row key, column key), each with its sign and word; ``key`` is the page's own."""
    return drawn(Grid(rows, columns, cells, absent), title=title, key=key)


def drawn(grid: Grid, *, title: str, key: str) -> SafeString:
    size, most = lettering(grid.rows)
    context = {
        "key": key,
        "title": title,
        "description": " ".join(grid.told(row) for row in grid.rows),
        "width": SIDE + CELL * len(grid.columns),
        "height": HEAD + LINE * len(grid.rows) + GAP,
        "cell": {"width": CELL - GAP, "height": LINE - GAP},
        "has_links": any(cell.url for cell in grid.cells.values()),
        "columns": [
            {"x": SIDE + CELL * at + (CELL - GAP) / 2, "column": column}
            for at, column in enumerate(grid.columns)
        ],
        "rows": [
            drawn_row(grid, row, HEAD + LINE * at, size, most) for at, row in enumerate(grid.rows)
        ],
    }
    return render_to_string("charts/grid.html", context)


def drawn_row(grid: Grid, row: Row, y: int, size: int, most: int) -> dict[str, object]:
    lines = fitted(row.label, width=ROOM, size=size, most=most)
    middle, step = y + (LINE - GAP) / 2, size + 2
    first = middle + 5 - step * (len(lines) - 1) / 2
    return {
        "y": y,
        "size": size,
        "lines": [{"y": first + step * at, "text": text} for at, text in enumerate(lines)],
        "cells": [
            drawn_cell(grid, grid.at(row, column), SIDE + CELL * at, middle)
            for at, column in enumerate(grid.columns)
        ],
    }


def lettering(rows: Sequence[Row]) -> tuple[int, int]:
    """The type of the labels and how many lines each may have: the largest that holds them all."""
    for size, most in SIZES:
        if all(
            len(fitted(row.label, width=ROOM, size=size, most=most + 1)) <= most for row in rows
        ):
            return size, most
    return SIZES[-1]


def drawn_cell(grid: Grid, cell: Cell, x: int, middle: float) -> dict[str, object]:
    return {
        "cell": cell,
        "style": style_of(cell.status),
        "x": x,
        "sign_x": x + 19,
        "sign_y": middle + 6,
        "middle": middle,
        "text_x": x + 34,
        "word_y": middle - 3 if cell.note else middle + 5,
        "note_y": middle + 15,
    }
