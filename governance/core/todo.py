"""What waits for a person, as Home shows it; each app gives its own, and how many there are in all.

What is only looked up and told is given as rows of the same columns (``select_waiting``), so that
the page asks for those of all rooms in one query. Of one source the first few are shown; the line
after them says how many more there are, and leads to the list on which they stand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.roles import Actor
from governance.core.waiting_query import first_of_each

SHOWN = 10
"""So much of one source Home shows; of the rest it says how much there is."""
IN_ALL = Window(Count("*"))
"""How many rows a query finds, those that it cuts off included."""


def late_in_all(is_late: Q) -> Window:
    """How many of them are late."""
    return Window(Count(Case(When(is_late, then=1))))


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
    def number(self) -> int:
        """Of how many things it tells."""
        return 1

    @property
    def number_late(self) -> int:
        return int(self.tone == "late")

    @property
    def order(self) -> tuple[bool, date, bool, str]:
        return self.tone != "late", self.due_on or date.max, False, self.title


@dataclass(frozen=True, kw_only=True)
class RestItem(TodoItem):
    """How many more there are of one source than Home shows; after all that has a title."""

    left: int
    left_late: int

    @property
    def number(self) -> int:
        return self.left

    @property
    def number_late(self) -> int:
        return self.left_late

    @property
    def order(self) -> tuple[bool, date, bool, str]:
        return self.tone != "late", date.max, True, self.title


@dataclass(frozen=True)
class Others:
    """How what is not shown is called, and the list on which it stands."""

    one: str
    many: str
    page: str
    query: str = ""

    def rest(self, left: int, late: int) -> RestItem:
        """``And 41 more actions to do``, of which so many are late."""
        return RestItem(
            title=f"And {format_count(left, f'more {self.one}', f'more {self.many}')}",
            about="Not shown here; all of them are on the list",
            url=reverse(self.page) + self.query,
            due_says=f"{late} late" if late else "",
            tone="late" if late else "",
            left=left,
            left_late=late,
        )


def folded(items: Sequence[TodoItem], others: Others, *, in_all: int, late: int) -> list[TodoItem]:
    """These, and a line for those that were cut off; ``late`` counts all of both."""
    left = in_all - len(items)
    if left <= 0:
        return list(items)
    return [*items, others.rest(left, late - sum(each.number_late for each in items))]


def folded_all(items: Sequence[TodoItem], others: Others) -> list[TodoItem]:
    """The first of these, what is late before the rest, and a line for the others."""
    first = sorted(items, key=lambda each: each.order)[:SHOWN]
    late = sum(each.number_late for each in items)
    return folded(first, others, in_all=len(items), late=late)


def folded_rows(rows: Sequence[Any], items: Sequence[TodoItem], others: Others) -> list[TodoItem]:
    """The items of rows that were annotated with ``IN_ALL`` as ``in_all``, none of them late."""
    return folded(items, others, in_all=rows[0].in_all, late=0) if rows else []


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
    source: int = 0
    """Which of the sources that were asked together."""
    in_all: int = 1
    """How many of its source wait."""
    late_in_all: int = 0
    """Of these, how many were due before today."""
    place: int = 1
    """Which it is of its source, what is due first before the rest."""


GIVEN = WaitingRow._fields[:7]
NOTHING: dict[str, Any] = {
    "what": Value("", CharField()),
    "title": Value("", CharField()),
    "day": Cast(Value(None), DateField()),
    "due_on": Cast(Value(None), DateField()),
    "detail": Value("", CharField()),
}


def select_waiting(room: str, rows: QuerySet, **columns: Any) -> QuerySet:
    """These rows in the columns of ``WaitingRow``, each given as an expression, or a word that
    stands for itself; ``key`` is the record’s own unless another is given.
    """
    told = {"room": room, "key": F("pk"), **NOTHING, **columns}
    named = {f"waits_{name}": as_column(told[name]) for name in GIVEN}
    return rows.order_by().annotate(**named).values_list(*named)


def waiting_count(room: str, rows: QuerySet, what: str) -> QuerySet:
    """One row with how many there are, in place of the key; none where there is none."""
    fixed = {"room": room, **NOTHING, "what": what}
    named = {f"waits_{name}": as_column(value) for name, value in fixed.items()}
    counted = rows.order_by().annotate(**named).values(*named).annotate(waits_key=Count("pk"))
    return counted.values_list(*(f"waits_{name}" for name in GIVEN))


def as_column(given: Any) -> Any:
    return Value(given, CharField()) if isinstance(given, str) else given


def together(parts: Sequence[QuerySet], *, on: date) -> QuerySet:
    """The first of all of these sources in one query, in no order: ``sources_of`` puts them in it.

    The number of the source is a column too: else Django leaves out a part that equals another.
    """
    first, *more = (part.annotate(waits_source=Value(source)) for source, part in enumerate(parts))
    union = first.union(*more, all=True) if more else first
    return first_of_each(union, on=on, shown=SHOWN)


def sources_of(found: Iterable[tuple]) -> list[list[WaitingRow]]:
    """The rows of each source that are shown, as ``together`` found them."""
    sources: dict[int, list[WaitingRow]] = {}
    rows = [WaitingRow._make(each) for each in found]
    for row in sorted(rows, key=lambda row: (row.source, row.place)):
        sources.setdefault(row.source, []).append(row)
    return list(sources.values())


Tell = Callable[[WaitingRow], TodoItem]


@dataclass(frozen=True)
class WaitingRoom:
    """How one room says what of it waits: where that is found, and how it is told."""

    rows: Callable[[Actor], Iterable[QuerySet]]
    others: Callable[[WaitingRow], Others] | None = None
    """Not of a room that only counts."""
    item: Callable[[WaitingRow, Actor], TodoItem] | None = None
    teller: Callable[[Sequence[WaitingRow], Actor], Tell] | None = None
    """In place of ``item``, where more is asked for of all rows that are shown together."""

    def tell(self, rows: Sequence[WaitingRow], actor: Actor) -> Tell:
        if self.teller:
            return self.teller(rows, actor)
        return lambda row: self.item(row, actor)


def tell_waiting(
    found: Iterable[tuple], rooms: Mapping[str, WaitingRoom], actor: Actor
) -> list[TodoItem]:
    """What is shown of each source, and a line for the rest of it."""
    sources = sources_of(found)
    of_room: dict[str, list[WaitingRow]] = {}
    for rows in sources:
        of_room.setdefault(rows[0].room, []).extend(rows)
    tell = {room: rooms[room].tell(rows, actor) for room, rows in of_room.items()}
    return [item for rows in sources for item in told(rows, tell[rows[0].room], rooms)]


def told(
    rows: Sequence[WaitingRow], tell: Tell, rooms: Mapping[str, WaitingRoom]
) -> list[TodoItem]:
    first, items = rows[0], [tell(row) for row in rows]
    others = rooms[first.room].others
    if others is None or first.in_all <= len(items):
        return items
    return folded(items, others(first), in_all=first.in_all, late=first.late_in_all)
