"""The operations of the link with the panel, and what must be in place before each."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow
from governance.structure.models import Group, GroupService
from reviews.child_deaths import access
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport

OPEN, ANSWERED, CLOSED = PanelConcern.Status
RECEIVED, PRESENTED = PanelReport.Status
NOT_YET = "The day must be today or in the past."


def is_to_come(day: date | None, context: OperationContext) -> bool:
    return day is not None and day > localdate(context.at)


def serves(group: Group, partnership: int, on: date) -> bool:
    """Whether the group served the partnership on a day."""
    return (
        GroupService.objects.in_force(on=on).filter(group=group, partnership=partnership).exists()
    )


def is_concern_ready(record: PanelConcern, context: OperationContext) -> None:
    """It was passed on already, and a case that it is about is one of the same partnership."""
    missing = {}
    if is_to_come(record.passed_on, context):
        missing["passed_on"] = NOT_YET
    if record.case is not None and record.case.partnership_id != record.partnership_id:
        missing["case"] = "Choose a case of this partnership."
    if missing:
        raise ValidationError(missing)


def has_come_after(record: PanelConcern, context: OperationContext) -> None:
    """The answer says what came of it, on a day between the telling and today."""
    day, missing = context.input["answered_on"], {}
    if not context.input["outcome"].strip():
        missing["outcome"] = "Say what was answered, and what came of it."
    if is_to_come(day, context):
        missing["answered_on"] = NOT_YET
    elif day < record.passed_on:
        missing["answered_on"] = "It was passed on only later."
    if missing:
        raise ValidationError(missing)


def is_report_ready(record: PanelReport, context: OperationContext) -> None:
    """The year has begun, the report is there, and none was recorded for that year."""
    missing = {}
    if is_to_come(record.received_on, context):
        missing["received_on"] = NOT_YET
    elif record.received_on < date(record.year, 4, 1):
        missing["year"] = "This year had not begun when the report was received."
    rows = PanelReport.objects.filter(partnership=record.partnership_id, year=record.year)
    if rows.exists():
        missing["year"] = "A report for this year is recorded already."
    if missing:
        raise ValidationError(missing)


def is_presented(record: PanelReport, context: OperationContext) -> None:
    """At a meeting of a group of the partnership, on a day between its coming and today."""
    given, missing = context.input, {}
    if is_to_come(given["presented_on"], context):
        missing["presented_on"] = NOT_YET
    elif given["presented_on"] < record.received_on:
        missing["presented_on"] = "It was received only later."
    elif not serves(given["presented_to"], record.partnership_id, given["presented_on"]):
        missing["presented_to"] = "Choose a group that served the partnership on that day."
    if not given["presenter"].strip():
        missing["presenter"] = "Say who presented it."
    if not given["decided"].strip():
        missing["decided"] = "Say what was decided, or that nothing was."
    if missing:
        raise ValidationError(missing)


def was_held(record: PanelAttendance, context: OperationContext) -> None:
    """The group met for this partnership, and no row of that meeting is there."""
    missing = {}
    if is_to_come(record.held_on, context):
        missing["held_on"] = NOT_YET
    elif not serves(record.group, record.partnership_id, record.held_on):
        missing["group"] = "Choose a group that served the partnership on that day."
    rows = PanelAttendance.objects.filter(
        partnership=record.partnership_id, group=record.group_id, held_on=record.held_on
    )
    if rows.exists():
        missing["held_on"] = "Who came to this meeting is recorded already."
    if missing:
        raise ValidationError(missing)


def is_open(record: Any) -> bool:
    return record.is_open


def has_been_presented(record: PanelReport) -> bool:
    return record.status == PRESENTED


CONCERN = Workflow(
    creations={
        "pass_concern": Creation(
            label="Record a concern",
            past="recorded {}",
            past_own="recorded the concern",
            allowed=access.can_manage_concern,
            requirements=is_concern_ready,
        )
    },
    edits={
        "edit_concern": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed its words",
            allowed=access.can_manage_concern,
            editable_when=is_open,
        )
    },
    moves={
        "answer_concern": Transition(
            label="Record the answer",
            past="answered {}",
            past_own="recorded the answer",
            source=(OPEN,),
            target=ANSWERED,
            allowed=access.can_manage_concern,
            requirements=has_come_after,
        ),
        "close_concern": Transition(
            label="Close it",
            past="closed {}",
            past_own="closed the concern",
            source=(ANSWERED,),
            target=CLOSED,
            allowed=access.can_manage_concern,
            is_irreversible=True,
        ),
    },
    events={
        "read_concern": Event(past="read {}", past_own="read the concern"),
        "take_concerns": Event(past="took a list with {}", past_own="took a list with it"),
    },
)

REPORT = Workflow(
    creations={
        "receive_report": Creation(
            label="Record a yearly report",
            past="recorded {}",
            past_own="recorded the report",
            allowed=access.can_manage,
            requirements=is_report_ready,
        )
    },
    edits={
        "edit_report": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed its words",
            allowed=access.can_manage,
        ),
        "raise_action": Edit(
            label="Raise an action",
            past="raised an action for {}",
            past_own="raised an action",
            allowed=access.can_manage,
            editable_when=has_been_presented,
        ),
    },
    moves={
        "present_report": Transition(
            label="Record how it was presented",
            past="recorded how {} was presented",
            past_own="recorded how it was presented",
            source=(RECEIVED,),
            target=PRESENTED,
            allowed=access.can_manage,
            requirements=is_presented,
        )
    },
)

ATTENDANCE = Workflow(
    creations={
        "record_attendance": Creation(
            label="Record an attendance",
            past="recorded {}",
            past_own="recorded the attendance",
            allowed=access.can_manage,
            requirements=was_held,
        )
    },
    edits={
        "correct_attendance": Edit(
            label="Correct it",
            past="corrected {}",
            past_own="corrected it",
            allowed=access.can_manage,
        )
    },
)
