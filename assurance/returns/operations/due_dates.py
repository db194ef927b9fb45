"""Moving the day by which a return is due, with a reason; the old day is kept."""

from datetime import date, datetime

from django.db import transaction

from assurance.returns import access, notifications
from assurance.returns.models import AssuranceReturn
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed, ensure_open
from governance.deadlines import operations as deadlines


def require_move_due_date(actor: Actor, record: AssuranceReturn) -> None:
    """The office, as long as it was not submitted. Raises NotAllowed, NotNow."""
    ensure_allowed(access.can_manage_return(actor, record), "move_the_due_date_of", record)
    ensure_open(record.status == record.Status.OPEN, "move_the_due_date_of", record)


@transaction.atomic
def move_due_date(
    record: AssuranceReturn, due_on: date, *, by: Actor, at: datetime, reason: str
) -> bool:
    """The office moves the day by which it is due; those who answer are told. Raises as above."""
    lock(record)
    require_move_due_date(by, record)
    is_moved = deadlines.move_due_date(record.deadline, due_on, by=by, at=at, reason=reason)
    if is_moved:
        notifications.notify_due_date_moved(record, at=at)
    return is_moved
