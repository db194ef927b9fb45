"""What an app tells on the pages of a record of an app below it, which knows nothing of it.

It knows no kind by itself: each app says beside its kinds of record what they tell of another, and
the registry hands that over.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.core.names import Names
from governance.core.roles import Actor


@dataclass(frozen=True)
class PartProgress:
    """How far what was asked for a record has come."""

    says: str
    """``5 of 6 agencies, 1 late``."""
    is_late: bool
    begun_on: date
    """The day on which the first was asked."""
    done_on: date | None = None
    """The day on which the last was done; None while one is awaited."""


@dataclass(frozen=True)
class ShownPart:
    """A section of a page: the template that draws it, and what that is given as ``part``."""

    template: str
    content: Any


def nothing_asked(pks: Sequence[int], on: date) -> Mapping[int, PartProgress]:
    """Of what is only shown there is no progress."""
    return {}


@dataclass(frozen=True, kw_only=True)
class RecordPart:
    """What one kind tells on the pages of another."""

    about: str
    """The kind of the other, as the registry names it."""
    progress: Callable[[Sequence[int], date], Mapping[int, PartProgress]] = nothing_asked
    """Of the records with these keys on a day; none for one for which nothing was asked."""
    show: Callable[..., ShownPart | None]
    """The section for an actor, a record and ``is_whole``: on a page that shows all it says, or on
    one that lists it; None where there is nothing for them."""


@dataclass(frozen=True, kw_only=True)
class NamedPart:
    """Rows of one kind that the page of another names, read in one query with that page's own."""

    about: str
    """The kind of the other, as the registry names it."""
    rows: Callable[[Actor, int], QuerySet]
    """Those that an actor sees of the record with a key, annotated with ``name``."""
    show: Callable[[Names], ShownPart | None]
    """The section that they make; None for none."""
