"""Risks, issues and emerging threats of a report: their matrix and how they moved."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table
from governance.core.formatting import format_count

OPEN_HEADS = ("Risk", "Kind", "Register", "Rating", "Movement", "Next look")
OPEN_SHARES = (0.34, 0.12, 0.18, 0.12, 0.12, 0.12)
PASSED_HEADS = ("Risk", "From", "What became of it")
CLOSED_HEADS = ("Risk", "Register", "Rating when closed", "Closed on")
MATRIX, OPEN = "How many risks are rated so", "Open risks"
PASSED, CLOSED = "Passed up", "Closed"
NONE_OPEN = "No risk is open."
FIRST_SHARE = 0.28
"""How much of the width in Word the names of the matrix’s rows take."""


class ScaleStep(StoredValue):
    """One step of likelihood or impact as it was called then, the lowest first."""

    number: int
    label: str


class OpenRisk(StoredValue):
    """One that is open, as it was rated then; ``movement`` is told in words."""

    title: str
    what: str
    place: str
    likelihood: int
    impact: int
    band: str
    movement: str
    next_look: str
    source: Source

    @property
    def rating(self) -> str:
        return f"{self.likelihood * self.impact}: {self.band}"


class PassedUp(StoredValue):
    """One that was passed up, and whether the group above has accepted it."""

    title: str
    came_from: str
    standing: str
    source: Source


class ClosedRisk(StoredValue):
    """One that was closed in the period."""

    title: str
    place: str
    rating: str
    closed_on: str
    source: Source


class RiskRegister(Block):
    """The registers, what is rated highest first; ``note`` says how sure the scale is."""

    kind: Literal["risk_register"] = "risk_register"
    likelihoods: tuple[ScaleStep, ...]
    impacts: tuple[ScaleStep, ...]
    risks: tuple[OpenRisk, ...] = ()
    passed: tuple[PassedUp, ...] = ()
    closed: tuple[ClosedRisk, ...] = ()
    note: str = ""

    template: ClassVar[str] = "assurance/reports/blocks/risk_register.html"
    named: ClassVar[str] = "Risks, issues and emerging threats"

    @property
    def in_words(self) -> str:
        """``3 risks are open: 1 Very high, 2 Medium.``, from the highest band."""
        if not self.risks:
            return NONE_OPEN
        bands = Counter(each.band for each in self.risks)
        told = ", ".join(f"{count} {band.lower()}" for band, count in bands.items())
        are = "is" if len(self.risks) == 1 else "are"
        return f"{format_count(len(self.risks), 'risk')} {are} open: {told}."

    @property
    def matrix_heads(self) -> tuple[str, ...]:
        return "Likelihood", *(f"Impact {each.number}: {each.label}" for each in self.impacts)

    def matrix(self) -> list[tuple[str, list[int]]]:
        """How many are rated so: the likeliest first, the impact from the least."""
        rated = Counter((each.likelihood, each.impact) for each in self.risks)
        return [
            (f"{row.number}: {row.label}", [rated[row.number, one.number] for one in self.impacts])
            for row in reversed(self.likelihoods)
        ]

    def context(self, links: Links) -> dict[str, Any]:
        tables = (
            (OPEN, OPEN_HEADS, [(each.source, open_row(each)) for each in self.risks]),
            (PASSED, PASSED_HEADS, [(each.source, passed_row(each)) for each in self.passed]),
            (CLOSED, CLOSED_HEADS, [(each.source, closed_row(each)) for each in self.closed]),
        )
        return {
            "matrix_title": MATRIX,
            "matrix_heads": self.matrix_heads,
            "matrix": self.matrix(),
            "tables": [
                (title, heads, [linked(source, heads, cells, links) for source, cells in rows])
                for title, heads, rows in tables
                if rows
            ],
        }

    def add_to_word(self, document: Any) -> None:
        document.add_paragraph(self.in_words)
        if self.risks:
            self.add_matrix(document)
            document.add_heading(OPEN, 2)
            add_table(document, OPEN_HEADS, [open_row(each) for each in self.risks], OPEN_SHARES)
        if self.passed:
            document.add_heading(PASSED, 2)
            add_table(document, PASSED_HEADS, [passed_row(each) for each in self.passed])
        if self.closed:
            document.add_heading(CLOSED, 2)
            add_table(document, CLOSED_HEADS, [closed_row(each) for each in self.closed])
        if self.note:
            document.add_paragraph(self.note)

    def add_matrix(self, document: Any) -> None:
        document.add_heading(MATRIX, 2)
        others = len(self.impacts)
        shares = (FIRST_SHARE, *([(1 - FIRST_SHARE) / others] * others))
        rows = [[label, *map(str, counts)] for label, counts in self.matrix()]
        add_table(document, self.matrix_heads, rows, shares)

    def plain_text(self) -> str:
        risks = (f"{each.title}: {each.rating}. {each.movement}." for each in self.risks)
        passed = (f"{each.title}: {each.standing}." for each in self.passed)
        closed = (f"{each.title}: closed on {each.closed_on}." for each in self.closed)
        return "\n\n".join([self.in_words, *risks, *passed, *closed])


def open_row(risk: OpenRisk) -> tuple[str, ...]:
    """What is told of one, in the order of the heads."""
    return (
        risk.title,
        risk.what,
        risk.place,
        risk.rating,
        risk.movement,
        risk.next_look,
    )


def passed_row(risk: PassedUp) -> tuple[str, ...]:
    return risk.title, risk.came_from, risk.standing


def closed_row(risk: ClosedRisk) -> tuple[str, ...]:
    return risk.title, risk.place, risk.rating, risk.closed_on


def linked(
    source: Source, heads: Sequence[str], cells: Sequence[str], links: Links
) -> tuple[str, list[tuple[str, str]]]:
    return links.source(source), list(zip(heads, cells, strict=True))
