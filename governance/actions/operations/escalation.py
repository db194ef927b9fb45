"""Passing an overdue action up to the next group, as the arrangements say: by hand or by time."""

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from governance.actions import notifications
from governance.actions.models import Action, Escalation
from governance.actions.transitions import ACTION
from governance.actions.transitions.requirements import steps_from
from governance.core.batches import run_isolated
from governance.core.drawn_fields import ExpectedVersion
from governance.core.formatting import format_count
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.structure.models import EscalationStep, Group


@transaction.atomic
def escalate(
    action: Action,
    to: Group,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    reason: str,
) -> bool:
    """Pass it up one step, and tell the chairs of the next group.

    Who is to do it, and in whose log it stands, stay as they are. Raises ValidationError for what
    is not overdue, for a group that the arrangements do not name next, without a reason, and where
    a restricted one would be passed to chairs none of whom may see it.
    """
    lock(action)
    is_changed = ACTION.edit(
        action,
        {"escalated_to": to},
        verb="escalate",
        by=by,
        at=at,
        expected_version=expected_version,
        note=reason,
        escalated_at=at,
    )
    if is_changed:
        Escalation.objects.create(
            action=action,
            group=to,
            reason=reason.strip(),
            passed_at=at,
            passed_by_id=by.user_id,
        )
        outbox.enqueue(notifications.escalated_messages(action, by=by, at=at))
    return is_changed


def escalate_overdue(*, by: Actor, at: datetime) -> int:
    """Pass up what has waited as many days as the arrangements state; returns how many.

    Where none are stated, or several groups come next, it waits for the office.
    """
    on = localdate(at)
    rows = Action.objects.overdue(on=on).filter(climbs_when_overdue=True)
    found = [(row, step_due(row, on=on)) for row in rows.select_related("group").order_by("pk")]
    done = [
        run_isolated(partial(pass_up, row, step, by=by, at=at), about=row)
        for row, step in found
        if step is not None and may_be_told(row, step, on=on)
    ]
    return sum(bool(each) for each in done)


def step_due(action: Action, *, on: date) -> EscalationStep | None:
    """The one next step, if as many days are over as it states."""
    steps = steps_from(action, on=on)
    if len(steps) != 1 or steps[0].after_days is None or action.due_to is None:
        return None
    since = localdate(action.escalated_at) if action.escalated_at else action.due_to
    return steps[0] if since + timedelta(days=steps[0].after_days) <= on else None


def may_be_told(action: Action, step: EscalationStep, *, on: date) -> bool:
    """A restricted one waits for the office until a chair of the next group is named."""
    return not action.is_restricted or bool(notifications.chairs_who_see(action, step.to, on=on))


def pass_up(action: Action, step: EscalationStep, *, by: Actor, at: datetime) -> bool:
    days = format_count(step.after_days or 0, "day")
    reason = f"Overdue, and not done within {days}. Passed up by the schedule: {step.source}"
    return escalate(action, step.to, by=by, at=at, expected_version=action.version, reason=reason)
