"""Taking back what an import made, while nothing was built on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from simple_history.models import HistoricalChanges

from governance.core.formatting import format_list
from governance.core.models import SearchText, TrailEntry
from governance.core.restricted import about_columns, names_of

AT_ONCE = 500
"""Keys in one query."""
NAMED_AT_MOST = 5
MACHINERY = (TrailEntry, SearchText)
ORIGIN = "origin_kind", "origin_id"
Parts = Mapping[type[Model], str]
"""The tables that an import fills along with a record, and their key to it."""


def chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    found = sorted(keys)
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]


def refuse_built_upon(
    records: Sequence[Model],
    parts: Parts,
    *,
    since: datetime,
    but: tuple[type[Model], ...] = (),
) -> None:
    """Raises ValidationError naming those records on which something was built since then.

    Rows of ``but`` are not counted as that.
    """
    built = built_upon(records, parts, since, but)
    if not built:
        return
    names = [str(each) for each in records if each.pk in built]
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    raise ValidationError(
        f"Something was built on what was imported: {format_list(names[:NAMED_AT_MOST])}{more}. "
        "It can no longer be undone as a whole."
    )


def built_upon(
    records: Sequence[Model], parts: Parts, since: datetime, but: tuple[type[Model], ...] = ()
) -> set[int]:
    """The keys of those that were worked on, or that another record is about."""
    if not records:
        return set()
    model, found = type(records[0]), set()
    for keys in chunks(each.pk for each in records):
        found |= worked_on(model, keys, since)
        found |= pointed_to(model, keys, (*parts, *but))
        found |= spoken_of(model, keys, but)
        for part, key in parts.items():
            owners = dict(part._base_manager.filter(**{f"{key}__in": keys}).values_list("pk", key))
            touched = worked_on(part, list(owners), since) | spoken_of(part, list(owners), but)
            found |= {owners[pk] for pk in touched}
    return found


def worked_on(model: type[Model], keys: Sequence[int], since: datetime) -> set[int]:
    """Those of which the trail tells more than that they were imported."""
    lines = TrailEntry.objects.filter(kind=model._meta.label_lower, subject_id__in=keys)
    return set(lines.filter(at__gt=since).values_list("subject_id", flat=True))


def pointed_to(model: type[Model], keys: Sequence[int], but: tuple[type[Model], ...]) -> set[int]:
    """Those to which a row of another table has a key; a row of a history is none."""
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        other: Any = relation.related_model
        if relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        if other in but or issubclass(other, HistoricalChanges):
            continue
        name = relation.remote_field.name  # type: ignore[union-attr]
        rows = other._base_manager.filter(**{f"{name}__in": keys})
        found |= set(rows.values_list(name, flat=True))
    return found


def spoken_of(
    model: type[Model], keys: Sequence[int], but: tuple[type[Model], ...] = ()
) -> set[int]:
    """Those that a row names by kind and number: a file, a message, evidence, what came of it."""
    found: set[int] = set()
    for other in apps.get_models():
        names = names_of(other)
        pairs = [about_columns(other), ORIGIN if names.issuperset(ORIGIN) else None]
        for kind, pk in filter(None, [] if other in (*MACHINERY, *but) else pairs):
            named = {kind: model._meta.label_lower, f"{pk}__in": keys}
            found |= set(other._base_manager.filter(**named).values_list(pk, flat=True))
    return found


def remove_rows(records: Sequence[Model], parts: Parts) -> None:
    """Delete them with their parts, history and search words; their trail stays."""
    if not records:
        return
    model = type(records[0])
    for keys in chunks(each.pk for each in records):
        for part, key in parts.items():
            rows = part._base_manager.filter(**{f"{key}__in": keys})
            remove(part, list(rows.values_list("pk", flat=True)))
        remove(model, keys)


def remove(model: type[Model], keys: Sequence[int]) -> None:
    if not keys:
        return
    SearchText.objects.filter(kind=model._meta.label_lower, subject_id__in=keys).delete()
    for field in model._meta.many_to_many:
        many: Any = field
        through = many.remote_field.through._base_manager
        through.filter(**{f"{many.m2m_field_name()}__in": keys}).delete()
    history = getattr(model, "history", None)
    if history is not None:
        history.filter(**{f"{model._meta.pk.name}__in": keys}).delete()
    rows = model._base_manager.filter(pk__in=keys)
    rows._raw_delete(rows.db)
