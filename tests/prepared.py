"""Whether a query that was kept is the one that would be made now."""

import os
from collections.abc import Callable
from copy import copy
from datetime import datetime
from functools import wraps
from itertools import count
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.core.signals import setting_changed
from django.db.models import QuerySet
from django.utils import timezone

from governance.core.prepared_queries import PreparedCounts, PreparedRows


def checked(fetch: Callable[..., Any]) -> Callable[..., Any]:
    """The same, which makes a query anew when it is used again, and compares.

    Where time stands still and no setting changes, once in a file of tests is enough.
    """

    @wraps(fetch)
    def fetch_and_compare(kept: PreparedRows | PreparedCounts, *given: Any) -> Any:
        if "is_used" in kept.__dict__ and kept.__dict__.get("compared") != (here := occasion()):
            now = written(kept)
            before = kept.__dict__.setdefault("before", at_first(kept) or now)
            assert now == before, f"{kept.make} makes another query now"
            kept.__dict__["compared"] = here
        kept.__dict__["is_used"] = True
        return fetch(kept, *given)

    return fetch_and_compare


def occasion() -> tuple[str, datetime, int]:
    """The file of the test that runs, the moment that it is there, how often settings changed."""
    file = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]
    return file, timezone.now(), next(copy(CHANGES))


CHANGES = count()


def note_change(**_: Any) -> None:
    next(CHANGES)


setting_changed.connect(note_change)


def at_first(kept: PreparedRows | PreparedCounts) -> Any:
    """What was made when it was first asked for; of counts it is known from the second time on."""
    if isinstance(kept, PreparedCounts):
        return None
    return kept.written.sql, kept.written.params


def written(kept: PreparedRows | PreparedCounts) -> Any:
    made = kept.make()
    if isinstance(made, tuple):
        rows, asked = made
        return sql_of(
            rows.values("pk").annotate(**{f"asked_{name}": asked[name] for name in asked})
        )
    return sql_of(made)


def sql_of(rows: QuerySet) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return sql, tuple(params)
