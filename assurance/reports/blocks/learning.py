"""What was released and published, whom it reached, whether practice changed; national reviews."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table

HEADS = ("Learning", "Kind", "Given out", "For whom", "Did practice change?")
SHARES = (0.36, 0.16, 0.14, 0.18, 0.16)
REACH_HEADS = ("Organisation", "People reached")
NATIONAL_HEADS = ("National review", "State", "Action plan")
SOME_REACHED = "Whom learning reached"


class LearningItem(StoredValue):
    """One point or briefing: the day it was given out, and what is known of practice since."""

    title: str
    kind: str
    given_on: str
    audience: str
    practice: str
    source: Source


class ReachCount(StoredValue):
    """How many people of one organisation were told something in the quarter."""

    organisation: str
    people: int


class NationalItem(StoredValue):
    """One national review or Panel briefing, how far it is, and how its plan stands."""

    title: str
    state: str
    plan: str
    source: Source


class Learning(Block):
    """The learning of a quarter; it stores nothing that leads to a case."""

    kind: Literal["learning"] = "learning"
    items: tuple[LearningItem, ...] = ()
    told: str = ""
    reached: tuple[ReachCount, ...] = ()
    national: tuple[NationalItem, ...] = ()

    template: ClassVar[str] = "assurance/reports/blocks/learning.html"
    named: ClassVar[str] = "Learning and its reach"

    def context(self, links: Links) -> dict[str, Any]:
        return {
            "heads": HEADS,
            "rows": [
                (links.source(each.source), list(zip(HEADS, row_of(each), strict=True)))
                for each in self.items
            ],
            "reach_heads": REACH_HEADS,
            "reach_title": SOME_REACHED,
            "national_heads": NATIONAL_HEADS,
            "national_rows": [
                (
                    links.source(each.source),
                    list(zip(NATIONAL_HEADS, national_row(each), strict=True)),
                )
                for each in self.national
            ],
        }

    def add_to_word(self, document: Any) -> None:
        if self.items:
            add_table(document, HEADS, [row_of(each) for each in self.items], SHARES)
        if self.told:
            document.add_paragraph(self.told)
        if self.reached:
            rows = [(each.organisation, str(each.people)) for each in self.reached]
            add_table(document, REACH_HEADS, rows, (0.7, 0.3))
        if self.national:
            add_table(document, NATIONAL_HEADS, [national_row(each) for each in self.national])

    def plain_text(self) -> str:
        reached = [f"{each.organisation}: {each.people}" for each in self.reached]
        lines = [
            *(f"{each.title} ({each.kind}). {each.practice}." for each in self.items),
            self.told,
            *reached,
            *(f"{each.title}: {each.state}. {each.plan}." for each in self.national),
        ]
        return "\n\n".join(filter(None, lines))


def row_of(item: LearningItem) -> tuple[str, ...]:
    """What is told of one, in the order of the heads."""
    return item.title, item.kind, item.given_on, item.audience, item.practice


def national_row(item: NationalItem) -> tuple[str, ...]:
    return item.title, item.state, item.plan
