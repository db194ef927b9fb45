"""Whether a query that was kept is the one that would be made now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from governance.core.prepared_queries import PreparedCounts, PreparedRows


def checked(fetch: Callable[..., Any]) -> Callable[..., Any]:
    """The same, which first makes the query anew and compares."""

    @wraps(fetch)
    def fetch_and_compare(kept: PreparedRows | PreparedCounts, *given: Any) -> Any:
        now = written(kept)
        before = kept.__dict__.setdefault("at_first", now)
        assert now == before, f"{kept.make} makes another query now"
        return fetch(kept, *given)

    return fetch_and_compare


def written(kept: PreparedRows | PreparedCounts) -> Any:
    made = kept.make()
    rows, asked = made if isinstance(made, tuple) else (made, {})
    try:
        return sql_of(rows), repr(asked)
    except EmptyResultSet:
        return "", repr(asked)


def sql_of(rows: QuerySet) -> Any:
    return rows.query.sql_with_params()
