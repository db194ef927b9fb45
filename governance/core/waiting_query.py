"""The query for the first of what waits, of whichever source: counted and placed over all at once.

A window in each part of a union makes the database keep tables of its own for every part, and as
much again to plan; over the union there is one.
"""

from datetime import date
from functools import partial
from typing import Any, Protocol, cast

from django.db.models import QuerySet
from django.db.models.sql import Query

PLACED = """
SELECT * FROM (
    SELECT every.*,
        COUNT(*) OVER (PARTITION BY waits_source) AS waits_in_all,
        COUNT(CASE WHEN waits_due_on < %s THEN 1 END) OVER (PARTITION BY waits_source)
            AS waits_late_in_all,
        ROW_NUMBER() OVER (
            PARTITION BY waits_source
            ORDER BY waits_due_on NULLS LAST, waits_day NULLS LAST, waits_key
        ) AS waits_place
    FROM ({union}) every
) placed WHERE waits_place <= %s
"""


class Write(Protocol):
    """Writes a query: its SQL, and its parameters."""

    def __call__(self, *given: Any, **named: Any) -> tuple[str, tuple[Any, ...]]: ...


class FirstOfEach(Query):
    """What a union finds, with three columns more: how many rows there are of the source, how many
    of them were due before the day, and which of them each is; the first of each source alone.
    """

    on: date
    shown: int

    def get_compiler(self, *given: Any, **named: Any) -> Any:
        compiler = super().get_compiler(*given, **named)
        compiler.as_sql = partial(self.placed, compiler.as_sql, compiler.connection)
        return compiler

    def placed(
        self, write: Write, connection: Any, *given: Any, **named: Any
    ) -> tuple[str, tuple[Any, ...]]:
        union, params = write(*given, **named)
        day = connection.ops.adapt_datefield_value(self.on)
        return PLACED.format(union=union), (day, *params, self.shown)


def first_of_each(union: QuerySet, *, on: date, shown: int) -> QuerySet:
    """Of a queryset with the columns of what waits and ``waits_source``, the first of each source:
    what is due first, then what has waited longest. In no order.
    """
    query = cast(FirstOfEach, union.query.chain(FirstOfEach))
    query.on, query.shown = on, shown
    found: Any = union.all()
    found._query = query
    return found
