"""What rows are about, as a kind of record and a key: lines of the trail, remarks, invitations."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from governance.core.prepared_queries import Keys

Subject = tuple[str, int]


def keys_by_kind(subjects: Iterable[Subject]) -> dict[str, Keys]:
    """The keys of each kind, in the order in which the kinds come."""
    found: dict[str, list[int]] = {}
    for kind, pk in subjects:
        found.setdefault(kind, []).append(pk)
    return {kind: Keys(keys) for kind, keys in found.items()}


def subjects_of(records: Iterable[Model]) -> list[Subject]:
    return [(record._meta.label_lower, record.pk) for record in records]


def any_of(kinds: Sequence[str], keys: Sequence[Sequence[int]], *, kind: str, subject: str) -> Q:
    """Rows about one of these: of each kind the keys that stand in its place."""
    pairs = zip(kinds, keys, strict=True)
    return reduce(or_, (Q(**{kind: name, f"{subject}__in": ids}) for name, ids in pairs))
