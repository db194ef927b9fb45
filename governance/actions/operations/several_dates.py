"""Meeting one of several due dates: the next counts from then on."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.actions.models import Action, DueChange
from governance.actions.transitions import ACTION
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor


@transaction.atomic
def meet_due(
    action: Action,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What was due by the first of several dates is done, and what that was: the next one counts.

    Raises ValidationError without words, NotNow where no later date is left, Stale.
    """
    if not text.strip():
        raise ValidationError({"text": "Say what has been done."})
    lock(action)
    was_to, following = action.due_to, action.next_due_step
    is_met = ACTION.edit(
        action,
        {"due_to": following},
        verb="meet_due",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
    DueChange.objects.create(
        action=action,
        was_text=action.due_text,
        was_to=was_to,
        is_met=True,
        reason=text.strip(),
        changed_at=at,
        changed_by_id=by.user_id,
    )
    return is_met
