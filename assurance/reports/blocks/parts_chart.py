"""Counts that make a whole, row by row: quarters or groups, drawn as bars of several parts."""

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import StoredValue
from governance.core.charts.stacked import Part, StackedBar, stacked_chart
from governance.core.documents.word import add_table


class CountedPart(StoredValue):
    """What is counted in each row: its words, the tone of its colour, and its sign."""

    label: str
    tone: Literal["", "good", "soon", "late", "quiet"]
    sign: str


class CountedRow(StoredValue):
    """One quarter or group, with a count for each part."""

    label: str
    counts: tuple[int, ...]


class PartsChart(Block):
    """A chart and the same counts as a table; of nothing by which somebody could be recognised."""

    kind: Literal["parts_chart"] = "parts_chart"
    key: str
    title: str
    row_heading: str
    parts: tuple[CountedPart, ...]
    rows: tuple[CountedRow, ...]

    template: ClassVar[str] = "assurance/reports/blocks/parts_chart.html"

    @model_validator(mode="after")
    def _counts_each_part(self) -> Self:
        if any(len(row.counts) != len(self.parts) for row in self.rows):
            raise ValueError("expected as many counts in each row as there are parts")
        return self

    @property
    def heads(self) -> tuple[str, ...]:
        return self.row_heading, *(part.label for part in self.parts)

    def context(self, links: Links) -> dict[str, Any]:
        svg = stacked_chart(
            [Part(each.label, each.tone, each.sign) for each in self.parts],
            [StackedBar(each.label, each.counts) for each in self.rows],
            title=self.title,
            key=f"parts-{self.key}",
        )
        return {
            "svg": svg,
            "lines": [
                (row.label, list(zip(self.heads[1:], row.counts, strict=True))) for row in self.rows
            ],
        }

    def add_to_word(self, document: Any) -> None:
        document.add_heading(self.title, 2)
        rows = [[row.label, *map(str, row.counts)] for row in self.rows]
        add_table(document, self.heads, rows)

    def plain_text(self) -> str:
        rows = (
            f"{row.label}: "
            + ", ".join(
                f"{part.label} {count}" for part, count in zip(self.parts, row.counts, strict=True)
            )
            for row in self.rows
        )
        return "\n\n".join([self.title, *rows])
