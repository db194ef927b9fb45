"""The scale by which risks are rated: its steps, its bands and whether they are confirmed.

It is data (``governance/rules/frameworks/risk-scale.toml``): no number of it stands in code.
"""

from dataclasses import dataclass

from governance.rules.files import rule_set
from governance.rules.schema import Provision

SCALE = "risk-scale"
"""The rule set that holds it."""
TONES = ("good", "open", "asked", "late")
"""Of the bands from the lowest; where there are more, the last stands for the rest."""


@dataclass(frozen=True)
class Step:
    """One step of likelihood or impact, or the lowest rating of a band."""

    number: int
    label: str

    @property
    def says(self) -> str:
        """``4: Likely``"""
        return f"{self.number}: {self.label}"


@dataclass(frozen=True)
class Band:
    """In which band a rating lies, and how that looks."""

    label: str
    tone: str


def steps_about(about: str) -> list[Step]:
    """From the lowest number."""
    found = [each for each in rule_set(SCALE).provisions if each.about == about]
    return [Step(each.number or 0, each.text) for each in sorted(found, key=number_of)]


def number_of(provision: Provision) -> int:
    return provision.number or 0


def likelihoods() -> list[Step]:
    return steps_about("Likelihood")


def impacts() -> list[Step]:
    return steps_about("Impact")


def band_of(rating: int) -> Band:
    """The highest band that begins at the rating or below it."""
    bands = steps_about("Rating")
    place = max((at for at, each in enumerate(bands) if each.number <= rating), default=0)
    return Band(bands[place].label, TONES[min(place, len(TONES) - 1)])


def is_confirmed() -> bool:
    """Whether every line of the scale is."""
    return all(each.confirmed for each in rule_set(SCALE).provisions)


def is_on_scale(likelihood: int, impact: int) -> bool:
    return likelihood in numbers(likelihoods()) and impact in numbers(impacts())


def numbers(steps: list[Step]) -> set[int]:
    return {each.number for each in steps}
