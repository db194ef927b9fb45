"""What hangs on a record, fetched by prepared queries and attached to it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from governance.core.prepared_queries import Key, prepared

Parts = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""By the name under which they hang on a record: what is shown with each, and their order."""


def attach_parts(record: Model, parts: Parts) -> None:
    """Let ``record.name.all()`` be its rows for each of these, as after a prefetch; one query
    each. Each row knows the record, unless it may hang on several.
    """
    for name, (shown_with, order) in parts.items():
        related = getattr(record, name)
        is_shared = hasattr(related, "through")
        field = related.query_field_name if is_shared else related.field.name
        rows: list[Any] = part_rows(related.model, field, shown_with, order, Key(record.pk))
        for each in () if is_shared else rows:
            setattr(each, field, record)
        found = related.all()
        found._result_cache, found._prefetch_done = rows, True
        record.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


@prepared
def part_rows(
    model: type[Model], field: str, shown_with: tuple[str, ...], order: tuple[str, ...], key: int
) -> QuerySet:
    rows = model._default_manager.filter(**{field: key}).order_by(*order)
    return rows.select_related(*shown_with) if shown_with else rows  # without a name it takes all
