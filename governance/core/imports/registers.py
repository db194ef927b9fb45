"""What a register is: its columns, what each may be called, how its cells are understood."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from django.db.models import Model

from governance.core.formatting import format_date
from governance.core.imports.values import Written
from governance.core.roles import Actor


class Verdict(StrEnum):
    """What came of a cell or a row; the later outweighs the earlier."""

    OK = "ok"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


WEIGHT = {verdict: weight for weight, verdict in enumerate(Verdict)}


def heaviest(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=WEIGHT.__getitem__, default=Verdict.OK)


@dataclass(frozen=True)
class Understood:
    """What a cell is understood to say: the value, the same in words, and why if in doubt."""

    value: Any = None
    words: str = ""
    why: str = ""
    verdict: Verdict = Verdict.OK

    @classmethod
    def doubted(cls, value: Any, words: str, why: str) -> "Understood":
        return cls(value, words, why, Verdict.DOUBTFUL)

    @classmethod
    def refused(cls, why: str) -> "Understood":
        return cls(None, "", why, Verdict.REFUSED)


Reader = Callable[[Written, Any], Understood]
"""Understands a cell, given what the register knows of the partnership."""


@dataclass(frozen=True, kw_only=True)
class RegisterColumn:
    """One column of a register."""

    key: str
    label: str
    """Its heading in our own lists and in the template."""
    read: Reader
    also: tuple[str, ...] = ()
    """Other headings under which it is known."""
    is_required: bool = False
    """Whether a file without it is refused; an empty cell is for ``read`` to judge."""
    fills_down: bool = False
    """Whether an empty cell says what the one above it does."""
    under: str = ""
    """The column in which a new value ends that."""
    is_screened: bool = True
    """Whether its words are looked through for what may tell who a child is; off where they name
    a colleague.
    """
    example: str = ""
    """What the template shows."""

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.label, *self.also)


@dataclass(frozen=True)
class JudgedCell:
    """A cell as it was written and understood; ``heading`` is as in the file."""

    heading: str
    column: str
    written: str
    understood: Understood


@dataclass(frozen=True)
class JudgedRow:
    """A row with its cells by the register's columns, and what would come of it."""

    number: int
    cells: Mapping[str, JudgedCell]
    match: "Match"
    verdict: Verdict
    why: tuple[str, ...] = ()
    """What is wrong with the row as a whole."""

    def value(self, column: str) -> Any:
        found = self.cells.get(column)
        return found.understood.value if found else None

    @property
    def is_unchanged(self) -> bool:
        return self.match.record is not None and not self.match.changes


@dataclass(frozen=True)
class Change:
    """What of a record that is there already would become what."""

    name: str
    label: str
    was: Any
    becomes: Any
    words: tuple[str, str] | None = None
    """How both are told, where they are not words themselves."""

    @property
    def told(self) -> tuple[str, str]:
        return self.words or (told(self.was), told(self.becomes))


def told(value: Any) -> str:
    if isinstance(value, date):
        return format_date(value)
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Match:
    """Whether the row is of a record that is there, and how that would change."""

    record: Model | None = None
    changes: tuple[Change, ...] = ()
    why: str = ""
    """Why it cannot be saved as it is."""
    verdict: Verdict = Verdict.OK
    plan: Any = None
    """What would be done, where a register decides that while it looks for the record."""


MAILED = "Welcome mail"
"""Heads the change that says who is mailed when the row is saved."""
NEW = Match()


@dataclass(frozen=True)
class SavedRow:
    """What came of a row: the records it made, or the one it changed and what that was before."""

    number: int
    made: tuple[Model, ...] = ()
    changed: Model | None = None
    before: Mapping[str, Any] = field(default_factory=dict)


class Register(Protocol):
    """What a room says of its register, in one module; ``known`` is whatever it looks up first."""

    key: str
    label: str
    columns: Sequence[RegisterColumn]

    def learn(self, area: Model, *, source: str, on: date, by: Actor | None = None) -> Any:
        """What names of a partnership mean on a day; a constant number of queries.

        ``source`` is how the file and its sheet are called; ``by`` who would import it.
        """

    def match(self, values: Mapping[str, Any], known: Any) -> Match:
        """Whether it is of a record that is there; runs no query."""

    def write(
        self,
        rows: Sequence[JudgedRow],
        known: Any,
        *,
        source: str,
        by: Actor,
        at: datetime,
        with_mail: bool = True,
    ) -> list[SavedRow]:
        """Write all of them through operations; raises what those raise.

        ``with_mail`` is off where the mails that would welcome people are held back.
        """

    def undo(self, saved: Sequence[SavedRow], *, since: datetime, by: Actor, at: datetime) -> None:
        """Take away what the rows made and give back what they changed, unless something was
        built on it since then: ValidationError.
        """


def column_of(register: Register, key: str) -> RegisterColumn:
    return next(each for each in register.columns if each.key == key)
