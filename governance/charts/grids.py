"""Grids of statuses: groups down the side, quarters along the top, a sign and a word in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.charts.lettering import fitted

SIDE, CELL, LINE, HEAD, GAP = 250, 132, 52, 50, 6


@dataclass(frozen=True)
class Look:
    """How a status is drawn: its sign, its word, the colour of its cell and of its letters."""

    sign: str
    word: str
    fill: str
    ink: str
    edge: str


@dataclass(frozen=True)
class Row:
    key: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One status; ``note`` is a second, shorter line such as “4 days late”."""

    status: str
    note: str = ""
    url: str = ""


RETURNS: Mapping[str, Look] = {
    "accepted": Look("✓", "Accepted", "#d9ecdf", "#0d4a2d", "#7fb795"),
    "submitted": Look("➜", "Submitted", "#d8e7f5", "#0e3c6b", "#86afd6"),
    "queried": Look("?", "Queried", "#fbe7bf", "#5d3a00", "#d9a441"),
    "open": Look("○", "Open", "#ffffff", "#2b343a", "#8a949b"),
    "late": Look("!", "Late", "#fadfdc", "#8a1a14", "#d9796f"),
    "not_due": Look("·", "Not due", "#f3f5f6", "#4c555b", "#d3d8db"),
    "not_asked": Look("–", "Not asked", "#f3f5f6", "#4c555b", "#f3f5f6"),
}
RAG: Mapping[str, Look] = {
    "green": Look("G", "Green", "#d9ecdf", "#0d4a2d", "#7fb795"),
    "amber": Look("A", "Amber", "#fbe7bf", "#5d3a00", "#d9a441"),
    "red": Look("R", "Red", "#fadfdc", "#8a1a14", "#d9796f"),
    "unrated": Look("–", "Not rated", "#f3f5f6", "#4c555b", "#d3d8db"),
}
Cells = Mapping[tuple[str, str], Cell]


def returns_grid(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Cells,
    *,
    title: str = "Returns by group and quarter",
    key: str = "returns",
) -> SafeString:
    """Who has returned what; a missing cell is drawn as not asked. ``key`` is unique on its page."""
    return grid(rows, columns, cells, RETURNS, "not_asked", title=title, key=key)


def rag_grid(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Cells,
    *,
    title: str = "Rating by quarter",
    key: str = "rag",
) -> SafeString:
    """Red, amber and green by quarter, each with its letter and word."""
    return grid(rows, columns, cells, RAG, "unrated", title=title, key=key)


def grid(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Cells,
    looks: Mapping[str, Look],
    absent: str,
    *,
    title: str,
    key: str,
) -> SafeString:
    height = HEAD + LINE * len(rows) + 12
    context = {
        "key": key,
        "title": title,
        "description": described(rows, columns, cells, looks, absent),
        "width": SIDE + CELL * len(columns),
        "height": height,
        "columns": [
            {"x": SIDE + CELL * at + (CELL - GAP) / 2, "column": column}
            for at, column in enumerate(columns)
        ],
        "rows": [
            drawn_row(row, HEAD + LINE * at, columns, cells, looks, absent)
            for at, row in enumerate(rows)
        ],
        "cell": {"width": CELL - GAP, "height": LINE - GAP},
        "has_links": any(cell.url for cell in cells.values()),
    }
    return render_to_string("charts/grid.html", context)


def drawn_row(
    row: Row,
    y: int,
    columns: Sequence[Column],
    cells: Cells,
    looks: Mapping[str, Look],
    absent: str,
) -> dict[str, object]:
    lines = fitted(row.label, width=SIDE - 16, size=15, most=2)
    middle = y + (LINE - GAP) / 2
    first = middle + 5 - 9 * (len(lines) - 1)
    placed = [(SIDE + CELL * at, cells.get((row.key, c.key), Cell(absent))) for at, c in enumerate(columns)]
    return {
        "url": row.url,
        "lines": [{"y": first + 18 * at, "text": text} for at, text in enumerate(lines)],
        "y": y,
        "cells": [drawn_cell(cell, x, middle, looks[cell.status]) for x, cell in placed],
    }


def drawn_cell(cell: Cell, x: int, middle: float, look: Look) -> dict[str, object]:
    return {
        "x": x,
        "sign_x": x + 12,
        "text_x": x + 32,
        "word_y": middle - 3 if cell.note else middle + 5,
        "note_y": middle + 15,
        "sign_y": middle + 6,
        "look": look,
        "cell": cell,
    }


def described(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Cells,
    looks: Mapping[str, Look],
    absent: str,
) -> str:
    """The whole grid in words, for people who listen to it."""
    return " ".join(
        f"{row.label}: "
        + ", ".join(
            f"{column.label} {looks[cells.get((row.key, column.key), Cell(absent)).status].word.lower()}"
            for column in columns
        )
        + "."
        for row in rows
    )
