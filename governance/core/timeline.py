"""What was done to a record and to what hangs on it, with the reasons that were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Model, Q, QuerySet

from governance.core.event_phrases import describe_event, describe_own_event
from governance.core.models import Remark, TrailEntry
from governance.core.prepared_queries import Key, prepared
from governance.core.registry import record_kind
from governance.core.roles import Actor
from governance.core.subjects import any_of, keys_by_kind


@dataclass(frozen=True)
class TimelineEntry:
    """One event as ``components/timeline.html`` shows it."""

    kind: str
    subject_id: int
    who: str
    verb: str
    label: str
    at: datetime
    note: str = ""
    own: str = ""
    """What the record is, where it is the one whose page this is: it is not named there."""

    @property
    def says(self) -> str:
        if self.own:
            return describe_own_event(self.kind, self.verb, self.own)
        return describe_event(self.kind, self.verb, self.label)


def build_timeline(
    own: Model, *others: Model, reader: Actor, after: int = 0
) -> list[TimelineEntry]:
    """Every event on the record whose page it is and on the others, oldest first; two queries.

    With the reasons that were given, as far as they are for this reader. ``after`` is the key of
    a line of the trail: only what came later.
    """
    records = {(record._meta.label_lower, record.pk): record for record in (own, *others)}
    about = keys_by_kind(records)
    lines = lines_about(tuple(about), Key(after), *about.values())
    notes = {
        (remark.kind, remark.subject_id, remark.verb, remark.at): remark.text
        for remark in remarks_about(tuple(about), *about.values())
        if is_for(reader, remark, records[remark.kind, remark.subject_id])
    }
    words = {own._meta.label_lower: str(own._meta.verbose_name)}
    return [
        TimelineEntry(
            line.kind,
            line.subject_id,
            line.who,
            line.verb,
            line.label,
            line.at,
            notes.get((line.kind, line.subject_id, line.verb, line.at), ""),
            words.get(line.kind, ""),
        )
        for line in lines
    ]


@prepared
def lines_about(kinds: tuple[str, ...], after: int, *keys: Sequence[int]) -> QuerySet[TrailEntry]:
    found = TrailEntry.objects.filter(about_q(kinds, keys), pk__gt=after)
    return found.select_related("by", "invited_by").order_by("pk")


@prepared
def remarks_about(kinds: tuple[str, ...], *keys: Sequence[int]) -> QuerySet[Remark]:
    return Remark.objects.filter(about_q(kinds, keys))


def about_q(kinds: Sequence[str], keys: Sequence[Sequence[int]]) -> Q:
    return any_of(kinds, keys, kind="kind", subject="subject_id")


def is_for(reader: Actor, remark: Remark, record: Model) -> bool:
    """Whether the reader wrote it, or is among those whom the form named.

    What was written with a verb that is not known is nobody's but the writer's.
    """
    if remark.by_id == reader.user_id is not None:
        return True
    kind = record_kind(remark.kind)
    event = kind.event(remark.verb) if kind else None
    return event is not None and event.note_readers(reader, record)


@dataclass(frozen=True)
class LatestEvent:
    """The event that brought a record to where it stands, as seen by whoever comes after it."""

    event: TrailEntry
    is_own: bool
    is_the_same: bool

    @property
    def says(self) -> str:
        return describe_event(self.event.kind, self.event.verb, self.event.label)


def latest_event(record: Model, verb: str, *, seen_by: int | None) -> LatestEvent | None:
    """Who did ``verb`` to the record last or, if it was moved on since, that; one query."""
    moved = ~Q(before=F("after")) | Q(verb=verb)
    event = TrailEntry.objects.about(record).filter(moved).select_related("by", "invited_by").last()
    if event is None:
        return None
    return LatestEvent(
        event, is_own=event.by_id == seen_by is not None, is_the_same=event.verb == verb
    )
