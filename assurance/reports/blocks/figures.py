"""Figures of one kind: as bars under a heading, or as the headline figures of the summary."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Figure
from governance.core.charts.bars import Bar, bar_chart
from governance.core.documents.word import add_table

SHARES = (0.66, 0.34)


class Chart(Block):
    """What both kinds share; ``key`` names it within the page."""

    key: str
    title: str
    figures: tuple[Figure, ...]

    def context(self, links: Links) -> dict[str, Any]:
        return {"rows": [(each, links.figure(each.key)) for each in self.figures]}

    def plain_text(self) -> str:
        return "\n\n".join(f"{each.label}: {each.shown}" for each in self.figures)

    def get_figures(self) -> tuple[Figure, ...]:
        return self.figures


class FigureChart(Chart):
    """Figures under a heading."""

    kind: Literal["figure_chart"] = "figure_chart"

    template: ClassVar[str] = "assurance/reports/blocks/figure_chart.html"

    def context(self, links: Links) -> dict[str, Any]:
        """With the bars; the headline figures are told once, in numbers."""
        bars = [Bar(each.label, each.raw or 0, each.shown, each.tone) for each in self.figures]
        svg = bar_chart(bars, title=self.title, key=f"counts-{self.key}")
        return super().context(links) | {"svg": svg}

    def add_to_word(self, document: Any) -> None:
        rows = [[each.label, each.shown] for each in self.figures]
        add_table(document, [self.title, "Number"], rows, SHARES)


class HeadlineFigures(Chart):
    """Figures of the summary, in large numbers; ``unit`` is what was counted."""

    kind: Literal["headline_figures"] = "headline_figures"
    heading: str
    unit: str

    template: ClassVar[str] = "assurance/reports/blocks/headline_figures.html"

    def add_to_word(self, document: Any) -> None:
        document.add_heading(self.title, 2)
        rows = [[each.label, each.shown] for each in self.figures]
        add_table(document, [self.unit, "Number"], rows, SHARES)
