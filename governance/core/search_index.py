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
    model = type(record)
    if whole := _PARTS.get(model):
        part_of = model._meta.get_field(whole).related_model
        record = part_of._default_manager.get(pk=getattr(record, f"{whole}_id"))  # type: ignore
    if searched := _SEARCHED.get(type(record)):
        save_words(record, searched.words(record))


def refresh_all(records: Sequence[Model]) -> None:
    """The same for many of one kind; a whole once, however many of them are parts of it."""
    whole = _PARTS.get(type(records[0])) if records else None
    key = f"{whole}_id" if whole else "pk"
    for record in {getattr(each, key): each for each in records}.values():
        refresh(record)


def save_words(record: Model, words: SearchWords | None) -> None:
    kind = record._meta.label_lower
    if words is None:
        SearchText.objects.filter(kind=kind, subject_id=record.pk).delete()
        return
    body = " ".join(" ".join(filter(None, words.texts)).split())
    row = SearchText(
        kind=kind,
        subject_id=record.pk,
        reference=words.reference,
        title=words.title[:TITLE_LENGTH],
        body=body,
        text=fold_words(f"{words.reference} {words.title} {body}"),
    )
    SearchText.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=KEY, update_fields=COLUMNS
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
