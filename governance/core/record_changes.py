"""One operation as a value, and what it does to a row: locked, compared, counted, signed for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model

from governance.core.drawn_fields import DrawnFields, ExpectedVersion, is_as_seen, version_of
from governance.core.errors import Stale
from governance.core.models import Remark
from governance.core.roles import Actor

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})
"""The default for the changes that an operation is given beside the record."""


@dataclass(frozen=True, kw_only=True)
class OperationContext:
    """One attempt: who, when, by which verb, and what is given with it: a note, values."""

    verb: str
    by: Actor
    at: datetime
    note: str = ""
    input: Mapping[str, Any] = field(default_factory=dict)
    """The columns the operation would write; what must not be missing is asked of them."""


def m2m_names(record: Model) -> list[str]:
    """The names of the fields that hold many rows, such as themes."""
    return [each.name for each in record._meta.many_to_many]


def is_different(record: Model, name: str, value: Any) -> bool:
    """Whether the field holds something else; of many rows, whether it holds others."""
    if name not in m2m_names(record):
        return getattr(record, name) != value
    held = getattr(record, name).values_list("pk", flat=True)
    return set(held) != {row.pk for row in value}


def own_changes(
    record: Model, changes: Mapping[str, Any], expected: ExpectedVersion
) -> dict[str, Any]:
    """What this person would change: neither what is so already nor what they left as drawn."""
    return {
        name: value
        for name, value in changes.items()
        if is_different(record, name, value)
        and not (isinstance(expected, DrawnFields) and expected.holds(name, value))
    }


def changed_meanwhile(
    record: Model, names: Iterable[str], expected: ExpectedVersion
) -> tuple[str, ...]:
    """Those fields that another changed after this person saw the record.

    By the version alone, all of them; by what a page showed, each by itself.
    """
    if isinstance(expected, DrawnFields):
        return tuple(name for name in names if not expected.holds(name, getattr(record, name)))
    return tuple(names) if getattr(record, "version", expected) != expected else ()


def ensure_as_seen(verb: str, record: Model, expected: ExpectedVersion) -> None:
    """Raises Stale when the record is no longer what the person saw who confirms ``verb``."""
    if not is_as_seen(record, expected):
        raise Stale(verb, record, {})


def fits_together(record: Model, expected: ExpectedVersion) -> bool:
    """Whether what two people changed apart may stand side by side, if there were two."""
    if not isinstance(expected, DrawnFields) or expected.version == version_of(record):
        return True
    try:
        record.validate_constraints()
    except ValidationError:
        return False
    return True


def assign_changes(record: Model, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Set ``changes`` on a record that is not saved yet; returns those of many rows.

    A field that holds many rows takes them only once the record is saved.
    """
    many = m2m_names(record)
    for name, value in changes.items():
        if name not in many:
            setattr(record, name, value)
    return {name: changes[name] for name in many if name in changes}


def set_many(record: Model, several: Mapping[str, Any]) -> None:
    """Let fields that hold many rows hold exactly these."""
    for name, rows in several.items():
        getattr(record, name).set(rows)


def lock(record: Model) -> None:
    """Read the row again under a lock that holds to the end of the transaction."""
    record.refresh_from_db(from_queryset=type(record)._default_manager.select_for_update())


def set_history_metadata(record: Model, context: OperationContext) -> None:
    """Tell the history who changed the record, when and by which operation."""
    record._history_user = get_user_model()(pk=context.by.user_id) if context.by.user_id else None  # type: ignore[attr-defined]
    record._history_date = context.at  # type: ignore[attr-defined]
    record._change_reason = context.verb  # type: ignore[attr-defined]


def increment_version(record: Model) -> list[str]:
    """Count the change on records that keep a version for concurrent editors."""
    if not hasattr(record, "version"):
        return []
    record.version += 1
    return ["version"]


def leave_remark(record: Model, text: str, *, verb: str, by: Actor, at: datetime) -> Remark:
    """Keep the words given with an operation as a row of their own."""
    return Remark.objects.create(
        kind=record._meta.label_lower,
        subject_id=record.pk,
        verb=verb,
        text=text,
        by_id=by.user_id,
        at=at,
    )
