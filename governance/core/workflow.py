"""The doors through which records change: create, move and edit. There is no other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from governance.core.record_changes import (
    OperationContext,
    increment_version,
    is_different,
    leave_remark,
    lock,
    m2m_names,
    set_history_metadata,
)
from governance.core.roles import Actor

Allowed = Callable[[Actor, Any], bool]


def no_requirements(record: Any, context: OperationContext) -> None:
    """The default readiness check: nothing more is asked of the record."""


def always_editable(record: Any) -> bool:
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
    allowed: Allowed
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    needs_note: bool = False


@dataclass(frozen=True, kw_only=True)
class Edit(Event):
    """A change of words or figures: who may, while what holds, under which parent's lock."""

    label: str
    allowed: Allowed
    editable_when: Callable[[Any], bool] = always_editable
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class Creation(Event):
    """How a record comes to be: who may begin it, and what must be in place."""

    label: str
    allowed: Allowed
    requirements: Callable[[Any, OperationContext], None] = no_requirements


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
        """Save a new record; raises NotAllowed or ValidationError and saves nothing.

        ``part_of`` is the record whose operation this is part of: that one has asked who may.
        """
        context, start = OperationContext(verb=verb, by=by, at=at, note=note), self.creations[verb]
        if part_of is None and not start.allowed(by, record):
            raise NotAllowed(verb, record)
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
        if part_of is None and not step.allowed(by, record):
            raise NotAllowed(verb, record)
        if record.status not in step.source:  # type: ignore[attr-defined]
            raise NotNow(verb, record)
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
        if not step.allowed(by, record):
            raise NotAllowed(verb, record)
        if not step.editable_when(record):
            raise NotNow(verb, record)
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
        for name, rows in several.items():
            getattr(record, name).set(rows)
        self._leave_line(record, context)
        return True

    def open_to(self, actor: Actor, record: Any) -> list[str]:
        """The moves this actor could make on this record now; what buttons to draw."""
        return [
            verb
            for verb, step in self.moves.items()
            if record.status in step.source and step.allowed(actor, record)
        ]

    def require(self, verb: str, actor: Actor, record: Any) -> None:
        """Refuse before a form is drawn what would be refused once it is filled in.

        Raises NotAllowed (who), NotNow (status, or closed to edits).
        """
        step = self.moves.get(verb) or self.edits[verb]
        if not step.allowed(actor, record):
            raise NotAllowed(verb, record)
        if isinstance(step, Transition):
            is_open = record.status in step.source
        else:
            is_open = step.editable_when(record)
        if not is_open:
            raise NotNow(verb, record)

    def may_edit(self, verb: str, actor: Actor, record: Any) -> bool:
        """Whether the form for ``verb`` is worth drawing."""
        step = self.edits[verb]
        return step.allowed(actor, record) and step.editable_when(record)

    def _leave_line(
        self, record: Model, context: OperationContext, before: str = "", after: str = ""
    ) -> None:
        if self.leaves_trail:
            TrailEntry.record(
                record, context.verb, by=context.by, at=context.at, before=before, after=after
            )
        if context.note:
            leave_remark(record, context.note, verb=context.verb, by=context.by, at=context.at)
