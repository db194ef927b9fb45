"""Rows that were fetched by a prepared query, attached to the record that they hang on."""

from typing import Any

from django.db.models import Model


def attach(record: Model, name: str, rows: list[Any]) -> None:
    """Let ``record.name.all()`` be these rows, as Django does with what it prefetches."""
    related = getattr(record, name)
    for each in rows:
        setattr(each, related.field.name, record)
    found = related.all()
    found._result_cache, found._prefetch_done = rows, True
    record.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
