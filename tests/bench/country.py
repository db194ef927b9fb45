"""Size c: the place of size b a hundred and fifty times, copied by the database itself.

Each copy has the keys of its rows, and every key in them, moved by one stride; what is the same for
all (question sets, periods, themes) stands once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction
from django.db.models import CharField, Field, FileField, ForeignKey, Model, UniqueConstraint

PLACES = 150
STRIDE = 1_000_000
OURS = ("governance", "assurance")
SHARED = {"Instrument", "Section", "Question", "Period", "Theme", "Heartbeat", "FormSubmission"}
GENERIC = ("subject_id", "origin_id", "about_id")
"""Columns that hold the key of a row of some kind without being a foreign key."""


def fill() -> None:
    with transaction.atomic(), no_checks():
        for model in copied_models():
            copy_table(model)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copied_models() -> list[type[Model]]:
    """Every table of a place, the histories left out."""
    models = [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return [
        model
        for model in models
        if not hasattr(model, "instance_type") and model.__name__ not in SHARED
    ]


@contextmanager
def no_checks() -> Iterator[None]:
    """Keys are right by how they are made; asking after each of millions would take the night."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            cursor.execute("PRAGMA cache_size = -1000000")
        yield


def copy_table(model: type[Model]) -> None:
    quoted = connection.ops.quote_name
    columns = [(quoted(field.column), field) for field in model._meta.concrete_fields]
    values = [moved(name, field, model) for name, field in columns]
    table = quoted(model._meta.db_table)
    names = ", ".join(name for name, _ in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE place(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < "  # noqa: S608
            f"{PLACES - 1}) INSERT INTO {table} ({names}) SELECT {', '.join(values)} "
            f"FROM {table} CROSS JOIN place WHERE {table}.id < {STRIDE}"
        )


def moved(name: str, field: Field, model: type[Model]) -> str:
    """What stands in a column of the copy, as SQL."""
    is_key = field.primary_key or field.name in GENERIC or points_to_copy(field)
    if is_key:
        return f"{name} + n * {STRIDE}"
    if isinstance(field, CharField | FileField) and is_unique(field, model):
        return f"CAST(n AS VARCHAR(9)) || '-' || {name}"
    return name


def points_to_copy(field: Field) -> bool:
    target = field.related_model if isinstance(field, ForeignKey) else None
    return target is not None and target in copied_models()


def is_unique(field: Field, model: type[Model]) -> bool:
    """Alone, or in a constraint that no moved key makes different."""
    for each in model._meta.total_unique_constraints:
        if field.name in each.fields and not has_moved_key(each, model):
            return True
    return field.unique


def has_moved_key(constraint: UniqueConstraint, model: type[Model]) -> bool:
    fields = [model._meta.get_field(name) for name in constraint.fields]
    return any(points_to_copy(field) or field.name in GENERIC for field in fields)
