"""One thing that waits for a person, as the Today page shows it; each app gives its own.

What is only looked up and told is given as rows of the same columns (``waiting``), so that the
page asks for those of all rooms in one query.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Count, DateField, F, QuerySet, Value
from django.db.models.functions import Cast


@dataclass(frozen=True, kw_only=True)
class TodoItem:
    """What waits, where it is done, by when; late things first, then by date."""

    title: str
    about: str
    url: str
    due_on: date | None = None
    due_says: str = ""
    tone: str = ""

    @property
    def order(self) -> tuple[bool, date, str]:
        return self.tone != "late", self.due_on or date.max, self.title


class WaitingRow(NamedTuple):
    """One row of what waits, of whichever room; only what that room gave is not empty."""

    room: str
    what: str
    """Which of the things that wait in the room."""
    key: int
    """Of the record; of a count, the number of them."""
    title: str
    day: Any
    """Since when it waits: a day, of a room that gave one."""
    due_on: Any
    """The same of the day by which it is due."""
    detail: str


NOTHING: dict[str, Any] = {
    "what": Value("", CharField()),
    "title": Value("", CharField()),
    "day": Cast(Value(None), DateField()),
    "due_on": Cast(Value(None), DateField()),
    "detail": Value("", CharField()),
}


def waiting(room: str, rows: QuerySet, **columns: Any) -> QuerySet:
    """These rows in the columns of ``WaitingRow``, each given as an expression, or a word that
    stands for itself; ``key`` is the record’s own unless another is given.
    """
    told = {"room": room, "key": F("pk"), **NOTHING, **columns}
    named = {f"waits_{name}": as_column(told[name]) for name in WaitingRow._fields}
    return rows.order_by().annotate(**named).values_list(*named)


def waiting_count(room: str, rows: QuerySet, what: str) -> QuerySet:
    """One row with how many there are, in place of the key; none where there is none."""
    fixed = {"room": room, **NOTHING, "what": what}
    named = {f"waits_{name}": as_column(value) for name, value in fixed.items()}
    counted = rows.order_by().annotate(**named).values(*named).annotate(waits_key=Count("pk"))
    return counted.values_list(*(f"waits_{name}" for name in WaitingRow._fields))


def as_column(given: Any) -> Any:
    return Value(given, CharField()) if isinstance(given, str) else given


def together(parts: list[QuerySet], *, at_most: int) -> QuerySet:
    """All of these in one query, what has waited longest first."""
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return rows.order_by("waits_day", "waits_key")[:at_most]
