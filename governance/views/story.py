"""What was done to a record and to what hangs on it, with the reasons that were given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from governance.models import Remark, TrailEntry
from governance.telling import own_sentence, sentence


@dataclass(frozen=True)
class Told:
    """One deed as ``components/trail.html`` shows it."""

    who: str
    says: str
    at: datetime
    note: str = ""
    subject_id: int = 0


def story(own: Model, *others: Model) -> list[Told]:
    """Every deed on the record whose page it is and on the others, oldest first; two queries."""
    about = [(record._meta.label_lower, record.pk) for record in (own, *others)]
    lines = TrailEntry.objects.filter(any_of(about)).select_related("by").order_by("pk")
    notes = {
        (remark.kind, remark.subject_id, remark.verb, remark.at): remark.text
        for remark in Remark.objects.filter(any_of(about))
    }
    return [
        Told(
            line.who,
            told(line, own),
            line.at,
            notes.get((line.kind, line.subject_id, line.verb, line.at), ""),
            line.subject_id,
        )
        for line in lines
    ]


def told(line: TrailEntry, own: Model) -> str:
    """The line in words; the record whose page it is need not be named there."""
    if line.kind == own._meta.label_lower:
        return own_sentence(line.verb, str(own._meta.verbose_name))
    return sentence(line.kind, line.verb, line.label)


def any_of(about: Iterable[tuple[str, int]]) -> Q:
    kinds: dict[str, list[int]] = {}
    for kind, pk in about:
        kinds.setdefault(kind, []).append(pk)
    return reduce(or_, (Q(kind=kind, subject_id__in=ids) for kind, ids in kinds.items()))
