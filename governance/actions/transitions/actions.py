"""The operations of an action, of who it is assigned to, and of how it is told to stand."""

from django.core.exceptions import ValidationError

from governance.actions import access
from governance.actions.models import Action, Assignment
from governance.actions.transitions.requirements import (
    has_a_rhythm,
    is_of_an_open_action,
    may_be_given,
    may_be_passed_up,
    serves_one_priority,
)
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow
from governance.evidence.models import Evidence

OPEN, DONE, EMBEDDED, WITHDRAWN = Action.Status


def says_why(record: Action, context: OperationContext) -> None:
    """A day is moved for a reason."""
    if not context.note:
        raise ValidationError({"reason": "Give the reason."})


def is_done(record: Action, context: OperationContext) -> None:
    """It is said what was done; and where each answers for itself, nobody is left who has not."""
    if not context.input["outcome"]:
        raise ValidationError({"outcome": "Say what was done."})
    if record.answering != Action.Answering.EACH:
        return
    left = record.assignments.current().filter(answered_at__isnull=True).for_list()
    if names := [str(each.to) for each in left]:
        raise ValidationError(f"Each must answer first. Not yet: {'; '.join(names)}.")


def has_shown_a_difference(record: Action, context: OperationContext) -> None:
    """It is of the kind that must show one, says it, and there is evidence since it was done."""
    if not record.needs_embedding:
        raise ValidationError("For this action done is done: no difference has to be shown.")
    if not context.input["difference"]:
        raise ValidationError({"difference": "Say what difference it made to children."})
    if not Evidence.objects.about(record).filter(added_at__gte=record.done_at).exists():
        raise ValidationError({"label": "Name the evidence: an audit, data, feedback, minutes."})


def is_open(record: Action) -> bool:
    return record.is_open


def awaits_evidence(record: Action) -> bool:
    return record.status == DONE and record.needs_embedding


def is_to_be_answered(record: Assignment) -> bool:
    return record.released_at is None and record.action.is_open


def is_climbing(record: Action) -> bool:
    """Open, and of those that are passed up when they are overdue."""
    return record.is_open and record.climbs_when_overdue


def has_a_later_date(record: Action) -> bool:
    """Open, and of several due dates another follows the one that counts now."""
    return record.is_open and record.next_due_step is not None


def may_come_again(record: Action) -> bool:
    """Open; a restricted one is raised anew where it comes from, with its readers."""
    return record.is_open and not record.is_restricted


def is_restricted(record: Action) -> bool:
    return record.is_restricted


ACTION = Workflow(
    creations={
        "raise": Creation(
            label="Raise an action",
            past="raised {}",
            allowed=access.can_manage,
            requirements=serves_one_priority,
        ),
        "import": Creation(
            label="Import actions",
            past="imported {}",
            allowed=access.can_manage,
            requirements=serves_one_priority,
        ),
    },
    moves={
        "finish": Transition(
            label="It is done",
            past="finished {}",
            source=(OPEN,),
            target=DONE,
            allowed=access.can_finish,
            requirements=is_done,
        ),
        "embed": Transition(
            label="Show the difference it made",
            past="showed the difference made by {}",
            past_own="showed the difference it made",
            source=(DONE,),
            target=EMBEDDED,
            allowed=access.can_manage,
            requirements=has_shown_a_difference,
        ),
        "reopen": Transition(
            label="Reopen it",
            past="reopened {}",
            source=(DONE, EMBEDDED, WITHDRAWN),
            target=OPEN,
            allowed=access.can_manage,
            needs_note=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            source=(OPEN, DONE),
            target=WITHDRAWN,
            allowed=access.can_manage,
            needs_note=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            allowed=access.can_manage,
            editable_when=is_open,
            requirements=serves_one_priority,
        ),
        "change_due": Edit(
            label="Move the due date",
            past="moved the due date of {}",
            past_own="moved the due date",
            allowed=access.can_manage,
            editable_when=is_open,
            requirements=says_why,
        ),
        "meet_due": Edit(
            label="One due date is met",
            past="met a due date of {}",
            past_own="met one due date",
            allowed=access.can_work_on,
            editable_when=has_a_later_date,
        ),
        "set_repeat": Edit(
            label="Let it come again",
            past="set how often {} comes again",
            past_own="set how often it comes again",
            allowed=access.can_manage,
            editable_when=may_come_again,
            requirements=has_a_rhythm,
        ),
        "escalate": Edit(
            label="Pass it up",
            past="passed up {}",
            past_own="passed it up",
            allowed=access.can_escalate,
            editable_when=is_climbing,
            requirements=may_be_passed_up,
        ),
        "lift_restriction": Edit(
            label="Let everybody see it who sees the log",
            past="lifted the restriction of {}",
            past_own="lifted its restriction",
            allowed=access.can_manage,
            editable_when=is_restricted,
        ),
        "set_recheck": Edit(
            label="Look again later",
            past="set the day to look again at {}",
            past_own="set the day to look again",
            allowed=access.can_manage,
            editable_when=awaits_evidence,
            requirements=says_why,
        ),
    },
    events={
        "read": Event(past="read {}", past_own="read it"),
        "remind": Event(past="reminded who does {}", past_own="sent a reminder"),
    },
)

ASSIGNMENT = Workflow(
    creations={
        "assign": Creation(
            label="Change who does it",
            past="assigned {}",
            past_own="assigned the action",
            allowed=access.can_manage_log,
            requirements=may_be_given,
            parent="action",
        ),
        "import": Creation(
            label="Import who does it",
            past="imported the assignment of {}",
            past_own="imported the assignment",
            allowed=access.can_manage_log,
            parent="action",
        ),
    },
    edits={
        "answer": Edit(
            label="Answer for your part",
            past="answered the assignment of {}",
            past_own="answered",
            allowed=access.can_answer,
            editable_when=is_to_be_answered,
            parent="action",
        ),
        "release": Edit(
            label="End the assignment",
            past="ended the assignment of {}",
            past_own="ended the assignment",
            allowed=access.can_manage_log,
            editable_when=is_to_be_answered,
            parent="action",
        ),
    },
)

ACTION_UPDATE = Workflow(
    creations={
        "update": Creation(
            label="Say how it stands",
            past="gave an {}",
            past_own="gave the update",
            allowed=access.can_update,
            requirements=is_of_an_open_action,
            parent="action",
        ),
        "import": Creation(
            label="Import how it stands",
            past="imported an {}",
            past_own="imported the update",
            allowed=access.can_manage_log,
            requirements=is_of_an_open_action,
            parent="action",
        ),
    }
)
