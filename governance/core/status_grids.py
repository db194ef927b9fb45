"""Grids of statuses as values: rows down the side, quarters along the top, a status in each place.

``components/status_grid.html`` draws one as a table, the same on a page and on paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.core.statuses import StatusChoices


@dataclass(frozen=True)
class GridRow:
    """One row; ``key`` finds its cells, ``note`` is a second, smaller line under its name."""

    key: str
    label: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class GridColumn:
    """One column; ``note`` is a second, smaller line such as the year of a quarter."""

    key: str
    label: str
    note: str = ""

    @property
    def full_label(self) -> str:
        """Label and note on one line, for a cell that stands apart from its column's head."""
        return f"{self.label}, {self.note}" if self.note else self.label


@dataclass(frozen=True)
class GridCell:
    """One status; ``note`` is a second, smaller line such as “4 days late”.

    ``word`` is what the status was called when it was stored; without it, it has today's label.
    """

    status: StatusChoices
    note: str = ""
    url: str = ""
    word: str = ""


@dataclass(frozen=True)
class GridLine:
    """One row with its cells in the order of the columns, each beside its column."""

    row: GridRow
    places: tuple[tuple[GridColumn, GridCell], ...]


@dataclass(frozen=True)
class StatusGrid:
    """A whole grid: ``cells`` by (row key, column key), columns oldest first.

    A place without a cell has the status ``absent``.
    """

    title: str
    row_heading: str
    rows: Sequence[GridRow]
    columns: Sequence[GridColumn]
    cells: Mapping[tuple[str, str], GridCell]
    absent: StatusChoices

    @property
    def lines(self) -> list[GridLine]:
        return [
            GridLine(row, tuple((column, self.cell_at(row, column)) for column in self.columns))
            for row in self.rows
        ]

    def cell_at(self, row: GridRow, column: GridColumn) -> GridCell:
        return self.cells.get((row.key, column.key), GridCell(self.absent))
