"""Statuses by row and column: how returns or priorities stood, quarter by quarter."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from assurance.returns.models import AssuranceReturn, DisplayStatus
from governance.core import status_grids
from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table
from governance.core.statuses import StatusChoices
from governance.plans.models import ProgressUpdate

Family = Literal["returns", "rating"]
ABSENT: dict[Family, StatusChoices] = {
    "returns": DisplayStatus.NOT_ASKED,
    "rating": ProgressUpdate.Rating.UNRATED,
}
"""The status of a cell of which nothing is stored, by family of statuses."""
FIRST_SHARE = 0.36
"""How much of the width in Word the names of the rows take."""


class GridCell(StoredValue):
    """One status in a grid, at its row's and its column's key; ``word`` is as it was told then."""

    row: str
    column: str
    status: str
    word: str
    note: str = ""


class Grid(Block):
    """Rows and columns are pairs of key and label; ``statuses`` says what family is meant."""

    kind: Literal["grid"] = "grid"
    key: str
    title: str
    row_heading: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: tuple[GridCell, ...]
    statuses: Family
    source: Source

    template: ClassVar[str] = "assurance/reports/blocks/grid.html"

    def table(self) -> Iterator[tuple[str, list[str]]]:
        """Each row's label with the words of its cells, in the order of the columns."""
        words = {(c.row, c.column): ", ".join(filter(None, (c.word, c.note))) for c in self.cells}
        absent = ABSENT[self.statuses].label
        for row, label in self.rows:
            yield label, [words.get((row, column), absent) for column, _ in self.columns]

    def context(self, links: Links) -> dict[str, Any]:
        return {"grid": self.as_status_grid()}

    def as_status_grid(self) -> status_grids.StatusGrid:
        """As the page's other grids are drawn; a label's first word, the year, stands beneath."""
        return status_grids.StatusGrid(
            title=self.title,
            row_heading=self.row_heading,
            rows=[status_grids.GridRow(key, label) for key, label in self.rows],
            columns=[
                status_grids.GridColumn(key, *reversed(label.split(" ", 1)))
                for key, label in self.columns
            ],
            cells={
                (c.row, c.column): status_grids.GridCell(
                    self.status(c.status), note=c.note, word=c.word
                )
                for c in self.cells
            },
            absent=ABSENT[self.statuses],
        )

    def status(self, value: str) -> StatusChoices:
        """The stored status; of a return it may be its own or one that only a display has."""
        if self.statuses == "rating":
            return ProgressUpdate.Rating(value)
        is_own = value in AssuranceReturn.Status.values
        return AssuranceReturn.Status(value) if is_own else DisplayStatus(value)

    def add_to_word(self, document: Any) -> None:
        heads = [self.row_heading, *(label for _, label in self.columns)]
        others = len(self.columns)
        shares = (FIRST_SHARE, *([(1 - FIRST_SHARE) / others] * others))
        add_table(document, heads, [[label, *words] for label, words in self.table()], shares)

    def plain_text(self) -> str:
        return "\n\n".join(f"{label}: {', '.join(words)}" for label, words in self.table())
