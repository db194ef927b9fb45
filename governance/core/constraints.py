"""Rules the database itself keeps, whatever the code above it does."""

from django.db import models
from django.db.models import F, Q

PREFIX = "%(app_label)s_%(class)s"


def paired(stem: str) -> models.CheckConstraint:
    """``<stem>_at`` and ``<stem>_by`` are both set or both empty."""
    at, by = f"{stem}_at__isnull", f"{stem}_by__isnull"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
        name=f"{PREFIX}_{stem}_pair",
    )


def different_people(one: str, other: str) -> models.CheckConstraint:
    """Separation of duties: ``one`` and ``other`` are never the same person."""
    return models.CheckConstraint(
        condition=Q(**{f"{one}__isnull": True})
        | Q(**{f"{other}__isnull": True})
        | ~Q(**{one: F(other)}),
        name=f"{PREFIX}_{one}_not_{other}",
    )


def stamped(status: str, stem: str) -> models.CheckConstraint:
    """A record in ``status`` says when (and so, if paired, by whom) it got there."""
    return models.CheckConstraint(
        condition=~Q(status=status) | Q(**{f"{stem}_at__isnull": False}),
        name=f"{PREFIX}_{status}_stamped",
    )


def exactly_one(*fields: str) -> models.CheckConstraint:
    """Exactly one of ``fields`` is set."""
    either = Q()
    for chosen in fields:
        either |= Q(**{f"{name}__isnull": name != chosen for name in fields})
    return models.CheckConstraint(condition=either, name=f"{PREFIX}_one_of_{fields[0]}")


def at_most_one(*fields: str) -> models.CheckConstraint:
    """At most one of ``fields`` is set."""
    either = Q(**{f"{name}__isnull": True for name in fields})
    for chosen in fields:
        either |= Q(**{f"{name}__isnull": name != chosen for name in fields})
    return models.CheckConstraint(condition=either, name=f"{PREFIX}_max1_{fields[0]}")


def in_order(starts: str = "starts_on", ends: str = "ends_on") -> models.CheckConstraint:
    """A half-open period ends after it starts, or is open."""
    return models.CheckConstraint(
        condition=Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": F(starts)}),
        name=f"{PREFIX}_{ends}_after",
    )


def where_given(field: str, *more: str, name: str) -> models.Index:
    """An index of the rows that have the field, which most may leave empty.

    A database that counts the many empty places as one value takes such a field for no help at all
    in finding a row, and reads the whole table.
    """
    condition = Q(**{f"{field}__isnull": False})
    return models.Index(fields=[field, *more], name=name, condition=condition)
