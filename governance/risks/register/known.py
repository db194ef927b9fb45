"""What the words of a register of risks mean, and which risks are there already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.core.imports.names import NearNames, plain
from governance.core.imports.registers import Understood
from governance.risks.models import Risk
from governance.risks.scale import Step
from governance.structure.known_owners import KnownOwners, Owner
from governance.structure.models import Partnership

NUMBER = re.compile(r"\d+")
TitleKey = tuple[Any, str]


@dataclass(frozen=True)
class RiskOwner:
    """The seat that owns a risk, and the words for an owner who is none."""

    seat: Owner | None = None
    words: str = ""

    @property
    def line_of_text(self) -> str:
        return f"Owner in the register: {self.words}" if self.words else ""


@dataclass(frozen=True)
class KnownRisks:
    """What names of a partnership mean, the words of the scale, and the risks by title."""

    area: Partnership
    on: date
    owners: KnownOwners
    places: NearNames[Any]
    likelihood: "ScaleWords"
    impact: "ScaleWords"
    by_title: Mapping[TitleKey, Sequence[Risk]]


class ScaleWords:
    """The steps of a scale by their number and words; rough words are in doubt."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = {each.number: each for each in steps}
        self.exact = {plain(words): each for each in steps for words in (each.label, each.says)}
        self.rough = rough_words(steps)

    def understand(self, text: str) -> Understood:
        numbers = {int(each) for each in NUMBER.findall(text)[:3]}
        if step := self.exact.get(plain(text)):
            return Understood(step.number, step.says)
        if len(numbers) == 1 and (step := self.steps.get(numbers.pop())):
            return Understood(step.number, step.says)
        if step := self.rough.get(plain(text)):
            why = f"“{text}” is no step of the scale: read as {step.says}."
            return Understood.doubted(step.number, step.says, why)
        return Understood.refused(
            f"“{text}” is not on the scale from {min(self.steps)} to {max(self.steps)}."
        )


def rough_words(steps: Sequence[Step]) -> dict[str, Step]:
    """Low, medium and high, as far as the scale goes."""
    last = len(steps) - 1
    places = {"very low": 0, "low": min(1, last), "very high": last, "high": max(last - 1, 0)}
    middle = dict.fromkeys(("medium", "moderate", "med"), last // 2 + last % 2)
    return {words: steps[at] for words, at in (places | middle).items()}


def title_key(place: Any, title: str) -> TitleKey:
    return place, plain(title) or " ".join(title.split())
