"""A few rows that hang on a record, read in the query of the record itself as JSON.

For what a page tells of them, where a query of their own is one too many: words and keys, days and
moments in the form of ISO 8601. Not by what Django has for JSON, which asks SQLite before it writes
its first query whether it knows any, and what is prepared may ask nothing.
"""

import json
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from django.db.models import F, Func, QuerySet, Subquery, TextField, Value


class JsonObject(Func):
    """The values of one row by their names."""

    FUNCTIONS = {"postgresql": "JSONB_BUILD_OBJECT", "sqlite": "JSON_OBJECT"}
    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, *given: Any, **named: Any) -> Any:
        return super().as_sql(
            compiler, connection, *given, **named, function=self.FUNCTIONS[connection.vendor]
        )


class RowsAsJson(Subquery):
    """Of each row these values, each by its own name; what ``read_rows`` reads."""

    TEMPLATES = {
        "postgresql": "(SELECT JSONB_AGG(told) FROM (%(subquery)s) rows_told)",
        "sqlite": "(SELECT JSON_GROUP_ARRAY(JSON(told)) FROM (%(subquery)s) rows_told)",
    }

    def __init__(self, rows: QuerySet, **values: str) -> None:
        named = chain.from_iterable((Value(name), F(path)) for name, path in values.items())
        super().__init__(rows.values(told=JsonObject(*named)), output_field=TextField())

    def as_sql(self, compiler: Any, connection: Any, *given: Any, **named: Any) -> Any:
        return super().as_sql(compiler, connection, self.TEMPLATES[connection.vendor], **named)


def read_rows(told: str | None) -> list[dict[str, Any]]:
    """What a column of ``RowsAsJson`` found: where there is none, PostgreSQL says nothing."""
    return json.loads(told) if told else []


def read_moment(told: str) -> datetime:
    """A moment among the values; SQLite keeps it without its zone."""
    found = datetime.fromisoformat(told)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
