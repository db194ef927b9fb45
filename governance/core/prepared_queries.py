"""Queries of a page that depend on its reader and on keys only: written once, run as often as asked.

Django takes several times as long to write such a query as the database takes to answer it. What
is kept is the SQL, never what it found; it belongs to an actor with all the seats held on a day,
who is loaded anew for every page, so that whoever holds another seat is given another query.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from itertools import count as numbers
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, Count, Model, QuerySet
from django.http import Http404

P = ParamSpec("P")
Row = TypeVar("Row")
KEPT = 64
"""How many queries of one kind a process keeps, those last asked for."""
FIRST_STAND_IN = -1_000_000_000
"""Stands in a query that is kept for a key; each less for the next. No row has such a key."""
COMPILED = ("select", "klass_info", "annotation_col_map", "col_count", "has_extra_select")
"""What Django’s compiler knows of a query besides its SQL, and needs to read what was found."""
Written = tuple[str, tuple[Any, ...]]


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
        keys[name] = int(key)
        return name

    def of(each: Any) -> Any:
        if isinstance(each, Key):
            return stand_in(each)
        return tuple(map(stand_in, each.filled)) if isinstance(each, Keys) else each

    return tuple(map(of, given)), keys


class WrittenQuery:
    """A query whose SQL is there: it stands for Django’s own in a queryset that is run once."""

    def __init__(self, rows: QuerySet) -> None:
        self.query = rows.query
        compiler = self.query.get_compiler(connection.alias)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        self.sql, self.params = sql, tuple(params)
        self.compiled = {name: getattr(compiler, name, None) for name in COMPILED}

    def filled(self, keys: Mapping[int, int]) -> Written:
        return self.sql, fill(self.params, keys)


@dataclass(frozen=True)
class RunQuery:
    """The same for one time, with the keys it is asked for."""

    written: WrittenQuery
    keys: Mapping[int, int]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.written.query, name)

    def get_compiler(self, *given: Any, **named: Any) -> Any:
        compiler = self.written.query.get_compiler(*given, **named)
        compiler.__dict__.update(self.written.compiled)
        compiler.as_sql = lambda *_, **__: self.written.filled(self.keys)
        return compiler


def fill(params: tuple[Any, ...], keys: Mapping[int, int]) -> tuple[Any, ...]:
    """The parameters with the keys in place of what stood for them."""
    if not keys:
        return params
    return tuple(keys.get(each, each) if type(each) is int else each for each in params)


class PreparedRows(Generic[Row]):
    """A queryset that is built and written once, and run as often as it is asked for."""

    def __init__(self, rows: QuerySet[Any, Row]) -> None:
        self.rows = rows
        self.written = WrittenQuery(rows)

    def fetch(self, keys: Mapping[int, int]) -> list[Row]:
        fresh = type(self.rows)(model=self.rows.model, using=self.rows._db)
        for name in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
            setattr(fresh, name, getattr(self.rows, name))
        fresh._query = RunQuery(self.written, keys)
        return list(fresh)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """The rows of the queryset that ``build`` makes of an actor and other values that do not change.

    ``build`` asks the database nothing, and reads no clock: what it makes is kept. A ``Key`` or
    ``Keys`` among what it is given may be another each time; ``build`` only compares with it.
    """

    @lru_cache(maxsize=KEPT)
    def keep(vendor: str, *given: Any, **named: Any) -> PreparedRows[Row]:
        with connection.execute_wrapper(refuse):
            return PreparedRows(build(*given, **named))

    @wraps(build)
    def fetch(*given: P.args, **named: P.kwargs) -> list[Row]:
        known, keys = with_stand_ins(given)
        return keep(connection.vendor, *known, **named).fetch(keys)

    return fetch


def first_or_404(rows: list[Row]) -> Row:
    """The one that was asked for; raises Http404 where it does not exist for the reader."""
    if not rows:
        raise Http404
    return rows[0]


class PreparedCounts:
    """Numbers that are asked for of a queryset, whose query is noted when it is first run."""

    def __init__(self, rows: QuerySet, asked: Mapping[str, Aggregate]) -> None:
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
        with connection.execute_wrapper(refuse):
            rows, asked = build(*given, **named)
        return PreparedCounts(rows, asked)

    @wraps(build)
    def count(*given: P.args, **named: P.kwargs) -> dict[str, int]:
        return keep(connection.vendor, *given, **named).fetch()

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

    def __getitem__(self, part: slice) -> list[Any]:
        return rows_of(self.build, self.given, self.order, part.start, part.stop)


def prepared_list(
    model: type[Model], build: Callable[..., QuerySet], *given: Any
) -> PreparedList:
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
