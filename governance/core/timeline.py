"""What was done to a record and to what hangs on it, with the reasons that were given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery

from governance.core.event_phrases import describe_event, describe_own_event
from governance.core.models import Remark, TrailEntry
from governance.core.prepared_queries import Key, prepared
from governance.core.registry import record_kind
from governance.core.roles import Actor
from governance.core.subjects import any_of, keys_by_kind, subjects_of


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
    own: Model, *others: Model, reader: Actor, after: int = 0, without: Iterable[str] = ()
) -> list[TimelineEntry]:
    """Every event on the record whose page it is and on the others, oldest first; one query.

    With the reasons that were given, as far as they are for this reader. ``after`` is the key of
    a line of the trail: only what came later. ``without`` are verbs that another page tells.
    """
    lines = read_lines(own, *others, after=after, without=without)
    return timeline_from(lines, own, *others, reader=reader)


def read_lines(*records: Model, after: int = 0, without: Iterable[str] = ()) -> list[TrailEntry]:
    """The lines about any of the records, oldest first, each with the reason given with it as
    ``reason``, None where there was none; one query, and none without a record.
    """
    if not records:
        return []
    about = keys_by_kind(subjects_of(records))
    return lines_about(tuple(about), tuple(without), Key(after), *about.values())


@prepared
def lines_about(
    kinds: tuple[str, ...], without: tuple[str, ...], after: int, *keys: Sequence[int]
) -> QuerySet[TrailEntry]:
    given = Remark.objects.filter(
        kind=OuterRef("kind"),
        subject_id=OuterRef("subject_id"),
        verb=OuterRef("verb"),
        at=OuterRef("at"),
    )
    about = any_of(kinds, keys, kind="kind", subject="subject_id")
    found = TrailEntry.objects.filter(about, pk__gt=after).exclude(verb__in=without)
    lines = found.select_related("by", "invited_by")
    last = given.order_by("-pk").values("text")[:1]
    return lines.annotate(reason=Subquery(last)).order_by("pk")


def timeline_from(
    lines: Iterable[Any], own: Model, *others: Model, reader: Actor
) -> list[TimelineEntry]:
    """The same of lines that were read already, as far as they are about these records."""
    records = {(record._meta.label_lower, record.pk): record for record in (own, *others)}
    words = {own._meta.label_lower: str(own._meta.verbose_name)}
    found = ((line, records.get((line.kind, line.subject_id))) for line in lines)
    return [
        TimelineEntry(
            line.kind,
            line.subject_id,
            line.who,
            line.verb,
            line.label,
            line.at,
            line.reason if line.reason and is_for(reader, line, record) else "",
            words.get(line.kind, ""),
        )
        for line, record in found
        if record is not None
    ]


def is_for(reader: Actor, line: TrailEntry, record: Model) -> bool:
    """Whether the reader gave the reason, or is among those whom the form named.

    What was written with a verb that is not known is nobody's but the writer's.
    """
    if line.by_id == reader.user_id is not None:
        return True
    kind = record_kind(line.kind)
    event = kind.event(line.verb) if kind else None
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
