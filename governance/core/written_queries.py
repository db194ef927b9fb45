"""The SQL of one query and how what it finds is read, without Django’s own query behind it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, Value
from django.db.models.expressions import Col
from django.db.models.query import ModelIterable, RelatedPopulator


@dataclass(frozen=True)
class Shape:
    """How Django reads the rows of a query: its columns, and the objects that are made of them."""

    select: list[Any]
    klass_info: dict[str, Any] | None
    annotation_col_map: dict[str, int] | None
    col_count: int
    has_extra_select: bool
    converted: tuple[int, ...]
    """The columns of which the database gives something else than Python is to have."""


shapes: dict[tuple[Any, ...], Shape] = {}
"""By the SQL of the columns: the same for everybody for whom the same query is written."""


def shape_of(compiler: Any) -> Shape:
    """Once of each; of what is no column only its type, since the rest is a tree of queries."""
    columns = tuple(sql for _, (sql, _), _ in compiler.select)
    named = tuple((compiler.annotation_col_map or {}).items())
    found = (connection.vendor, compiler.query.model, columns, named)
    if found not in shapes:
        select = [(as_read(each[0]), None, None) for each in compiler.select]
        shapes[found] = Shape(
            select,
            compiler.klass_info,
            compiler.annotation_col_map,
            compiler.col_count,
            compiler.has_extra_select,
            tuple(compiler.get_converters([each[0] for each in select])),
        )
    return shapes[found]


def as_read(expression: Any) -> Any:
    is_column = isinstance(expression, Col)
    return expression if is_column else Value(None, output_field=expression.output_field)


class WrittenQuery:
    """The SQL of a query, its parameters, and how what it finds is read."""

    def __init__(self, query: Any) -> None:
        compiler = query.get_compiler(connection.alias)
        self.shape: Shape | None = None
        self.sql, self.params = "", ()
        with suppress(EmptyResultSet):
            sql, params = compiler.as_sql()
            self.sql, self.params = sql, tuple(params)
            self.shape = shape_of(compiler)

    def compiler(self, keys: Mapping[int, int]) -> Any:
        """What a queryset runs, with the keys it is asked for."""
        here = connections[DEFAULT_DB_ALIAS]  # the proxy would look it up at each step
        found: Any = here.ops.compiler("SQLCompiler")(
            None,  # type: ignore[arg-type]  # what is written has no more need of its query
            here,
            here.alias,
        )
        if self.shape:
            found.__dict__.update(vars(self.shape))
            found.get_converters = partial(converters_at, found, self.shape.converted)
        found.as_sql = lambda *_, **__: (self.sql, fill(self.params, keys))
        return found


def converters_at(compiler: Any, places: tuple[int, ...], columns: list[Any]) -> dict[int, Any]:
    """How these columns are converted, by their places; of no other it is asked."""
    found = type(compiler).get_converters(compiler, [columns[place] for place in places])
    return {places[number]: each for number, each in found.items()}


@dataclass(frozen=True)
class RunQuery:
    """Stands for Django’s own query in a queryset that is run once."""

    written: WrittenQuery
    keys: Mapping[int, int]

    def get_compiler(self, *_: Any, **__: Any) -> Any:
        return self.written.compiler(self.keys)


def fill(params: tuple[Any, ...], keys: Mapping[int, int]) -> tuple[Any, ...]:
    """The parameters with the keys in place of what stood for them."""
    if not keys:
        return params
    return tuple(keys.get(each, each) if type(each) is int else each for each in params)


class Populator(RelatedPopulator):
    """Makes what rows refer to once, however many refer to it, as a prefetch does."""

    def __init__(self, klass_info: dict[str, Any], select: list[Any], db: str) -> None:
        super().__init__(klass_info, select, db)  # type: ignore[call-arg]  # Django 6 asks for more
        self.related_populators = [*populators(klass_info, select, db)]
        self.made: dict[Any, Model] = {}

    def populate(self, row: Any, from_obj: Model) -> None:
        data = self.reorder_for_init(row) if self.reorder_for_init else self.columns(row)
        key = data[self.pk_idx]
        found = None if key is None else self.made.get(key) or self.make(key, data, row)
        self.local_setter(from_obj, found)
        if found is not None:
            self.remote_setter(found, from_obj)

    def columns(self, row: Any) -> Any:
        return row[self.cols_start : self.cols_end]

    def make(self, key: Any, data: Any, row: Any) -> Model:
        made: Model = self.model_cls.from_db(self.db, self.init_list, data)
        self.made[key] = made
        for each in self.related_populators:
            each.populate(row, made)
        return made


def populators(klass_info: dict[str, Any], select: list[Any], db: str) -> list[Populator]:
    related = klass_info.get("related_klass_infos", [])
    return [Populator(each, select, db) for each in related]


class WrittenRows(ModelIterable):
    """The objects of a query’s rows, as Django makes them."""

    def __iter__(self) -> Iterator[Model]:
        db = self.queryset.db
        compiler = self.queryset.query.get_compiler(using=db)
        found = compiler.execute_sql(chunked_fetch=self.chunked_fetch, chunk_size=self.chunk_size)
        select, told = compiler.select, compiler.klass_info
        first, last = told["select_fields"][0], told["select_fields"][-1] + 1
        names = [each[0].target.attname for each in select[first:last]]
        related = populators(told, select, db)
        annotations = tuple((compiler.annotation_col_map or {}).items())
        for row in compiler.results_iter(found):
            made = told["model"].from_db(db, names, row[first:last])
            for each in related:
                each.populate(row, made)
            for name, place in annotations:
                setattr(made, name, row[place])
            yield made
