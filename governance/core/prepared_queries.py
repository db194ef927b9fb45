"""Queries of one page that depend on its reader only: written once for each actor as they stand.

Django takes several times as long to write such a query as the database takes to answer it. What
is kept is the SQL, never what it found; it belongs to an actor with all the seats held on a day,
who is loaded anew for every page, so that whoever holds another seat is given another query.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, Count, Model, QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")
KEPT = 64
"""How many actors’ queries of one kind a process keeps, those last asked for."""
COMPILED = ("select", "klass_info", "annotation_col_map", "col_count", "has_extra_select")
"""What Django’s compiler knows of a query besides its SQL, and needs to read what was found."""
Written = tuple[str, tuple[Any, ...]]


class WrittenQuery:
    """A query whose SQL is there: it stands for Django’s own in a queryset that is run once."""

    def __init__(self, rows: QuerySet) -> None:
        self.query = rows.query
        compiler = self.query.get_compiler(connection.alias)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        self.written: Written = (sql, tuple(params))
        self.compiled = {name: getattr(compiler, name, None) for name in COMPILED}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)

    def get_compiler(self, *given: Any, **named: Any) -> Any:
        compiler = self.query.get_compiler(*given, **named)
        compiler.__dict__.update(self.compiled)
        compiler.as_sql = lambda *_, **__: self.written
        return compiler


class PreparedRows(Generic[Row]):
    """A queryset that is built and written once, and run as often as it is asked for."""

    def __init__(self, rows: QuerySet[Any, Row]) -> None:
        self.rows = rows
        self.query = WrittenQuery(rows)

    def fetch(self) -> list[Row]:
        fresh = type(self.rows)(model=self.rows.model, using=self.rows._db)
        for name in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
            setattr(fresh, name, getattr(self.rows, name))
        fresh._query = self.query
        return list(fresh)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """The rows of the queryset that ``build`` makes of an actor and other values that do not change.

    ``build`` asks the database nothing, and reads no clock: what it makes is kept.
    """

    @lru_cache(maxsize=KEPT)
    def keep(vendor: str, *given: Any, **named: Any) -> PreparedRows[Row]:
        with connection.execute_wrapper(refuse):
            return PreparedRows(build(*given, **named))

    @wraps(build)
    def fetch(*given: P.args, **named: P.kwargs) -> list[Row]:
        return keep(connection.vendor, *given, **named).fetch()

    return fetch


def prepared_counts(
    build: Callable[P, tuple[QuerySet, Mapping[str, Aggregate]]],
) -> Callable[P, dict[str, int]]:
    """The numbers that ``build`` asks for of a queryset, by their names; one query.

    Only numbers that need no conversion between database and Python: counts.
    """

    @lru_cache(maxsize=KEPT)
    def keep(vendor: str, *given: Any, **named: Any) -> tuple[list[str], Written, dict[str, int]]:
        with connection.execute_wrapper(refuse):
            rows, asked = build(*given, **named)
        seen: list[Written] = []

        def note(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            seen.append((sql, tuple(params)))
            return run(sql, params, many, context)

        with connection.execute_wrapper(note):
            first = rows.aggregate(**asked)
        return list(first), seen[0] if seen else ("", ()), first

    @wraps(build)
    def count(*given: P.args, **named: P.kwargs) -> dict[str, int]:
        names, (sql, params), first = keep(connection.vendor, *given, **named)
        if not sql:
            return dict(first)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return dict(zip(names, cursor.fetchone(), strict=True))

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


def ordered(build: Callable[..., QuerySet], given: tuple[Any, ...], order: Order) -> QuerySet:
    rows = build(*given)
    return rows.order_by(*order) if order else rows


@prepared
def rows_of(
    build: Callable[..., QuerySet], given: tuple[Any, ...], order: Order, start: int, stop: int
) -> QuerySet:
    return ordered(build, given, order)[start:stop]


@prepared_counts
def count_of(
    build: Callable[..., QuerySet], given: tuple[Any, ...]
) -> tuple[QuerySet, dict[str, Count]]:
    return build(*given).order_by(), {"count": Count("pk")}


def refuse(run: Any, sql: str, *_: Any) -> NoReturn:
    """A query while another is built: its answer would be kept."""
    raise AssertionError(f"What prepares a query may ask the database nothing: {sql[:200]}")
