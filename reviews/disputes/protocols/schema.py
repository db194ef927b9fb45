"""What a protocol file holds: its stages with their limits, and who uses it from when."""

from datetime import date
from itertools import combinations
from typing import Literal

from pydantic import Field, model_validator

from governance.core.formatting import format_count
from governance.rules.field_types import (
    Cited,
    Code,
    Count,
    Period,
    Several,
    Stated,
    Text,
)

Unit = Literal["hours", "working_days"]
Anchor = Literal["disagreement", "previous_start", "previous_end"]
Level = Literal["practitioner", "manager", "senior_officer", "partner", "chair", "advisor"]
Scope = Literal["practitioners", "partners"]
"""Whose disputes a protocol is for: practitioners', or those between partners."""
Cadence = Literal["quarter", "half_year", "year"]
TO_BE_CONFIRMED = "to be confirmed"
ANCHORS: dict[str, str] = {
    "disagreement": "the disagreement",
    "previous_start": "the start of the stage before",
    "previous_end": "the end of the stage before",
}
CADENCES: dict[str, tuple[str, int]] = {
    "quarter": ("every quarter", 3),
    "half_year": ("every half-year", 6),
    "year": ("every year", 12),
}
"""How often people are reminded: in words, and in months."""


class StageRule(Cited):
    """One stage: who speaks on each side, how long it may take and from when that counts."""

    title: Text
    level: Level
    sides: Text
    limit: Stated[Count]
    unit: Unit | None = None
    counts_from: Anchor | None = None
    involves_chair: bool = False

    @model_validator(mode="after")
    def _says_how_long(self) -> "StageRule":
        if (self.limit is None) != (self.unit is None):
            raise ValueError("expected a unit beside a limit that is a number, and only there")
        if (self.limit is None) != (self.counts_from is None):
            raise ValueError("expected counts_from beside a limit that is a number, and only there")
        return self

    @property
    def limit_in_words(self) -> str:
        """ "48 hours", "5 working days" or "to be confirmed"."""
        if self.limit is None or self.unit is None:
            return TO_BE_CONFIRMED
        words = self.unit.replace("_", " ")
        return format_count(self.limit, words.removesuffix("s"), words)

    @property
    def anchor_in_words(self) -> str:
        return ANCHORS[self.counts_from] if self.counts_from else ""


class Use(Cited):
    """That one partnership uses the protocol, from one day until before another."""

    partnership: Code
    since: date = Field(alias="from")
    until: date | None = None

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)


class Protocol(Cited):
    """One edition of one protocol. ``confirmed`` speaks of the whole; each stage says its own."""

    key: Code
    title: Text
    scope: Scope
    source: Text
    published: Stated[date]
    url: str = ""
    is_template: bool = False
    """An example to begin a partnership's own from; no partnership uses it."""
    own_procedure_first: bool = False
    asks_advice: bool = False
    """Whether the advisor's advice is asked where no stage has brought agreement."""
    reminder: Stated[Cadence] = None
    stages: Several[StageRule]
    used_by: Several[Use] = ()

    @model_validator(mode="after")
    def _begins_with_a_stage(self) -> "Protocol":
        if not self.stages:
            raise ValueError("stages: expected one stage at least, found none")
        if self.stages[0].counts_from in ("previous_start", "previous_end"):
            raise ValueError(
                'stages[0].counts_from: expected "disagreement", for no stage stands before it'
            )
        return self

    @model_validator(mode="after")
    def _is_used_or_a_template(self) -> "Protocol":
        if self.is_template and self.used_by:
            raise ValueError("used_by: expected none of a template")
        for one, other in combinations(self.used_by, 2):
            if one.partnership == other.partnership and one.period.overlaps(other.period):
                raise ValueError(f'used_by: "{one.partnership}" stands there twice for one day')
        return self

    def is_used_by(self, partnership: str, *, on: date) -> bool:
        return any(
            each.partnership == partnership and each.period.includes(on) for each in self.used_by
        )

    def stage(self, number: int) -> StageRule | None:
        """The stage of that number, from 1; None beyond the last."""
        return self.stages[number - 1] if 1 <= number <= len(self.stages) else None
