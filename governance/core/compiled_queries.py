"""Queries that every page asks, written once a process and not at every page.

Django takes ten times as long to write such a query as the database takes to answer it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

SOME_DAY = date.min
"""Stands in a compiled query for a day that is not known yet; for a key any number below 0 does."""


@dataclass(frozen=True)
class CompiledQuery:
    """The SQL of a query, with stand-ins among its parameters."""

    sql: str
    params: tuple[Any, ...]

    def rows(self, values: Mapping[int, int], *, on: date) -> list[tuple[Any, ...]]:
        """What it finds, as the database gives it: keys, words, and whether something is there.

        ``values`` are the keys by their stand-ins.
        """
        as_stored = connection.ops.adapt_datefield_value
        known = {**values, as_stored(SOME_DAY): as_stored(on)}
        given = [known.get(each, each) for each in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            return cursor.fetchall()


def compile_query(rows: QuerySet) -> CompiledQuery:
    """Of a queryset built with stand-ins; it reads columns that need no conversion."""
    sql, params = rows.query.sql_with_params()
    return CompiledQuery(sql, tuple(params))
