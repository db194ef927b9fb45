"""Actions read from an office's own register: saved together, and taken back together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Max, Model, prefetch_related_objects

from governance.actions.access import can_manage
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.operations.actions import change_due, edit
from governance.actions.operations.numbering import lock_log, reference_of
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.core import search_index
from governance.core.errors import ensure_allowed
from governance.core.imports.undoing import refuse_built_upon, remove_rows
from governance.core.roles import Actor
from governance.people.models import Organisation
from governance.structure.models import Group, Seat


class To(Protocol):
    """Whom one is assigned to: ``seat``, ``group`` or ``organisation``, and its id."""

    @property
    def kind(self) -> str: ...

    @property
    def pk(self) -> int: ...


@dataclass(frozen=True)
class NewAction:
    """An action not yet saved, to whom it goes, and how it stands where it is open."""

    action: Action
    to: Sequence[To] = ()
    update: str = ""


@transaction.atomic
def import_actions(new: Sequence[NewAction], *, by: Actor, at: datetime) -> list[Action]:
    """Save all of them as they stood in the register, numbered in their order; or none.

    Nobody is mailed: what was promised long ago is no news. Returns them in the same order.
    """
    actions = [each.action for each in new]
    number_all(actions)
    for action in actions:
        stamp(action, by)
    for _, same in groupby(sorted(actions, key=status_of), key=status_of):
        ACTION.create_all(list(same), "import", by=by, at=at, is_indexed=False)
    assigned = assignments_of(new, by, at)
    ASSIGNMENT.create_all(assigned, "import", by=by, at=at, is_indexed=False)
    updates = [
        ActionUpdate(action=each.action, text=each.update, given_at=at, given_by_id=by.user_id)
        for each in new
        if each.update
    ]
    ACTION_UPDATE.create_all(updates, "import", by=by, at=at, is_indexed=False)
    prefetch_related_objects(actions, "updates", "assignments")
    search_index.refresh_all(actions)
    return actions


def status_of(action: Action) -> str:
    return action.status


def number_all(actions: Iterable[Action]) -> None:
    """The next numbers of each log, in the order of the register."""
    last: dict[tuple[int | None, int | None], int] = {}
    for action in actions:
        log = action.group_id, action.partnership_id
        if log not in last:
            lock_log(action)
            there = Action.objects.filter(
                group=action.group, partnership=action.partnership, is_restricted=False
            )
            last[log] = there.aggregate(last=Max("number"))["last"] or 0
        last[log] += 1
        action.number = last[log]
        action.reference = reference_of(action)


def stamp(action: Action, by: Actor) -> None:
    """Who wrote it down here: whoever closed it is not known."""
    action.raised_by_id = by.user_id  # type: ignore[assignment]
    for stem in ("done", "embedded", "withdrawn"):
        if getattr(action, f"{stem}_at"):
            setattr(action, f"{stem}_by_id", by.user_id)


def assignments_of(new: Iterable[NewAction], by: Actor, at: datetime) -> list[Assignment]:
    """To each that is named, fetched together for the trail, which calls them by name."""
    pairs = [(each.action, to) for each in new for to in each.to]
    named: dict[str, Mapping[Any, Model]] = {
        "seat": Seat.objects.with_places().in_bulk(keys_of("seat", pairs)),
        "group": Group.objects.in_bulk(keys_of("group", pairs)),
        "organisation": Organisation.objects.in_bulk(keys_of("organisation", pairs)),
    }
    return [
        Assignment(
            action=action,
            assigned_at=at,
            assigned_by_id=by.user_id,
            **{to.kind: named[to.kind][to.pk]},
        )
        for action, to in pairs
    ]


def keys_of(kind: str, pairs: Iterable[tuple[Action, To]]) -> set[int]:
    return {to.pk for _, to in pairs if to.kind == kind}


def change_action(
    action: Action, wanted: Mapping[str, Any], *, reason: str, by: Actor, at: datetime
) -> dict[str, Any]:
    """Write what the register says of one that is there; returns what it was before.

    Raises NotAllowed, NotNow, and ValidationError where the due date is not understood.
    """
    before = {name: getattr(action, name) for name in wanted}
    words = {name: value for name, value in wanted.items() if name != "due_text"}
    if words:
        edit(action, words, by=by, at=at, expected_version=action.version, note=reason)
    if "due_text" in wanted:
        change_due(
            action,
            wanted["due_text"],
            by=by,
            at=at,
            expected_version=action.version,
            reason=reason,
        )
    return before


PARTS = {Assignment: "action", ActionUpdate: "action"}
"""What the import of an action makes with it."""


@transaction.atomic
def remove_imported(actions: Sequence[Action], *, since: datetime, by: Actor, at: datetime) -> None:
    """Remove imported actions as if they had never been read; the trail keeps that they were.

    ``since`` is when they were imported. Raises NotAllowed, and ValidationError naming those on
    which something was built.
    """
    for action in actions:
        ensure_allowed(can_manage(by, action), "undo", action)
    refuse_built_upon(actions, PARTS, since=since)
    remove_rows(actions, PARTS)


@transaction.atomic
def give_back(action: Action, before: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Let an action say again what it said before the import. Raises NotAllowed, NotNow."""
    change_action(action, before, reason="The import was undone.", by=by, at=at)
