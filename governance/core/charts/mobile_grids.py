"""The grids again for a phone: the newest quarter first, each row's name above its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.grids import (
    CELL,
    GAP,
    HEAD,
    LINE,
    Cell,
    Column,
    Grid,
    Row,
    drawn,
    drawn_cell,
)
from governance.core.charts.text_fitting import fitted
from governance.core.statuses import StatusChoices

SEEN, NAME, SIZE = 280, 52, 15
"""How wide a name may be to be seen whole on a phone, the room above its cells, its type."""


@dataclass(frozen=True)
class Pictures:
    """One grid, drawn for a desk and for a phone; a page shows one of them."""

    wide: SafeString
    narrow: SafeString


def status_pictures(
    rows: Sequence[Row],
    columns: Sequence[Column],
    cells: Mapping[tuple[str, str], Cell],
    *,
    absent: StatusChoices,
    title: str,
    key: str,
) -> Pictures:
    """Statuses by (row key, column key); columns are given oldest first."""
    grid = Grid(rows, columns, cells, absent)
    return Pictures(drawn(grid, title=title, key=key), narrow(grid, title=title, key=key))


def narrow(grid: Grid, *, title: str, key: str) -> SafeString:
    newest_first = Grid(grid.rows, grid.columns[::-1], grid.cells, grid.absent)
    step = NAME + LINE
    context = {
        "key": f"{key}-narrow",
        "title": title,
        "description": " ".join(newest_first.told(row) for row in newest_first.rows),
        "width": CELL * len(grid.columns),
        "height": HEAD + step * len(grid.rows) + GAP,
        "cell": {"width": CELL - GAP, "height": LINE - GAP},
        "has_links": any(cell.url for cell in grid.cells.values()),
        "columns": [
            {"x": CELL * at + (CELL - GAP) / 2, "column": column}
            for at, column in enumerate(newest_first.columns)
        ],
        "rows": [
            narrow_row(newest_first, row, HEAD + step * at)
            for at, row in enumerate(newest_first.rows)
        ],
    }
    return render_to_string("charts/grid.html", context)


def narrow_row(grid: Grid, row: Row, y: int) -> dict[str, object]:
    lines = fitted(row.label, width=SEEN, size=SIZE, most=2)
    last = y + NAME - 10
    return {
        "y": y + NAME,
        "size": SIZE,
        "lines": [
            {"y": last - 17 * (len(lines) - 1 - at), "text": text} for at, text in enumerate(lines)
        ],
        "cells": [
            drawn_cell(grid, grid.at(row, column), CELL * at, y + NAME + (LINE - GAP) / 2)
            for at, column in enumerate(grid.columns)
        ],
    }
