"""The doors through which records change: begin, move and edit. There is no other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from governance.core.record_changes import Deed, bump, differs, leave_remark, lock, many, sign
from governance.core.roles import Actor

Who = Callable[[Actor, Any], bool]


def always_ready(record: Any, deed: Deed) -> None:
    """The default readiness check: nothing more is asked of the record."""


def always_open(record: Any) -> bool:
    """The default for edits of records that have no closed state."""
    return True


@dataclass(frozen=True, kw_only=True)
class Event:
    """How a verb is told; by itself, one that leaves a line and changes nothing by a row here."""

    past: str
    """With braces where the record is named: ``accepted {}``."""
    past_own: str = ""
    """On the record's own page, where that says it otherwise: ``made the appointment``."""


@dataclass(frozen=True, kw_only=True)
class Transition(Event):
    """One row of a status table: everything there is to know about a move."""

    label: str
    source: tuple[str, ...]
    target: str
    who: Who
    ready: Callable[[Any, Deed], None] = always_ready
    needs_note: bool = False


@dataclass(frozen=True, kw_only=True)
class Edit(Event):
    """A change of words or figures: who may, while what holds, under which parent's lock."""

    label: str
    who: Who
    open_while: Callable[[Any], bool] = always_open
    ready: Callable[[Any, Deed], None] = always_ready
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class Start(Event):
    """How a record comes to be: who may begin it, and what must be in place."""

    label: str
    who: Who
    ready: Callable[[Any, Deed], None] = always_ready


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """All deeds of one kind of record. ``leaves_trail`` is off only for clockwork's own rows."""

    moves: Mapping[str, Transition] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    starts: Mapping[str, Start] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    """What else the trail tells of it: a reading, a reminder."""
    leaves_trail: bool = True

    @property
    def rows(self) -> dict[str, Start | Transition | Edit]:
        return {**self.starts, **self.moves, **self.edits}

    @property
    def verbs(self) -> list[str]:
        return [*self.rows]

    def event(self, verb: str) -> Event | None:
        """The row that says how ``verb`` is told; None when there is none."""
        return {**self.events, **self.rows}.get(verb)

    def label(self, verb: str) -> str:
        """The words of its button."""
        return self.rows[verb].label

    @transaction.atomic
    def begin(
        self,
        record: Model,
        verb: str,
        *,
        by: Actor,
        at: datetime,
        note: str = "",
        part_of: Model | None = None,
    ) -> None:
        """Save a new record; raises NotAllowed or ValidationError and saves nothing.

        ``part_of`` is the record whose deed this is a part of: that deed has asked who may.
        """
        deed, start = Deed(verb=verb, by=by, at=at, note=note), self.starts[verb]
        if part_of is None and not start.who(by, record):
            raise NotAllowed(verb, record)
        start.ready(record, deed)
        sign(record, deed)
        record.save(force_insert=True)
        self._leave_line(record, deed, after=getattr(record, "status", ""))

    @transaction.atomic
    def move(
        self,
        record: Model,
        verb: str,
        *,
        by: Actor,
        at: datetime,
        note: str = "",
        part_of: Model | None = None,
        **stamps: Any,
    ) -> None:
        """Take ``record`` through ``verb``, or raise and leave everything as it was.

        ``part_of`` is the record whose deed this is a part of: that deed has asked who may.

        Raises NotAllowed (who), NotNow (status), ValidationError (what must be in place first,
        all of it at once).
        """
        step = self.moves[verb]
        deed = Deed(verb=verb, by=by, at=at, note=note.strip(), given=stamps)
        lock(record)
        if part_of is None and not step.who(by, record):
            raise NotAllowed(verb, record)
        if record.status not in step.source:  # type: ignore[attr-defined]
            raise NotNow(verb, record)
        if step.needs_note and not deed.note:
            raise ValidationError({"note": "Give the reason."})
        step.ready(record, deed)

        before, record.status = record.status, step.target  # type: ignore[attr-defined]
        for name, value in stamps.items():
            setattr(record, name, value)
        sign(record, deed)
        changed = ["status", *stamps, *bump(record)]
        record.save(update_fields=changed)
        self._leave_line(record, deed, before=before, after=step.target)

    @transaction.atomic
    def edit(
        self,
        record: Model,
        changes: Mapping[str, Any],
        *,
        verb: str,
        by: Actor,
        at: datetime,
        seen_version: int,
        note: str = "",
        **stamps: Any,
    ) -> bool:
        """Write ``changes`` if nobody else wrote since ``seen_version``; False if none differ.

        ``stamps`` (when and by whom) are written along with a change, never by themselves. A
        change of a field that holds many rows names exactly those it is to hold.

        Raises NotAllowed, NotNow, ValidationError (what must be in place), Stale (with the
        changes that were not written).
        """
        step = self.edits[verb]
        deed = Deed(verb=verb, by=by, at=at, note=note.strip(), given=changes)
        parent = getattr(record, step.parent) if step.parent else None
        if parent is not None:
            lock(parent)
        lock(record)
        if parent is not None:
            setattr(record, step.parent, parent)
        if not step.who(by, record):
            raise NotAllowed(verb, record)
        if not step.open_while(record):
            raise NotNow(verb, record)
        step.ready(record, deed)
        differing = {name: value for name, value in changes.items() if differs(record, name, value)}
        if not differing:
            return False
        if getattr(record, "version", seen_version) != seen_version:
            raise Stale(verb, record, dict(changes))
        several = {name: differing.pop(name) for name in many(record) if name in differing}
        for name, value in {**differing, **stamps}.items():
            setattr(record, name, value)
        sign(record, deed)
        record.save(update_fields=[*differing, *stamps, *bump(record)])
        for name, rows in several.items():
            getattr(record, name).set(rows)
        self._leave_line(record, deed)
        return True

    def open_to(self, actor: Actor, record: Any) -> list[str]:
        """The moves this actor could make on this record now; what buttons to draw."""
        return [
            verb
            for verb, step in self.moves.items()
            if record.status in step.source and step.who(actor, record)
        ]

    def require(self, verb: str, actor: Actor, record: Any) -> None:
        """Refuse before a form is drawn what would be refused once it is filled in.

        Raises NotAllowed (who), NotNow (status, or closed to edits).
        """
        step = self.moves.get(verb) or self.edits[verb]
        if not step.who(actor, record):
            raise NotAllowed(verb, record)
        if isinstance(step, Transition):
            is_open = record.status in step.source
        else:
            is_open = step.open_while(record)
        if not is_open:
            raise NotNow(verb, record)

    def may_edit(self, verb: str, actor: Actor, record: Any) -> bool:
        """Whether the form for ``verb`` is worth drawing."""
        step = self.edits[verb]
        return step.who(actor, record) and step.open_while(record)

    def _leave_line(self, record: Model, deed: Deed, before: str = "", after: str = "") -> None:
        if self.leaves_trail:
            TrailEntry.record(record, deed.verb, by=deed.by, at=deed.at, before=before, after=after)
        if deed.note:
            leave_remark(record, deed.note, verb=deed.verb, by=deed.by, at=deed.at)
