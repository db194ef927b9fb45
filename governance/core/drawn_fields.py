"""What a person saw of a record when a page was drawn, so that a save changes nothing unseen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Manager, Model, QuerySet

DIGITS = 16


@dataclass(frozen=True, kw_only=True)
class DrawnFields:
    """A version of a record as a page showed it, with a digest of what each of its fields held."""

    subject: str
    """The kind and key of the record."""
    version: int
    digests: Mapping[str, str]
    last_event: int = 0
    """The newest line of the trail when the page was drawn; what came later is told."""

    def holds(self, name: str, value: Any) -> bool:
        """Whether the field was drawn with this value; False for one that was not drawn."""
        return self.digests.get(name) == digest(value)

    def showing(self, values: Mapping[str, Any]) -> "DrawnFields":
        """The same with the fields of a form that are no columns of the record."""
        shown = {name: digest(value) for name, value in values.items()}
        return replace(self, digests={**shown, **self.digests})

    def of(self, part: Model, names: Mapping[str, str]) -> "DrawnFields":
        """Of a part of the record: each of its fields, and under which name it was drawn here."""
        named = {field: self.digests.get(name) for field, name in names.items()}
        digests = {field: each for field, each in named.items() if each is not None}
        return DrawnFields(subject=subject_of(part), version=version_of(part), digests=digests)


ExpectedVersion = int | DrawnFields
"""What a save may overwrite: the version the caller read, or what a page showed, field by field."""


def drawn_fields(record: Model) -> DrawnFields:
    """All columns of the record as they were read; runs no query, so leaves out many rows."""
    digests: dict[str, str] = {}
    for field in record._meta.concrete_fields:
        if field.attname in record.__dict__:
            value = digest(record.__dict__[field.attname])
            digests |= {field.attname: value, field.name: value}
    return DrawnFields(subject=subject_of(record), version=version_of(record), digests=digests)


def drawn_stamp(record: Model) -> DrawnFields:
    """What a person puts their name to when they confirm what cannot be undone."""
    digests = {name: digest(value) for name, value in confirmation_stamp(record).items()}
    return DrawnFields(subject=subject_of(record), version=version_of(record), digests=digests)


def confirmation_stamp(record: Model) -> Mapping[str, Any]:
    """What counts beside the version: a record says it in a method of this name, or nothing does.

    Such as the words of its parts, which have versions of their own.
    """
    return getattr(record, "confirmation_stamp", dict)()


def is_as_seen(record: Model, expected: ExpectedVersion) -> bool:
    """Whether all that counts for a confirmation is as it was when the page was drawn."""
    version = version_of(record)
    if not isinstance(expected, DrawnFields):
        return version == expected
    stamp = confirmation_stamp(record)
    return version == expected.version and all(map(expected.holds, stamp, stamp.values()))


def version_of(record: Model) -> int:
    """0 where the record counts none."""
    return getattr(record, "version", 0)


def subject_of(record: Model) -> str:
    return f"{record._meta.label_lower} {record.pk}"


def digest(value: Any) -> str:
    return sha256(canonical_text(value).encode()).hexdigest()[:DIGITS]


def canonical_text(value: Any) -> str:
    """One text for one meaning: of a day, of many rows in any order, of lines however ended."""
    match value:
        case None:
            return ""
        case str(text):
            return text.replace("\r\n", "\n").strip()
        case date():
            return value.isoformat()
        case Model():
            return str(value.pk)
        case Manager() | QuerySet():
            return canonical_text(list(value.values_list("pk", flat=True)))
        case Mapping():
            return json.dumps(value, sort_keys=True)
        case Iterable():
            return "\n".join(sorted(canonical_text(each) for each in value))
    return str(value)
