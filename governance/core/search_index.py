"""What is found by its words: each kind says which of its texts, and the doors keep the index.

The index holds a copy of those words for each record. It knows no kind by itself: ``<app>/records``
says what is searched, and the registry hands it over.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from governance.core.models import SearchText
from governance.core.roles import Actor
from governance.core.text_folding import fold
from governance.core.text_normalising import normalise

TITLE_LENGTH = 400
KEY = ("kind", "subject_id")
COLUMNS = ("reference", "title", "body", "text")


@dataclass(frozen=True)
class SearchWords:
    """What is found of one record: its heading in the results, its texts, its reference."""

    title: str
    texts: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Searched:
    """How a kind is searched. Whoever finds one may see it: nothing else is ever asked."""

    heading: str
    """Above its results: ``Actions``."""
    words: Callable[[Any], SearchWords | None]
    """Only words that everybody reads who sees the record; None for one that is not found."""
    visible_to: Callable[[Actor], QuerySet]


_SEARCHED: dict[type[Model], Searched] = {}
_PARTS: dict[type[Model], str] = {}


def register(model: type[Model], searched: Searched) -> None:
    """Called by the registry for each kind that is searched."""
    _SEARCHED[model] = searched


def register_part(model: type[Model], whole: str) -> None:
    """Called by the registry for each kind whose words are found with those of its ``whole``."""
    _PARTS[model] = whole


def refresh(record: Model) -> None:
    """Bring the words of a record, or of the whole it is part of, up to date; two queries or more.

    Called by the doors in the transaction of the change. An operation that writes searched words
    otherwise calls it itself, after it has written them.
    """
    refresh_all([record])


def refresh_all(records: Sequence[Model]) -> None:
    """The same for many of one kind; a whole once, however many of them are parts of it.

    They are written together, with one query beside those that their words need.
    """
    wholes = list(wholes_of(records))
    searched = _SEARCHED.get(type(wholes[0])) if wholes else None
    if searched is None:
        return
    words = [(record, searched.words(record)) for record in wholes]
    save_words([(record, found) for record, found in words if found is not None])
    for record, found in words:
        if found is None:
            rows_about(record).delete()


def wholes_of(records: Sequence[Model]) -> Iterable[Model]:
    """The records themselves, or what they are parts of, each once."""
    model = type(records[0]) if records else None
    whole = _PARTS.get(model) if model else None
    if model is None or whole is None:
        return records
    part_of = model._meta.get_field(whole).related_model
    keys = dict.fromkeys(getattr(record, f"{whole}_id") for record in records)
    return part_of._default_manager.in_bulk(keys).values()  # type: ignore[union-attr]


def rows_about(record: Model) -> QuerySet[SearchText]:
    return SearchText.objects.filter(kind=record._meta.label_lower, subject_id=record.pk)


def save_words(found: Iterable[tuple[Model, SearchWords]]) -> None:
    rows = [row_of(record, words) for record, words in found]
    if rows:
        SearchText.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=KEY, update_fields=COLUMNS
        )


def row_of(record: Model, words: SearchWords) -> SearchText:
    body = " ".join(" ".join(filter(None, words.texts)).split())
    return SearchText(
        kind=record._meta.label_lower,
        subject_id=record.pk,
        reference=words.reference,
        title=words.title[:TITLE_LENGTH],
        body=body,
        text=fold_words(f"{words.reference} {words.title} {body}"),
    )


def fold_words(typed: str) -> str:
    """The words as they are searched for: in one spelling, folded, with single spaces.

    ``Siân’s  CAFÉ`` becomes ``sians cafe``.
    """
    return " ".join((fold(normalise(typed).text) or "").split())


def rebuild() -> Iterator[tuple[str, int]]:
    """Write the words of every record anew: the heading and how many, kind by kind."""
    for model, searched in _SEARCHED.items():
        ids = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        forget_all_but(model, ids)
        yield searched.heading, sum(rebuild_one(model, pk) for pk in ids)


def forget_all_but(model: type[Model], ids: Iterable[int]) -> None:
    held = SearchText.objects.filter(kind=model._meta.label_lower)
    gone = set(held.values_list("subject_id", flat=True)) - set(ids)
    held.filter(subject_id__in=gone).delete()


@transaction.atomic
def rebuild_one(model: type[Model], pk: int) -> bool:
    """Under the lock of the record, so that nothing newer is overwritten; False if it is gone."""
    record = model._default_manager.select_for_update().filter(pk=pk).first()
    if record is None:
        return False
    refresh(record)
    return True
