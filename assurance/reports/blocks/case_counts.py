"""How many cases a quarter had and whether their time limits were kept; never which cases."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import StoredValue
from governance.core.documents.word import add_table

HEADS = ("What", "How many", "Time limit")
SHARES = (0.5, 0.2, 0.3)
SMALL = "Counts from 1 to 5 are not told apart, so that nobody can be recognised."


class CaseCount(StoredValue):
    """One count as it may be shown, and whether all of them kept their limit; no case is named."""

    label: str
    shown: str
    kept: str = ""


class CaseCounts(Block):
    """The counts of a quarter; it stores nothing that leads to a case."""

    kind: Literal["case_counts"] = "case_counts"
    counts: tuple[CaseCount, ...]

    template: ClassVar[str] = "assurance/reports/blocks/case_counts.html"
    named: ClassVar[str] = "Cases and their time limits, counted"

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        return [(each.label, each.shown, each.kept) for each in self.counts]

    def context(self, links: Links) -> dict[str, Any]:
        return {"heads": HEADS, "rows": self.rows, "note": SMALL}

    def add_to_word(self, document: Any) -> None:
        add_table(document, HEADS, self.rows, SHARES)
        document.add_paragraph(SMALL)

    def plain_text(self) -> str:
        return "\n\n".join(f"{label}: {shown}. {kept}".strip() for label, shown, kept in self.rows)
