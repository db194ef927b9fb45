"""A plain table of words: what a part of the product knows, row by row."""

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table


class TableRow(StoredValue):
    """One row: as many cells as the table has heads; where it comes from, if it has a page."""

    cells: tuple[str, ...]
    source: Source | None = None


class Table(Block):
    """Heads and rows; ``note`` says below it what is to be known of the figures or words."""

    kind: Literal["table"] = "table"
    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str = ""

    template: ClassVar[str] = "assurance/reports/blocks/table.html"

    @model_validator(mode="after")
    def _has_a_cell_under_each_head(self) -> Self:
        if any(len(row.cells) != len(self.heads) for row in self.rows):
            raise ValueError("expected as many cells in each row as there are heads")
        return self

    def context(self, links: Links) -> dict[str, Any]:
        return {
            "drawn": [
                (
                    links.source(row.source) if row.source else "",
                    list(zip(self.heads, row.cells, strict=True)),
                )
                for row in self.rows
            ]
        }

    def add_to_word(self, document: Any) -> None:
        document.add_heading(self.title, 2)
        add_table(document, list(self.heads), [list(row.cells) for row in self.rows])
        if self.note:
            document.add_paragraph(self.note)

    def plain_text(self) -> str:
        lines = [": ".join(filter(None, row.cells)) for row in self.rows]
        return "\n\n".join([self.title, *lines, *filter(None, [self.note])])
