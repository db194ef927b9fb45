"""Rows copied in bulk with other dates and keys, which no operation of ours would do."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import DateField, Model

BATCH = 400


def copy_of(row: Model, by: timedelta, **changes: Any) -> Model:
    """The same row, not saved, with every date and moment in it moved."""
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        is_moved = isinstance(field, DateField) and value is not None
        values[field.attname] = value + by if is_moved else value
    values |= {row._meta.pk.attname: None}
    return type(row)(**values | changes)


def save(rows: Iterable[Model]) -> list[Model]:
    """Saved as they are; each has its key then."""
    kept = list(rows)
    return type(kept[0])._base_manager.bulk_create(kept, batch_size=BATCH) if kept else []


def copy_children(
    model: type[Model], key: str, copies: Mapping[int, Iterable[tuple[int, timedelta]]]
) -> dict[int, list[tuple[int, timedelta]]]:
    """Every row that points by ``key`` to one that was copied, for each of its copies.

    ``copies`` and the answer: the key of what was copied, with those of the copies and by how much
    their dates were moved.
    """
    rows = model._base_manager.filter(**{f"{key}__in": list(copies)})
    pairs = [(row, new, by) for row in rows for new, by in copies[getattr(row, key)]]
    made = save(copy_of(row, by, **{key: new}) for row, new, by in pairs)
    found: dict[int, list[tuple[int, timedelta]]] = {}
    for (row, _, by), each in zip(pairs, made, strict=True):
        found.setdefault(row.pk, []).append((each.pk, by))
    return found
