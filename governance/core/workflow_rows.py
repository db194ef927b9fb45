"""The rows of which a workflow is made: how a verb is told, who may do it and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from governance.core.record_changes import OperationContext
from governance.core.roles import Actor

Allowed = Callable[[Actor, Any], bool]


def no_requirements(record: Any, context: OperationContext) -> None:
    """The default readiness check: nothing more is asked of the record."""


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


@dataclass(frozen=True, kw_only=True)
class Transition(Event):
    """One row of a status table: everything there is to know about a move."""

    label: str
    source: tuple[str, ...]
    target: str
    allowed: Allowed
    requirements: Callable[[Any, OperationContext], None] = no_requirements
    needs_note: bool = False
    is_irreversible: bool = False
    """It cannot be taken back: whoever does it says which version they saw."""

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
