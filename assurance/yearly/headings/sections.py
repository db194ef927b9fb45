"""The headings of a yearly report: where requirements are met, who writes, what is made."""

import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Literal

from governance.rules.field_types import Code, DayOfYear, Several, Strictly, Text

FOLDER = Path(__file__).parent


class SectionDefinition(Strictly):
    """One heading, in reading order."""

    key: Code
    title: Text
    part: Literal["front", "chapter", "appendix"]
    lede: Text
    writer: Literal["office", "scrutineer", "nobody"] = "office"
    evidence: bool = False
    """Whether the product gathers evidence under it; where it does not, words are all there is."""
    answers: Several[Code] = ()
    """The codes of the requirements that are met under it."""
    only_for: Several[Code] = ()
    """It stands only in a report of which one of these is asked; empty: in every one."""

    @property
    def is_written(self) -> bool:
        """Whether somebody of the office, or the seat it names, writes under it."""
        return self.writer == "office"

    def stands_in(self, asked: Collection[str]) -> bool:
        """``asked``: the codes of what is asked of a report."""
        return not self.only_for or not set(self.only_for).isdisjoint(asked)


class Contents(Strictly):
    """The file of headings."""

    sections: Several[SectionDefinition]


class StepDefinition(Strictly):
    """One step of the plan: so many calendar days before the day of publication."""

    key: Code
    title: Text
    owner: Text
    days_before: int


class PlanFile(Strictly):
    """The file of steps, and how sure its days are."""

    opens: DayOfYear
    """The day of the business year on which its report is opened by itself."""
    source: Text
    confirmed: bool
    steps: Several[StepDefinition]


@cache
def sections() -> tuple[SectionDefinition, ...]:
    """Every heading, in reading order."""
    text = (FOLDER / "sections.toml").read_text(encoding="utf-8")
    return Contents.model_validate(tomllib.loads(text)).sections


def section(key: str) -> SectionDefinition:
    """Raises KeyError."""
    return {each.key: each for each in sections()}[key]


def sections_answering(code: str) -> tuple[SectionDefinition, ...]:
    """Where a requirement is met, in reading order."""
    return tuple(each for each in sections() if code in each.answers)


@cache
def plan() -> PlanFile:
    text = (FOLDER / "plan.toml").read_text(encoding="utf-8")
    return PlanFile.model_validate(tomllib.loads(text))
