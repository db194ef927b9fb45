"""Finding by words, in every kind at once, what the person who looks may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Case, F, OrderBy, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from governance.core.models import SearchText
from governance.core.registry import RecordKind, all_kinds, links
from governance.core.roles import Actor
from governance.core.search_index import fold_words

Rows = TypeVar("Rows", bound=QuerySet)
MOST_WORDS = 12
"""More words than these are not looked for: each costs a comparison with every text."""
AROUND = 12
"""How many words of a text are shown on either side of the first that was looked for."""


@dataclass(frozen=True)
class Hit:
    """One record that was found: its link, heading, and the words around what was looked for."""

    url: str
    title: str
    reference: str
    before: str
    match: str
    after: str


@dataclass(frozen=True)
class FoundKind:
    """What was found of one kind, and whether there is more of it."""

    kind: str
    heading: str
    hits: tuple[Hit, ...]
    has_more: bool


def words_of(typed: str) -> list[str]:
    """The words that are looked for; all of them must be found."""
    return list(dict.fromkeys(fold_words(typed).split()))[:MOST_WORDS]


def searched_kinds() -> tuple[RecordKind, ...]:
    return tuple(each for each in all_kinds() if each.searched)


def with_words(words: Sequence[str]) -> Q:
    """The rows in which every one of the words stands, also as a part of a longer word."""
    found = Q()
    for word in words:
        found &= Q(text__contains=word)
    return found


def find(actor: Actor, kind: RecordKind, words: Sequence[str]) -> QuerySet[SearchText]:
    """The rows of one kind that this person may find; the one with that reference first.

    What a person may not see is never found: the kind's own ``visible_to`` says so.
    """
    return SearchText.objects.filter(with_words(words), seen_of_kind(actor, kind)).order_by(
        *best_first(words)
    )


def seen_of_kind(actor: Actor, kind: RecordKind) -> Q:
    """The texts of one kind whose records this person may see; none of what is not searched."""
    if kind.searched is None:
        return Q(pk__in=())
    seen = kind.searched.visible_to(actor).order_by().values("pk")
    return Q(kind=kind.kind, subject_id__in=seen)


def best_first(words: Sequence[str]) -> tuple[OrderBy, OrderBy]:
    """The one with that reference, then the newest."""
    is_called_so = When(reference__iexact=" ".join(words), then=0)
    return Case(is_called_so, default=1).asc(), F("subject_id").desc()


def narrow(rows: Rows, typed: str) -> Rows:
    """Those of a list's own rows in which every word is found; all of them where none is typed."""
    words = words_of(typed)
    if not words:
        return rows
    found = SearchText.objects.filter(with_words(words), kind=rows.model._meta.label_lower)
    return rows.filter(pk__in=found.values("subject_id"))


def find_all(actor: Actor, words: Sequence[str], *, each: int) -> list[FoundKind]:
    """The first of every kind in which something was found; one query, and what links ask."""
    kinds = searched_kinds()
    seen = reduce(or_, (seen_of_kind(actor, kind) for kind in kinds))
    place = Window(RowNumber(), partition_by="kind", order_by=best_first(words))
    rows = SearchText.objects.filter(with_words(words) & seen).annotate(place=place)
    by_kind: dict[str, list[SearchText]] = {}
    for row in rows.filter(place__lte=each + 1).order_by("kind", "place"):
        by_kind.setdefault(row.kind, []).append(row)
    return [
        FoundKind(kind.kind, heading_of(kind), hits_of(kind, hits[:each], words), len(hits) > each)
        for kind in kinds
        if (hits := by_kind.get(kind.kind))
    ]


def heading_of(kind: RecordKind) -> str:
    return kind.searched.heading if kind.searched else ""


def hits_of(kind: RecordKind, rows: Sequence[SearchText], words: Sequence[str]) -> tuple[Hit, ...]:
    addresses = links(kind, [row.subject_id for row in rows])
    return tuple(
        Hit(addresses.get(row.subject_id, ""), row.title, row.reference, *excerpt(row.body, words))
        for row in rows
    )


def excerpt(body: str, words: Sequence[str]) -> tuple[str, str, str]:
    """What stands before, what was looked for, and what follows; the beginning where none is."""
    said = body.split()
    at = next((i for i, each in enumerate(said) if has_one(fold_words(each), words)), None)
    if at is None:
        return "", "", shorten(said[: 2 * AROUND], more=len(said) > 2 * AROUND)
    first = max(0, at - AROUND)
    before, after = said[first:at], said[at + 1 : at + 1 + AROUND]
    is_cut = len(said) > at + 1 + AROUND
    lead = "… " if first else ""
    return lead + " ".join(before), said[at], shorten(after, more=is_cut)


def has_one(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def shorten(said: Sequence[str], *, more: bool) -> str:
    return " ".join(said) + (" …" if more else "")
