"""Raising an action, saying how it stands, finishing it and showing its difference."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from governance.actions import due_dates, notifications
from governance.actions.models import Action, ActionReader, ActionUpdate, DueChange, Reopening
from governance.actions.operations import series
from governance.actions.operations.assignments import (
    Assignee,
    assign,
    assignee_of,
    names_members,
)
from governance.actions.operations.numbering import number_it
from governance.actions.operations.readers import set_readers
from governance.actions.transitions import ACTION, ACTION_UPDATE
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.outbox import operations as outbox

CLOSINGS = ("done", "embedded", "withdrawn")


@dataclass(frozen=True)
class EvidenceInput:
    """One piece of evidence as it is given: kind, what it shows, where it can be read."""

    kind: str
    label: str
    ref: str = ""


@transaction.atomic
def raise_action(
    action: Action,
    to: Iterable[Assignee] = (),
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Any] = NOTHING_MORE,
    note: str = "",
    readers: Iterable[ActionReader] = (),
    part_of: Model | None = None,
) -> Action:
    """Put a new action in the log of its group or partnership, numbered there, and assign it.

    ``changes`` are its words and themes, as far as it does not hold them yet. ``readers`` are
    those of a restricted one; ``part_of`` is the record whose operation this is part of. Raises
    ValidationError when its due date is not understood.
    """
    several = assign_changes(action, changes)
    number_it(action)
    action.raised_at, action.raised_by_id = at, by.user_id  # type: ignore[assignment]
    for name, value in parsed_due(action.due_text).items():
        setattr(action, name, value)
    chosen = list(to)
    if names_members(chosen):
        action.answering = Action.Answering.EACH
    ACTION.create(action, "raise", by=by, at=at, note=note, part_of=part_of)
    set_many(action, several)
    set_readers([action], readers)
    assign(action, chosen, by=by, at=at, part_of=part_of)
    return action


def parsed_due(text: str, met: Collection[date] = ()) -> dict[str, Any]:
    """The columns of a due date as it was written; raises ValidationError on ``due_text``.

    ``met`` are those of several that are done already.
    """
    try:
        return due_dates.due_fields(due_dates.parse_due_date(text), met)
    except due_dates.UnparseableDueDate as error:
        raise ValidationError({"due_text": str(error)}) from error


def update(action: Action, text: str, *, by: Actor, at: datetime, note: str = "") -> ActionUpdate:
    """Tell how it stands."""
    told = ActionUpdate(action=action, text=text, given_at=at, given_by_id=by.user_id)
    ACTION_UPDATE.create(told, "update", by=by, at=at, note=note)
    return told


def edit(
    action: Action,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words, themes, what it serves and how it is answered; not due date or status.

    Raises Stale when another wrote meanwhile.
    """
    return ACTION.edit(
        action, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def change_due(
    action: Action,
    due_text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    reason: str,
) -> bool:
    """Move the due date; the old one and the reason are kept. False when it is the same.

    Raises ValidationError without a reason or when the new date is not understood, Stale.
    """
    lock(action)
    was_text, was_to = action.due_text, action.due_to
    met = [each.was_to for each in action.due_changes.filter(is_met=True) if each.was_to]
    changed = ACTION.edit(
        action,
        parsed_due(due_text, met),
        verb="change_due",
        by=by,
        at=at,
        expected_version=expected_version,
        note=reason,
    )
    if changed:
        DueChange.objects.create(
            action=action,
            was_text=was_text,
            was_to=was_to,
            reason=reason.strip(),
            changed_at=at,
            changed_by_id=by.user_id,
        )
    return changed


@transaction.atomic
def finish(
    action: Action,
    outcome: str,
    *,
    by: Actor,
    at: datetime,
    recheck_on: date | None = None,
    note: str = "",
) -> Action | None:
    """It is done: what was done, and when to look again where it must make a difference.

    Returns the next one of its series, which is opened, if it comes again.
    """
    ACTION.move(
        action,
        "finish",
        by=by,
        at=at,
        note=note,
        outcome=outcome.strip(),
        recheck_on=recheck_on,
        done_at=at,
        done_by_id=by.user_id,
    )
    following = next_of_series(action, at)
    if following is None:
        return None
    return raise_action(
        following,
        [assignee_of(each) for each in action.assignments.current().order_by("pk")],
        by=by,
        at=at,
        changes={"themes": list(action.themes.all())},
        note=f"It comes again: {action.reference} is done.",
        part_of=action,
    )


def next_of_series(action: Action, at: datetime) -> Action | None:
    """The next of the series, not saved yet: in the same log, with the same words.

    None where it does not come again, the last day is over, or it is open already: one that was
    reopened and is done once more opens no second.
    """
    found = series.next_of(action, on=localdate(at))
    if found is None:
        return None
    turn, due_on = found
    words = {name: getattr(action, name) for name in series.CARRIED}
    return Action(
        **words,
        group=action.group,
        partnership=action.partnership,
        turn=turn,
        due_text=series.due_text_of(action, due_on),
    )


def set_recheck(
    action: Action,
    recheck_on: date,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    reason: str,
) -> bool:
    """No difference to show yet: look again on another day, and why. Raises Stale."""
    return ACTION.edit(
        action,
        {"recheck_on": recheck_on},
        verb="set_recheck",
        by=by,
        at=at,
        expected_version=expected_version,
        note=reason,
    )


@transaction.atomic
def embed(
    action: Action,
    difference: str,
    evidence: Iterable[EvidenceInput],
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """It made a difference: which, and the evidence. Raises ValidationError without either."""
    Evidence.objects.bulk_create(
        Evidence(
            about_kind=action._meta.label_lower,
            about_id=action.pk,
            kind=each.kind,
            label=each.label,
            ref=each.ref,
            added_at=at,
            added_by_id=by.user_id,
        )
        for each in evidence
    )
    ACTION.move(
        action,
        "embed",
        by=by,
        at=at,
        note=note,
        difference=difference.strip(),
        recheck_on=None,
        embedded_at=at,
        embedded_by_id=by.user_id,
    )


@transaction.atomic
def reopen(action: Action, *, by: Actor, at: datetime, note: str) -> None:
    """It is not done after all; when it had been closed is kept, and that is told.

    What it was closed with stays in its history.
    """
    lock(action)
    closed = {f"{stem}_at": getattr(action, f"{stem}_at") for stem in CLOSINGS}
    ACTION.move(
        action,
        "reopen",
        by=by,
        at=at,
        note=note,
        outcome="",
        difference="",
        recheck_on=None,
        **{f"{stem}_at": None for stem in CLOSINGS},
        **{f"{stem}_by_id": None for stem in CLOSINGS},
    )
    Reopening.objects.create(action=action, reopened_at=at, reopened_by_id=by.user_id, **closed)
    outbox.enqueue(notifications.reopened_messages(action, by=by, at=at))


def withdraw(action: Action, *, by: Actor, at: datetime, note: str) -> None:
    """It will not be done, and why."""
    ACTION.move(
        action, "withdraw", by=by, at=at, note=note, withdrawn_at=at, withdrawn_by_id=by.user_id
    )
