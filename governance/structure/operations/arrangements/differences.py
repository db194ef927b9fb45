"""One line for each difference between a file, what was last loaded, and the database."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """What a load did about a difference."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    GONE = "gone"
    ENDED = "ended"


WRITTEN = (State.NEW, State.CHANGED, State.ENDED)
"""The differences that a load wrote; the others it only tells."""


@dataclass(frozen=True)
class Difference:
    """A difference in one record, or in one field of it."""

    state: State
    kind: str
    key: str
    field: str = ""
    was: Any = None
    says: Any = None

    @property
    def name(self) -> str:
        """How the command line names the record: ``seat:leicester-board-officer-1``."""
        return f"{self.kind}:{self.key}"

    def __str__(self) -> str:
        match self.state:
            case State.NEW:
                return f"{self.name}: new"
            case State.GONE:
                return f"{self.name}: no longer in the file; --end {self.name} ends it"
            case State.ENDED:
                return f"{self.name}: ended on {self.says}"
        was, says = format_value(self.was), format_value(self.says)
        line = f"{self.name} {self.field}: {was} → file says {says}"
        if self.state is State.KEPT:
            line += f"; changed on screen since, left as it is (--overwrite {self.name})"
        return line


def format_value(value: Any) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool(yes):
            return "yes" if yes else "no"
        case list(several):
            return ", ".join(map(format_value, several)) or "nothing"
        case dict(fields):
            return ", ".join(f"{name} {format_value(one)}" for name, one in fields.items())
    return f"“{value}”"
