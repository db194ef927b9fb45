"""Figures of a year beside those of the year before."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Figure, StoredValue
from governance.core.documents.word import add_table

SHARES = (0.6, 0.2, 0.2)
NOT_COUNTED = "not counted"


class YearBefore(StoredValue):
    """What the year before said under a figure's code."""

    key: str
    shown: str


class YearFigures(Block):
    """One row a figure; ``before`` is empty where the year before has no report here."""

    kind: Literal["year_figures"] = "year_figures"
    title: str
    year: str
    year_before: str
    figures: tuple[Figure, ...]
    before: tuple[YearBefore, ...] = ()

    template: ClassVar[str] = "assurance/reports/blocks/year_figures.html"

    def rows(self) -> list[tuple[Figure, str]]:
        """Each figure with what the year before said of it."""
        known = {each.key: each.shown for each in self.before}
        return [(each, known.get(each.key, NOT_COUNTED)) for each in self.figures]

    def context(self, links: Links) -> dict[str, Any]:
        """What is only told leads nowhere: a small number, what has no list."""
        return {
            "rows": [
                (one, links.figure(one.key) if one.source.kind else "", before)
                for one, before in self.rows()
            ]
        }

    def add_to_word(self, document: Any) -> None:
        heads = [self.title, self.year, *([self.year_before] if self.before else [])]
        rows = [
            [one.label, one.shown, *([before] if self.before else [])]
            for one, before in self.rows()
        ]
        add_table(document, heads, rows, SHARES if self.before else (0.7, 0.3))

    def plain_text(self) -> str:
        return "\n\n".join(f"{one.label}: {one.shown}" for one in self.figures)

    def get_figures(self) -> tuple[Figure, ...]:
        return self.figures
