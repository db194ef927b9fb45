"""Reminding who is to do an action, by a mail with one link, and what is said by that link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from governance.actions import notifications, reminder_days
from governance.actions.access import can_remind
from governance.actions.models import Action, Assignment
from governance.actions.operations import actions
from governance.core.batches import run_isolated
from governance.core.models import TrailEntry
from governance.core.record_changes import lock
from governance.core.registry import InvitedVerb, invited_verb
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed, ensure_open
from governance.invitations import operations as invitations
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.people.models import User

REPORT, REPORT_PART = "report", "report_part"
"""What the link lets somebody do: of the whole action, or of the part of one who answers."""


@dataclass(frozen=True)
class Reminded:
    """What came of asking: who was mailed, who had been already that day, where nobody is."""

    names: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    nobody_at: tuple[str, ...] = ()


@transaction.atomic
def remind(
    action: Action,
    to: Iterable[Assignment] | None = None,
    *,
    by: Actor,
    at: datetime,
    stage: str = "",
) -> Reminded:
    """Mail the link to each who is to do it, or to those of ``to``, once a day and ``stage``.

    Where each answers by itself, only to those who have not answered. Raises NotAllowed, NotNow
    for one that is closed or restricted.
    """
    lock(action)
    ensure_allowed(can_remind(by, action), "remind", action)
    ensure_open(action.is_open, "remind", action)
    left, wanted = to_remind(action), None if to is None else list(to)
    asked = [each for each in left if wanted is None or each in wanted]
    names: dict[str, None] = {}
    before: dict[str, None] = {}
    nobody: list[str] = []
    for assignment in asked:
        people = notifications.contacts(assignment, on=localdate(at))
        if not people:
            nobody.append(str(assignment.to))
        for person in people:
            is_new = remind_one(assignment, person, by=by, at=at, stage=stage)
            (names if is_new else before)[str(person)] = None
    if names:
        TrailEntry.record(action, "remind", by=by, at=at)
    return Reminded(tuple(names), tuple(before), tuple(nobody))


def to_remind(action: Action) -> list[Assignment]:
    """Those still standing; where each answers, those who have not."""
    rows = action.assignments.current().for_list()
    if action.is_answered_by_each:
        rows = rows.filter(answered_at__isnull=True)
    found = list(rows)
    for each in found:
        each.action = action
    return found


def remind_one(
    assignment: Assignment, person: User, *, by: Actor, at: datetime, stage: str
) -> bool:
    """False where this person has that mail already; a person in several seats gets one."""
    action, on = assignment.action, localdate(at)
    record = assignment if action.is_answered_by_each else action
    key = f"action-reminder:{record._meta.model_name}:{record.pk}:{person.pk}:{stage or on}"
    if Message.objects.filter(key=key).exists():
        return False
    last_day = on + timedelta(days=reminder_days.link_days())
    letter = partial(notifications.reminder, assignment, key=key, on=on, at=at)
    invitations.send_link(
        record, link_task(record), person, letter, expires_on=last_day, by=by, at=at
    )
    return True


def link_task(record: Action | Assignment) -> InvitedVerb:
    verb = REPORT if isinstance(record, Action) else REPORT_PART
    found = invited_verb(record._meta.label_lower, verb)
    if found is None:
        raise LookupError(verb)
    return found


def remind_due(*, by: Actor, at: datetime) -> int:
    """Remind of what is due soon or overdue, each stage once; returns of how many actions.

    What was assigned after a stage had begun is not reminded of in that stage: its mail is new.
    """
    on = localdate(at)
    first = on + timedelta(days=reminder_days.days("before-due"))
    rows = Action.objects.open().unrestricted().filter(due_to__lte=first).order_by("pk")
    done = [
        run_isolated(partial(remind_in_stage, row, stage, by=by, at=at), about=row)
        for row in rows
        if row.due_to and (stage := reminder_days.reminder_due(row.due_to, on=on))
    ]
    return sum(bool(each) for each in done)


def remind_in_stage(action: Action, stage: str, *, by: Actor, at: datetime) -> bool:
    """Whether somebody was mailed."""
    since = at - timedelta(days=1)
    older = action.assignments.current().filter(assigned_at__lt=since).for_list()
    key = f"{action.due_to}:{stage}"
    return bool(remind(action, list(older), by=by, at=at, stage=key).names)


def last_reminded(action: Action) -> dict[int, date]:
    """When each of those who each answer was last mailed a link, by the key of their assignment."""
    rows = Invitation.objects.about(*action.standing).filter(verb=REPORT_PART)
    return {each.about_id: localdate(each.invited_at) for each in rows}


def report(
    action: Action, text: str, *, is_done: bool, by: Actor, at: datetime, note: str = ""
) -> None:
    """By one answer: how far it is, or that it is done and what that changed."""
    if is_done:
        actions.finish(action, text, by=by, at=at, note=note)
    else:
        actions.update(action, text, by=by, at=at, note=note)
