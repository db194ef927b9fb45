"""The doors through which records change: create, move and edit. There is no other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from governance.core.errors import NotAllowed, NotNow, Stale, sentences_by_field
from governance.core.models import TrailEntry
from governance.core.record_changes import (
    OperationContext,
    increment_version,
    is_different,
    leave_remark,
    lock,
    m2m_names,
    set_history_metadata,
    set_many,
)
from governance.core.roles import Actor

Allowed = Callable[[Actor, Any], bool]
Found = TypeVar("Found")


def ensure_allowed(is_allowed: bool, verb: str, record: Any) -> None:
    """Raises NotAllowed (who) unless ``is_allowed``."""
    if not is_allowed:
        raise NotAllowed(verb, record)


def ensure_open(is_open: bool, verb: str, record: Any) -> None:
    """Raises NotNow (the record's state) unless ``is_open``."""
    if not is_open:
        raise NotNow(verb, record)


def require_any(found: Found | None, verb: str, what: str) -> Found:
    """What an actor could do it with: places, a form; raises NotAllowed when there is nothing."""
    if not found:
        raise NotAllowed(verb, what)
    return found


def no_requirements(record: Any, context: OperationContext) -> None:
    """The default readiness check: nothing more is asked of the record."""


def whoever_sees_it(actor: Actor, record: Any) -> bool:
    """The default readers of a reason: everybody who may see the record."""
    return True


def never_closed(record: Any) -> bool:
    """The default for creations, and for edits of records that have no closed state."""
    return True


@dataclass(frozen=True, kw_only=True)
class Event:
    """How a verb is told; by itself, one that leaves a line and changes nothing by a row here."""

    past: str
    """With braces where the record is named: ``accepted {}``."""
    past_own: str = ""
    """On the record's own page, where that says it otherwise: ``made the appointment``."""
    note_readers: Allowed = whoever_sees_it
    """Who reads the reason given with it, of those who see the record, as its form says."""


@dataclass(frozen=True, kw_only=True)
class Transition(Event):
    """One row of a status table: everything there is to know about a move."""

    label: str
    source: tuple[str, ...]
    target: str
    allowed: Allowed
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    needs_note: bool = False

    def is_open(self, record: Any) -> bool:
        return record.status in self.source


@dataclass(frozen=True, kw_only=True)
class Edit(Event):
    """A change of words or figures: who may, while what holds, under which parent's lock."""

    label: str
    allowed: Allowed
    editable_when: Callable[[Any], bool] = never_closed
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    parent: str = ""

    def is_open(self, record: Any) -> bool:
        return self.editable_when(record)


@dataclass(frozen=True, kw_only=True)
class Creation(Event):
    """How a record comes to be: who may begin it, while what holds, what must be in place."""

    label: str
    allowed: Allowed
    open_when: Callable[[Any], bool] = never_closed
    """What is known before anything is typed: the state of what it belongs to."""
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    parent: str = ""
    """What it belongs to: a refusal speaks of that, for the record itself is not there yet."""

    def is_open(self, record: Any) -> bool:
        return self.open_when(record)

    def told_of(self, record: Any) -> Any:
        """The record that a refusal is about."""
        return getattr(record, self.parent) if self.parent else record


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """All operations of one kind of record. ``leaves_trail`` is off for the machinery's rows."""

    moves: Mapping[str, Transition] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    creations: Mapping[str, Creation] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    """What else the trail tells of it: a reading, a reminder."""
    leaves_trail: bool = True

    @property
    def rows(self) -> dict[str, Creation | Transition | Edit]:
        return {**self.creations, **self.moves, **self.edits}

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
    def create(
        self,
        record: Model,
        verb: str,
        *,
        by: Actor,
        at: datetime,
        note: str = "",
        part_of: Model | None = None,
    ) -> None:
        """Save a new record; raises NotAllowed, NotNow or ValidationError and saves nothing.

        ``part_of`` is the record whose operation this is part of: that one has asked who may.
        """
        context, start = OperationContext(verb=verb, by=by, at=at, note=note), self.creations[verb]
        about = start.told_of(record)
        ensure_allowed(part_of is not None or start.allowed(by, record), verb, about)
        ensure_open(start.is_open(record), verb, about)
        start.requirements(record, context)
        set_history_metadata(record, context)
        record.save(force_insert=True)
        self._leave_line(record, context, after=getattr(record, "status", ""))

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

        ``part_of`` is the record whose operation this is part of: that one has asked who may.

        Raises NotAllowed (who), NotNow (status), ValidationError (what must be in place first,
        all of it at once).
        """
        step = self.moves[verb]
        context = OperationContext(verb=verb, by=by, at=at, note=note.strip(), input=stamps)
        lock(record)
        ensure_allowed(part_of is not None or step.allowed(by, record), verb, record)
        ensure_open(step.is_open(record), verb, record)
        if step.needs_note and not context.note:
            raise ValidationError({"note": "Give the reason."})
        step.requirements(record, context)

        before, record.status = record.status, step.target  # type: ignore[attr-defined]
        for name, value in stamps.items():
            setattr(record, name, value)
        set_history_metadata(record, context)
        changed = ["status", *stamps, *increment_version(record)]
        record.save(update_fields=changed)
        self._leave_line(record, context, before=before, after=step.target)

    @transaction.atomic
    def edit(
        self,
        record: Model,
        changes: Mapping[str, Any],
        *,
        verb: str,
        by: Actor,
        at: datetime,
        expected_version: int,
        note: str = "",
        **stamps: Any,
    ) -> bool:
        """Write ``changes`` if nobody else wrote since ``expected_version``; False if none differ.

        ``stamps`` (when and by whom) are written along with a change, never by themselves. A
        change of a field that holds many rows names exactly those it is to hold.

        Raises NotAllowed, NotNow, ValidationError (what must be in place), Stale (with the
        changes that were not written).
        """
        step = self.edits[verb]
        context = OperationContext(verb=verb, by=by, at=at, note=note.strip(), input=changes)
        parent = getattr(record, step.parent) if step.parent else None
        if parent is not None:
            lock(parent)
        lock(record)
        if parent is not None:
            setattr(record, step.parent, parent)
        ensure_allowed(step.allowed(by, record), verb, record)
        ensure_open(step.is_open(record), verb, record)
        step.requirements(record, context)
        differing = {
            name: value for name, value in changes.items() if is_different(record, name, value)
        }
        if not differing:
            return False
        if getattr(record, "version", expected_version) != expected_version:
            raise Stale(verb, record, dict(changes))
        several = {name: differing.pop(name) for name in m2m_names(record) if name in differing}
        for name, value in {**differing, **stamps}.items():
            setattr(record, name, value)
        set_history_metadata(record, context)
        record.save(update_fields=[*differing, *stamps, *increment_version(record)])
        set_many(record, several)
        self._leave_line(record, context)
        return True

    def open_to(self, actor: Actor, record: Any) -> list[str]:
        """The moves this actor could make on this record now; what buttons to draw."""
        return [verb for verb in self.moves if self.offers(verb, actor, record)]

    def require(self, verb: str, actor: Actor, record: Any, *, about: Any = None) -> None:
        """Refuse before a form is drawn what would be refused once it is filled in.

        ``about`` is what the refusal speaks of, where that is not the record itself. Raises
        NotAllowed (who), NotNow (status, closed to edits, or to what is to be added).
        """
        self.require_allowed(verb, actor, record, about=about)
        ensure_open(self.rows[verb].is_open(record), verb, about or self._told_of(verb, record))

    def require_allowed(self, verb: str, actor: Actor, record: Any, *, about: Any = None) -> None:
        """Ask only who (NotAllowed): the operation asks the rest, and keeps what was typed."""
        allowed = self.allows(verb, actor, record)
        ensure_allowed(allowed, verb, about or self._told_of(verb, record))

    def allows(self, verb: str, actor: Actor, record: Any) -> bool:
        """Whether the actor may do it at all, now or at another time."""
        return self.rows[verb].allowed(actor, record)

    def offers(self, verb: str, actor: Actor, record: Any) -> bool:
        """Whether its button or form is worth drawing; ``record`` may be one not saved yet."""
        return self.rows[verb].is_open(record) and self.allows(verb, actor, record)

    def missing(
        self, verb: str, actor: Actor, record: Any, *, at: datetime
    ) -> dict[str, list[str]]:
        """What must be in place first and is not, by field; empty when it is ready."""
        try:
            self.rows[verb].requirements(record, OperationContext(verb=verb, by=actor, at=at))
        except ValidationError as missing:
            return sentences_by_field(missing)
        return {}

    def _told_of(self, verb: str, record: Any) -> Any:
        start = self.creations.get(verb)
        return start.told_of(record) if start else record

    def _leave_line(
        self, record: Model, context: OperationContext, before: str = "", after: str = ""
    ) -> None:
        if self.leaves_trail:
            TrailEntry.record(
                record, context.verb, by=context.by, at=context.at, before=before, after=after
            )
        if context.note:
            leave_remark(record, context.note, verb=context.verb, by=context.by, at=context.at)
