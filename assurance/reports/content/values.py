"""A report's content as frozen values; page, PDF and Word are drawn from these and nothing else.

Stored as canonical JSON, so that the same content has the same hash wherever it is worked out.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Source:
    """The rows behind a figure or a statement: their kind and ids."""

    kind: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one group or organisation says; ``note`` tells where it stands, if that matters."""

    who: str
    asked: str
    text: str
    source: Source
    note: str = ""
    kind: str = "statement"


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """One status in a grid, at its row's and its column's key."""

    row: str
    column: str
    status: str
    word: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Statuses by row and column: drawn as a picture, and given as a table."""

    key: str
    title: str
    row_heading: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    marks: tuple[GridCell, ...]
    source: Source
    kind: str = "grid"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One agreed outcome statement, and what the office judges of it.

    ``key`` names the passage that holds the judgement.
    """

    key: str
    statement: str
    judgement: str = ""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What an action of a priority changed, and the evidence that was given for it."""

    action: str
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PriorityProgress:
    """One priority: how it stands, told once, and each outcome statement that it is for."""

    priority: str
    rating: str
    progress: str
    impact: str
    outcomes: tuple[Outcome, ...]
    source: Source
    differences: tuple[Difference, ...] = ()
    kind: str = "priority"


@dataclass(frozen=True, kw_only=True)
class LegacyOutcome:
    """An outcome statement with its priority's progress, as older reports hold it.

    Nothing composes these any more; they keep their form, and so the hash that was agreed to.
    ``outcomes.promises`` reads them.
    """

    key: str
    priority: str
    statement: str
    rating: str
    progress: str
    impact: str
    source: Source
    judgement: str = ""
    kind: str = "judgement"


Evidence = Statement | Grid | PriorityProgress | LegacyOutcome
KINDS: dict[str, Any] = {
    "statement": Statement,
    "grid": Grid,
    "priority": PriorityProgress,
    "judgement": LegacyOutcome,
}


@dataclass(frozen=True, kw_only=True)
class Section:
    """One heading: what the officer writes under it, and the evidence beside it."""

    key: str
    title: str
    narrative: str = ""
    evidence: tuple[Evidence, ...] = ()
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """``raw`` is counted with; only ``shown`` is ever put on a page."""

    key: str
    label: str
    raw: int | None
    shown: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What is not there, by name; no report can be had without these lines."""

    kind: str
    who: str
    text: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class RecipientPartnership:
    """A partnership the report is for, with what its readers are told about concerns."""

    key: str
    name: str
    area: str
    colour: str
    concern_text: str
    concern_phone: str
    concern_url: str


@dataclass(frozen=True, kw_only=True)
class ReportHeader:
    """Whose report it is, for which period, and the day it was drawn together (ISO)."""

    group: str
    group_name: str
    period: str
    period_label: str
    as_at: str


@dataclass(frozen=True, kw_only=True)
class ReportContent:
    """One quarter's report of one group, for every partnership the group serves."""

    report: ReportHeader
    partnerships: tuple[RecipientPartnership, ...]
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    missing: tuple[Gap, ...]

    def plain(self) -> Plain:
        """The content as dictionaries, lists, texts and whole numbers."""
        return json.loads(canonical(asdict(self)))

    @cached_property
    def hash(self) -> str:
        return hash_of(asdict(self))


def canonical(document: Plain) -> str:
    """One spelling for one content: keys in order, no spare space, whole numbers kept whole."""
    return json.dumps(
        normalise_numbers(document),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def normalise_numbers(value: Any) -> Any:
    """``value`` with every float that is a whole number written as one, at any depth."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: normalise_numbers(inner) for key, inner in value.items()}
        case list() | tuple():
            return [normalise_numbers(inner) for inner in value]
    return value


def hash_of(document: Plain) -> str:
    """SHA-256 of the canonical form, in UTF-8."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()
