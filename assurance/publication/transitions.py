"""The operations on what is sent out, on presentations and on errata."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import localdate

from assurance.publication import access
from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from governance.core.formatting import format_date
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow

WAITING, QUEUED, SENT, NOT_NEEDED = YearlyDispatch.Status
NO_ADDRESS = "Enter the e-mail address it goes to first."
ALREADY_THERE = "This recipient is on the list already."


def is_published(part: YearlyDispatch) -> bool:
    return part.report.is_published


def is_frozen(part: YearlyErratum) -> bool:
    """What is not frozen yet is put right where it stands."""
    return part.report.is_evidence_frozen


def is_waiting(part: YearlyDispatch) -> bool:
    return part.is_waiting


def is_sent(part: YearlyDispatch) -> bool:
    return part.is_sent


def is_new(record: YearlyDispatch, context: OperationContext) -> None:
    if record.report.dispatches.filter(recipient=record.recipient).exists():
        raise ValidationError({"recipient": ALREADY_THERE})


def has_an_address(record: YearlyDispatch, context: OperationContext) -> None:
    ensure_address(record)


def ensure_address(record: YearlyDispatch) -> None:
    """Raises ValidationError where what is entered is no e-mail address."""
    try:
        validate_email(record.address)
    except ValidationError as error:
        raise ValidationError(NO_ADDRESS) from error


def went_on_a_day_that_was(record: YearlyDispatch, context: OperationContext) -> None:
    """After it was published, and not in days to come."""
    day = context.input["sent_on"]
    if day > context.by.on:
        raise ValidationError({"sent_on": "The day is still to come."})
    first = localdate(record.report.published_at)
    if day < first:
        raise ValidationError(
            {"sent_on": f"It was not published before {format_date(first)}: give a later day."}
        )


def did_not_go_from_here(record: YearlyDispatch, context: OperationContext) -> None:
    if record.channel == YearlyDispatch.Channel.OUTBOX:
        raise ValidationError("The e-mail went out from here: that cannot be undone.")


DISPATCH = Workflow(
    creations={
        "expect": Creation(
            label="List who is to have it",
            past="listed {}",
            allowed=access.can_begin,
            open_when=is_published,
            parent="report",
        ),
        "add_recipient": Creation(
            label="Add a recipient",
            past="added {}",
            allowed=access.can_manage,
            open_when=is_published,
            requirements=is_new,
            parent="report",
        ),
    },
    moves={
        "email_copy": Transition(
            label="Send it by e-mail from here",
            past="handed the e-mail with {} to the outbox",
            source=(WAITING,),
            target=QUEUED,
            allowed=access.can_manage,
            requirements=has_an_address,
            is_irreversible=True,
        ),
        "confirm_sent": Transition(
            label="Say that the e-mail went out",
            past="saw the e-mail go out with {}",
            source=(WAITING, QUEUED),
            target=SENT,
            allowed=access.is_schedule,
        ),
        "fail": Transition(
            label="Say that the e-mail did not go out",
            past="saw the e-mail fail with {}",
            source=(QUEUED,),
            target=WAITING,
            allowed=access.is_schedule,
        ),
        "record_sent": Transition(
            label="Record that it was sent",
            past="recorded the sending of {}",
            source=(WAITING, QUEUED),
            target=SENT,
            allowed=access.can_manage,
            requirements=went_on_a_day_that_was,
        ),
        "dismiss": Transition(
            label="Not needed",
            past="found no need of {}",
            source=(WAITING,),
            target=NOT_NEEDED,
            allowed=access.can_manage,
            needs_note=True,
        ),
        "reopen": Transition(
            label="It is still to be sent",
            past="put {} back among those to be sent",
            source=(SENT, NOT_NEEDED),
            target=WAITING,
            allowed=access.can_manage,
            requirements=did_not_go_from_here,
            needs_note=True,
        ),
    },
    edits={
        "write_letter": Edit(
            label="Change the letter",
            past="changed the letter with {}",
            allowed=access.can_manage,
            editable_when=is_waiting,
        ),
        "give_proof": Edit(
            label="Give the proof",
            past="gave the proof of {}",
            allowed=access.can_manage,
            editable_when=is_sent,
        ),
    },
)


def was_presented_on_a_day_that_was(record: YearlyPresentation, context: OperationContext) -> None:
    day = context.input.get("presented_on")
    if day and day > context.by.on:
        raise ValidationError({"presented_on": "The day is still to come."})


PRESENTATION = Workflow(
    creations={
        "list_board": Creation(
            label="List the boards it comes before",
            past="listed {}",
            allowed=access.can_begin,
        ),
        "plan_presentation": Creation(
            label="Plan a presentation", past="planned {}", allowed=access.can_manage
        ),
    },
    edits={
        "change_presentation": Edit(
            label="Change it", past="changed {}", allowed=access.can_manage
        ),
        "tick_presentation": Edit(
            label="Tick it as presented",
            past="ticked {}",
            allowed=access.can_manage,
            requirements=was_presented_on_a_day_that_was,
        ),
    },
)

ERRATUM = Workflow(
    creations={
        "put_right": Creation(
            label="Make an erratum",
            past="made {}",
            allowed=access.can_manage,
            open_when=is_frozen,
            parent="report",
        )
    },
    edits={"change_erratum": Edit(label="Change it", past="changed {}", allowed=access.can_manage)},
)
