"""Queries that depend on a page’s reader and on keys alone: written once, run as often as asked.

Django takes several times as long to write such a query as the database takes to answer it. What
is kept is the SQL, never what it found; it belongs to an actor with all the seats held on a day,
who is loaded anew for every page, so that whoever holds another seat is given another query.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial, wraps
from itertools import count as numbers
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Aggregate, BigIntegerField, Count, Model, QuerySet
from django.db.models.query import ModelIterable
from django.http import Http404

from governance.core.written_queries import RunQuery, WrittenQuery, WrittenRows

P = ParamSpec("P")
Row = TypeVar("Row")
KEPT = 64
"""How many queries of one kind a process keeps, those last asked for."""
FIRST_STAND_IN = -1_000_000_000
"""Stands in a query that is kept for a key; each less for the next. No row has such a key."""
LAST_KEY = BigIntegerField.MAX_BIGINT
"""No row has it or one beyond, and SQLite refuses to be asked for one beyond."""
RUN_BY = ("_iterable_class", "_fields", "_prefetch_related_lookups")
"""What a queryset knows besides its query, and needs to make its rows."""


class Key(int):
    """The key of a row, given to what prepares a query: the query is the same for every key."""


class Keys(tuple[int, ...]):
    """Several; the query is the same for as many, rounded up to a power of two."""

    __slots__ = ()

    @property
    def filled(self) -> tuple[int, ...]:
        """With the first once more as often as it takes; no row has the key of none."""
        first = self[0] if self else FIRST_STAND_IN
        return (*self, *[first] * (round_up(len(self)) - len(self)))


def round_up(number: int) -> int:
    """To a power of two."""
    return 1 << max(number - 1, 0).bit_length()


def with_stand_ins(given: tuple[Any, ...]) -> tuple[tuple[Any, ...], dict[int, int]]:
    """What a query is prepared with, where keys are left out, and the keys by what stands there."""
    names, keys = numbers(FIRST_STAND_IN, -1), {}

    def stand_in(key: int) -> int:
        name = next(names)
        keys[name] = min(int(key), LAST_KEY)
        return name

    def of(each: Any) -> Any:
        if isinstance(each, Key):
            return stand_in(each)
        return tuple(map(stand_in, each.filled)) if isinstance(each, Keys) else each

    return tuple(map(of, given)), keys


class PreparedRows(Generic[Row]):
    """A queryset that is built and written once, and run as often as it is asked for.

    The queryset itself is not kept, which is many times as large as its SQL.
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make
        with connection.execute_wrapper(refuse):
            rows = make()
            self.written = WrittenQuery(rows.query)
        self.kind, self.model, self.using = type(rows), rows.model, rows._db
        self.how = {name: getattr(rows, name) for name in RUN_BY}
        if rows._iterable_class is ModelIterable:
            self.how["_iterable_class"] = WrittenRows

    def fetch(self, keys: Mapping[int, int]) -> list[Row]:
        if self.written.shape is None:
            return []
        rows: Any = self.kind(model=self.model, using=self.using)
        rows.__dict__.update(self.how)
        rows._query = RunQuery(self.written, keys)
        return list(rows)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """The rows of the queryset that ``build`` makes of an actor and of other values.

    ``build`` asks the database nothing, and reads no clock: what it makes is kept. A ``Key`` or
    ``Keys`` among what it is given may be another each time; ``build`` only compares with it.
    """

    @lru_cache(maxsize=KEPT)
    def keep(vendor: str, *given: Any, **named: Any) -> PreparedRows[Row]:
        return PreparedRows(partial(build, *given, **named))

    @wraps(build)
    def fetch(*given: P.args, **named: P.kwargs) -> list[Row]:
        known, keys = with_stand_ins(given)
        return keep(connection.vendor, *known, **named).fetch(keys)  # type: ignore[arg-type]

    return fetch


def first_or_404(rows: list[Row]) -> Row:
    """The one that was asked for; raises Http404 where it does not exist for the reader."""
    if not rows:
        raise Http404
    return rows[0]


class PreparedCounts:
    """Numbers that are asked for of a queryset, whose query is noted when it is first run."""

    def __init__(self, make: Callable[[], tuple[QuerySet, Mapping[str, Aggregate]]]) -> None:
        self.make = make
        with connection.execute_wrapper(refuse):
            rows, asked = make()
        self.sql, self.params = "", ()
        with connection.execute_wrapper(self.note):
            self.first: dict[str, int] | None = rows.aggregate(**asked)
        self.found = dict(self.first)

    def note(self, run: Any, sql: str, params: Any, *rest: Any) -> Any:
        self.sql, self.params = sql, params
        return run(sql, params, *rest)

    def fetch(self) -> dict[str, int]:
        """Where Django knew without asking that nothing can be found, that; else as it is now."""
        first, self.first = self.first, None
        if first is not None or not self.sql:
            return dict(self.found)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return dict(zip(self.found, cursor.fetchone(), strict=True))


def prepared_counts(
    build: Callable[P, tuple[QuerySet, Mapping[str, Aggregate]]],
) -> Callable[P, dict[str, int]]:
    """The numbers that ``build`` asks for of a queryset, by their names; one query.

    Only numbers that need no conversion between database and Python: counts.
    """

    @lru_cache(maxsize=KEPT)
    def keep(vendor: str, *given: Any, **named: Any) -> PreparedCounts:
        return PreparedCounts(partial(build, *given, **named))

    @wraps(build)
    def count(*given: P.args, **named: P.kwargs) -> dict[str, int]:
        return keep(connection.vendor, *given, **named).fetch()  # type: ignore[arg-type]

    return count


Order = tuple[Any, ...]


@dataclass(frozen=True)
class PreparedList:
    """What a pager counts, sorts and cuts: the queryset that ``build`` makes of what is given."""

    model: type[Model]
    build: Callable[..., QuerySet]
    given: tuple[Any, ...]
    order: Order = ()

    def order_by(self, *order: Any) -> "PreparedList":
        return replace(self, order=order)

    def count(self) -> int:
        return count_of(self.build, self.given)["count"]

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[Any]:
        return iter(self[0 : self.count()])

    def __getitem__(self, part: Any) -> Any:
        """The rows of a slice, which is all that a pager asks for."""
        return rows_of(self.build, self.given, self.order, part.start, part.stop)


def prepared_list(model: type[Model], build: Callable[..., QuerySet], *given: Any) -> PreparedList:
    """A list whose queries are written once for the same reader and the same wishes.

    ``build`` is a function of a module, which asks the database nothing; ``given`` what it takes.
    """
    return PreparedList(model, build, given)


@prepared
def rows_of(
    build: Callable[..., QuerySet], given: tuple[Any, ...], order: Order, start: int, stop: int
) -> QuerySet:
    rows = build(*given)
    return (rows.order_by(*order) if order else rows)[start:stop]


@prepared_counts
def count_of(
    build: Callable[..., QuerySet], given: tuple[Any, ...]
) -> tuple[QuerySet, dict[str, Count]]:
    return build(*given).order_by(), {"count": Count("pk")}


def refuse(run: Any, sql: str, *_: Any) -> NoReturn:
    """A query while another is built: its answer would be kept."""
    raise AssertionError(f"What prepares a query may ask the database nothing: {sql[:200]}")
