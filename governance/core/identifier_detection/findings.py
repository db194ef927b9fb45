"""What may be found in a text: its kind, and the words as they were typed."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What tells who a child is: how a finding is called, and what to write instead."""

    NHS_NUMBER = "an NHS number", ""
    POSTCODE = "a full postcode", ""
    BIRTH_DATE = "a date of birth", ""
    NAME = "a child's name", "use an alias such as Child A and an age band"
    ADDRESS = "a street address", ""
    TELEPHONE = "a telephone number", ""
    EMAIL = "an e-mail address", ""

    def __init__(self, label: str, advice: str) -> None:
        self.label = label
        self.advice = advice


@dataclass(frozen=True)
class Finding:
    """Words of a text that may tell who a child is; ``quote`` is as the person typed them."""

    kind: Kind
    quote: str

    @property
    def sentence(self) -> str:
        """What it looks like and what to write instead, without a full stop."""
        looks = f"“{self.quote}” looks like {self.kind.label}"
        return f"{looks}: {self.kind.advice}" if self.kind.advice else looks


@dataclass(frozen=True)
class KnownDetails:
    """What is ours and no child's, so that it is not taken for one."""

    names: frozenset[str] = frozenset()
    """Organisations, groups, partnerships, seats, users; casefolded, in the one spelling."""
    places: frozenset[str] = frozenset()
    """Single words that name an area, casefolded."""
    telephones: frozenset[str] = frozenset()
    """Published numbers, digits only, with the leading 0."""
    mailboxes: frozenset[str] = frozenset()
    """E-mail addresses, casefolded."""


NOTHING_KNOWN = KnownDetails()
Span = tuple[int, int]
"""Where a finding begins, and where it has ended, in the normalised text."""
