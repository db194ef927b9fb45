"""The transitions of a time limit: it starts, is moved, met, resumed or stopped."""

from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.deadlines import access as deadlines_access
from governance.deadlines.models import Deadline

RUNNING, MET, MET_LATE, STOPPED = Deadline.Status


def is_moved_to_a_day_to_come(record: Deadline, context: OperationContext) -> None:
    """A day is moved for a reason, and not to one that is over; all that is missing at once."""
    missing = {} if context.note else {"reason": "Give the reason."}
    due_on = context.input.get("due_on", record.due_on)
    if due_on != record.due_on and due_on < localdate(context.at):
        missing["due_on"] = "Enter today or a day to come."
    if missing:
        raise ValidationError(missing)


DEADLINE = Workflow(
    creations={
        "start": Creation(
            label="Start",
            past="started the time limit for {}",
            past_own="started the time limit",
            allowed=deadlines_access.can_manage_deadline,
        )
    },
    edits={
        "move_due_date": Edit(
            label="Move the due date",
            past="moved the due date of {}",
            past_own="moved the due date",
            allowed=deadlines_access.can_manage_deadline,
            editable_when=attrgetter("is_running"),
            requirements=is_moved_to_a_day_to_come,
        )
    },
    moves={
        "meet": Transition(
            label="Meet",
            past="met the time limit for {}",
            past_own="met the time limit",
            source=(RUNNING,),
            target=MET,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "meet_late": Transition(
            label="Meet late",
            past="met the time limit for {}, but late",
            past_own="met the time limit, but late",
            source=(RUNNING,),
            target=MET_LATE,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "resume": Transition(
            label="Resume",
            past="resumed the time limit for {}",
            past_own="resumed the time limit",
            source=(MET, MET_LATE),
            target=RUNNING,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "stop": Transition(
            label="Stop",
            past="stopped the time limit for {}",
            past_own="stopped the time limit",
            source=(RUNNING,),
            target=STOPPED,
            allowed=deadlines_access.can_manage_deadline,
            needs_note=True,
        ),
    },
)
