"""How many disputes a quarter had, how far they came and what about; never which ones."""

from typing import Any, ClassVar, Literal

from assurance.reports.blocks.case_counts import SMALL
from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import StoredValue
from governance.core.documents.word import add_table

HEADS = ("Disputes", "What", "How many")
SHARES = (0.3, 0.5, 0.2)


class DisputeCount(StoredValue):
    """One count as it may be shown; ``about`` is what is told apart: the kind, the stage."""

    about: str
    label: str
    shown: str


class DisputeCounts(Block):
    """The counts of a quarter; it stores nothing that leads to a dispute."""

    kind: Literal["dispute_counts"] = "dispute_counts"
    counts: tuple[DisputeCount, ...]

    template: ClassVar[str] = "assurance/reports/blocks/dispute_counts.html"
    named: ClassVar[str] = "Disputes, counted"

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        return [(each.about, each.label, each.shown) for each in self.counts]

    def context(self, links: Links) -> dict[str, Any]:
        return {"heads": HEADS, "rows": self.rows, "note": SMALL}

    def add_to_word(self, document: Any) -> None:
        add_table(document, HEADS, self.rows, SHARES)
        document.add_paragraph(SMALL)

    def plain_text(self) -> str:
        return "\n\n".join(f"{about}: {label}: {shown}." for about, label, shown in self.rows)
