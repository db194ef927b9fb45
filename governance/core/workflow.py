"""The doors through which records change: create, move and edit. There is no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import (
    Stale,
    ensure_allowed,
    ensure_open,
    require_any,
    sentences_by_field,
)
from governance.core.models import TrailEntry
from governance.core.record_changes import (
    OperationContext,
    changed_meanwhile,
    ensure_as_seen,
    fits_together,
    increment_version,
    leave_remark,
    lock,
    m2m_names,
    own_changes,
    set_history_metadata,
    set_many,
)
from governance.core.roles import Actor
from governance.core.workflow_rows import Allowed, Creation, Edit, Event, Transition

__all__ = [
    "Allowed",
    "Creation",
    "Edit",
    "Event",
    "Transition",
    "Workflow",
    "ensure_allowed",
    "ensure_open",
    "require_any",
]


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
        context = OperationContext(verb=verb, by=by, at=at, note=note)
        self._prepare_new(record, context, is_part=part_of is not None)
        record.save(force_insert=True)
        search_index.refresh(record)
        self._leave_line(record, context, after=getattr(record, "status", ""))

    @transaction.atomic
    def create_all(
        self,
        records: Sequence[Model],
        verb: str,
        *,
        by: Actor,
        at: datetime,
        is_indexed: bool = True,
    ) -> None:
        """The same for many new records of one kind and status; three queries for so many as the
        database takes at once, none for none, and those that bring what is searched up to date:
        once for all parts of one whole. With ``is_indexed`` off the caller does that, at the end of
        what it is part of.

        What is refused of one is refused of all.
        """
        context = OperationContext(verb=verb, by=by, at=at)
        for record in records:
            self._prepare_new(record, context)
        if records:
            model = type(records[0])
            if hasattr(model, "history"):
                bulk_create_with_history(records, model, default_change_reason=verb)
            else:
                model._default_manager.bulk_create(records)
            if is_indexed:
                search_index.refresh_all(records)
            status = getattr(records[0], "status", "")
            TrailEntry.record_all(records, verb, by=by, at=at, after=status)

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
        expected_version: ExpectedVersion | None = None,
        **stamps: Any,
    ) -> None:
        """Take ``record`` through ``verb``, or raise and leave everything as it was.

        What cannot be undone is done only to what the person saw, ``expected_version``: a
        TypeError without it.

        ``part_of`` is the record whose operation this is part of: that one has asked who may.

        Raises NotAllowed (who), NotNow (status), Stale (it is not what was seen),
        ValidationError (what must be in place first, all of it at once).
        """
        step = self.moves[verb]
        if step.is_irreversible and expected_version is None:
            raise TypeError(f"“{verb}” cannot be undone: say which version was seen.")
        context = OperationContext(verb=verb, by=by, at=at, note=note.strip(), input=stamps)
        lock(record)
        ensure_allowed(part_of is not None or step.allowed(by, record), verb, record)
        ensure_open(step.is_open(record), verb, record)
        if expected_version is not None:
            ensure_as_seen(verb, record, expected_version)
        if step.needs_note and not context.note:
            raise ValidationError({"note": "Give the reason."})
        step.requirements(record, context)

        before, record.status = record.status, step.target  # type: ignore[attr-defined]
        for name, value in stamps.items():
            setattr(record, name, value)
        set_history_metadata(record, context)
        changed = ["status", *stamps, *increment_version(record)]
        record.save(update_fields=changed)
        search_index.refresh(record)
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
        expected_version: ExpectedVersion,
        note: str = "",
        **stamps: Any,
    ) -> bool:
        """Write those of ``changes`` that are this person's; False if there are none.

        What nobody else changed after ``expected_version`` is written, and what was left as a page
        showed it keeps what another wrote. ``stamps`` (when and by whom) are written along with a
        change, never by themselves. A change of a field that holds many rows names exactly those
        it is to hold.

        Raises NotAllowed, NotNow, ValidationError (what must be in place), Stale (with all that
        both changed; then nothing is written).
        """
        step = self.edits[verb]
        parent = getattr(record, step.parent) if step.parent else None
        if parent is not None:
            lock(parent)
        lock(record)
        if parent is not None:
            setattr(record, step.parent, parent)
        ensure_allowed(step.allowed(by, record), verb, record)
        ensure_open(step.is_open(record), verb, record)
        own = own_changes(record, changes, expected_version)
        context = OperationContext(verb=verb, by=by, at=at, note=note.strip(), input=own)
        step.requirements(record, context)
        if not own:
            return False
        if fields := changed_meanwhile(record, own, expected_version):
            raise Stale(verb, record, own, fields)
        several = {name: own[name] for name in m2m_names(record) if name in own}
        columns = {name: value for name, value in own.items() if name not in several} | stamps
        for name, value in columns.items():
            setattr(record, name, value)
        if not fits_together(record, expected_version):
            raise Stale(verb, record, own)
        set_history_metadata(record, context)
        record.save(update_fields=[*columns, *increment_version(record)])
        set_many(record, several)
        search_index.refresh(record)
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

    def _prepare_new(
        self, record: Model, context: OperationContext, *, is_part: bool = False
    ) -> None:
        """Ask whether it may begin, and say of its history who began it."""
        verb, start = context.verb, self.creations[context.verb]
        about = start.told_of(record)
        ensure_allowed(is_part or start.allowed(context.by, record), verb, about)
        ensure_open(start.is_open(record), verb, about)
        start.requirements(record, context)
        set_history_metadata(record, context)

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
