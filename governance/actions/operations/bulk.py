"""The same for many actions: each by its own door, so that one refusal stops no other."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.actions.models import Action, Assignment
from governance.actions.operations.actions import change_due
from governance.actions.operations.assignments import Assignee, assign, assignee_of
from governance.actions.operations.reminders import remind
from governance.core.errors import Refused, Stale, sentences_by_field
from governance.core.record_changes import lock
from governance.core.roles import Actor


@dataclass(frozen=True)
class SeenAction:
    """One of the chosen actions as the page showed it."""

    action: Action
    version: int
    assignees: frozenset[Assignee] = frozenset()


@dataclass(frozen=True)
class BulkResult:
    """What came of it: the references of those done and left as they were, and each refusal."""

    done: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    """Those that are new."""


def assign_all(
    chosen: Iterable[SeenAction],
    to: Collection[Assignee],
    *,
    by: Actor,
    at: datetime,
    beside: bool = False,
) -> BulkResult:
    """Let each stand with these: instead of those it stands with, or ``beside`` them.

    One whose words or assignees are not those that were shown is refused, and the others are done.
    """

    def assign_one(seen: SeenAction) -> list[Assignment] | None:
        lock(seen.action)
        standing = {assignee_of(each) for each in seen.action.assignments.current()}
        if seen.action.version != seen.version or standing != seen.assignees:
            raise Stale("assign", seen.action, {})
        wanted = [*standing, *to] if beside else list(to)
        is_same = set(wanted) == standing
        return None if is_same else assign(seen.action, wanted, by=by, at=at)

    return each_by_itself(chosen, assign_one)


def change_due_all(
    chosen: Iterable[SeenAction], due_text: str, *, by: Actor, at: datetime, reason: str
) -> BulkResult:
    """Move the due date of each, for one reason; the old one is kept with each."""

    def move_one(seen: SeenAction) -> list[Assignment] | None:
        is_moved = change_due(
            seen.action, due_text, by=by, at=at, expected_version=seen.version, reason=reason
        )
        return [] if is_moved else None

    return each_by_itself(chosen, move_one)


def remind_all(chosen: Iterable[SeenAction], *, by: Actor, at: datetime) -> BulkResult:
    """Mail those who do each the link to say how far it is, once a day."""

    def remind_one(seen: SeenAction) -> list[Assignment] | None:
        return [] if remind(seen.action, by=by, at=at).names else None

    return each_by_itself(chosen, remind_one)


def each_by_itself(
    chosen: Iterable[SeenAction], operation: Callable[[SeenAction], list[Assignment] | None]
) -> BulkResult:
    """``operation`` returns None where there was nothing to do; what it refuses is named."""
    done: list[str] = []
    unchanged: list[str] = []
    refused: list[str] = []
    new: list[Assignment] = []
    for seen in chosen:
        try:
            with transaction.atomic():
                made = operation(seen)
        except (Refused, ValidationError) as why:
            refused.append(f"{seen.action.reference} ({says(why)})")
            continue
        (unchanged if made is None else done).append(seen.action.reference)
        new += made or []
    return BulkResult(tuple(done), tuple(unchanged), tuple(refused), tuple(new))


def says(why: Any) -> str:
    """Why one was not done, without the full stop."""
    if isinstance(why, Stale):
        return "somebody changed it after you opened the page"
    if isinstance(why, Refused):
        return why.sentence.rstrip(".")
    return " ".join(each for said in sentences_by_field(why).values() for each in said).rstrip(".")
