"""The steps of a complaint and the operations of a request, and what must be in place for each."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow
from reviews.complaints import access
from reviews.complaints.lateness import extended_due_on
from reviews.complaints.models import Complaint, ComplaintStep, InformationRequest

(
    RECEIVED,
    NOT_OURS,
    REPRESENTATIVE,
    CHAIR,
    CHIEF_OFFICER,
    GROUP,
    BOARD,
    RESOLVED,
    DECIDED,
    WITHDRAWN,
) = Complaint.Status
OPEN, ANSWERED, CLOSED = InformationRequest.Status
RESOLVABLE = (REPRESENTATIVE, CHAIR, CHIEF_OFFICER, GROUP)
NOT_YET = "The day must be today or in the past."


def is_to_come(day: date | None, context: OperationContext) -> bool:
    return day is not None and day > localdate(context.at)


def was_received(record: Any, context: OperationContext) -> None:
    if is_to_come(record.received_on, context):
        raise ValidationError({"received_on": NOT_YET})


def is_pointed(record: Complaint, context: OperationContext) -> None:
    """It is said which agency's procedure takes it."""
    missing = {}
    if context.input.get("pointed_to") is None:
        missing["pointed_to"] = "Choose the agency that it is about."
    if not context.input.get("procedure", "").strip():
        missing["procedure"] = "Say by which procedure of that agency."
    if missing:
        raise ValidationError(missing)


def has_representative(record: Complaint, context: OperationContext) -> None:
    if context.input.get("represented_by") is None:
        raise ValidationError({"represented_by": "Choose whose representative passes it on."})


def is_step_ready(record: ComplaintStep, context: OperationContext) -> None:
    """It says who did what, on a day since the last step; and a telling says when and how."""
    earlier = record.complaint.steps.order_by("-happened_on").first()
    since = earlier.happened_on if earlier else record.complaint.received_on
    missing = {}
    if is_to_come(record.happened_on, context):
        missing["happened_on"] = NOT_YET
    elif record.happened_on < since:
        missing["happened_on"] = "What came before happened only later."
    if not record.who.strip():
        missing["who"] = "Say who did it, by role."
    if not record.text.strip():
        missing["text"] = "Say what was said or decided."
    if missing:
        raise ValidationError(missing)


def is_telling_ready(record: ComplaintStep, context: OperationContext) -> None:
    """The complainant was told on a day since the step, and it is said how."""
    given, missing = context.input, {}
    day = given.get("told_on", record.told_on)
    if day is None or is_to_come(day, context):
        missing["told_on"] = NOT_YET
    elif day < record.happened_on:
        missing["told_on"] = "The step was taken only later."
    if not given.get("told_how", record.told_how).strip():
        missing["told_how"] = "Say how the complainant was told."
    if missing:
        raise ValidationError(missing)


def has_an_answer(record: InformationRequest, context: OperationContext) -> None:
    """Which authority answered on which day, and with what is withheld why."""
    given, missing = context.input, {}
    if record.authority_id is None:
        missing["__all__"] = "Record first which authority answers it."
    if is_to_come(given["answered_on"], context):
        missing["answered_on"] = NOT_YET
    elif given["answered_on"] < record.received_on:
        missing["answered_on"] = "It was received only later."
    exempts, reason = given["exemptions"].strip(), given["exemption_reason"].strip()
    if given["outcome"] in InformationRequest.WITHHOLDING and not exempts:
        missing["exemptions"] = "Say which exemptions were applied."
    if exempts and not reason:
        missing["exemption_reason"] = "Say why they apply."
    if reason and not exempts:
        missing["exemptions"] = "Say which exemptions were applied."
    if missing:
        raise ValidationError(missing)


def may_be_extended(record: InformationRequest, context: OperationContext) -> None:
    """The law states for how long, and why is said."""
    if not context.input.get("extension_reason", "").strip():
        raise ValidationError({"extension_reason": "Say why more time is needed."})


def is_extendable(record: InformationRequest) -> bool:
    """Open, not put off before, of a kind for which the law states how much longer."""
    return record.is_open and record.extended_at is None and extended_due_on(record) is not None


def is_open(record: Any) -> bool:
    return record.is_open


def is_untold(record: ComplaintStep) -> bool:
    return not record.is_told


def step(label: str, past: str, source: tuple[str, ...], target: str, **more: Any) -> Transition:
    """A row of a step: recorded by the office, named with its complaint in the trail."""
    return Transition(
        label=label,
        past=f"{past}: {{}}",
        past_own=past,
        source=source,
        target=target,
        allowed=access.can_manage,
        **more,
    )


COMPLAINT = Workflow(
    creations={
        "receive_complaint": Creation(
            label="Record a complaint",
            past="recorded {}",
            past_own="recorded the complaint",
            allowed=access.can_manage,
            requirements=was_received,
        )
    },
    edits={
        "edit_complaint": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed its words",
            allowed=access.can_manage,
            editable_when=is_open,
        )
    },
    moves={
        "find_fit": step(
            "It is about the partnership",
            "found the complaint to be about the partnership",
            (RECEIVED,),
            REPRESENTATIVE,
            requirements=has_representative,
        ),
        "find_not_ours": step(
            "It is about one agency",
            "pointed the complainant to an agency",
            (RECEIVED,),
            NOT_OURS,
            requirements=is_pointed,
            is_irreversible=True,
        ),
        "pass_to_chair": step(
            "It was passed to the chair",
            "recorded that it was passed to the chair",
            (REPRESENTATIVE,),
            CHAIR,
        ),
        "ask_chief_officer": step(
            "The chair asks the chief officer",
            "recorded that the chief officer was asked",
            (CHAIR,),
            CHIEF_OFFICER,
        ),
        "record_opinion": step(
            "The chief officer answered in writing",
            "recorded the chief officer’s written opinion",
            (CHIEF_OFFICER,),
            GROUP,
        ),
        "record_findings": step(
            "The assurance group found",
            "recorded the findings of the assurance group",
            (GROUP,),
            BOARD,
        ),
        "decide_complaint": step(
            "The board decided",
            "recorded the decision of the board",
            (BOARD,),
            DECIDED,
            is_irreversible=True,
        ),
        "resolve_complaint": step(
            "It was resolved",
            "recorded that it was resolved",
            RESOLVABLE,
            RESOLVED,
            is_irreversible=True,
        ),
        "withdraw_complaint": step(
            "It was withdrawn",
            "recorded that it was withdrawn",
            (RECEIVED, *RESOLVABLE, BOARD),
            WITHDRAWN,
            is_irreversible=True,
        ),
    },
    events={
        "read_complaint": Event(past="read {}", past_own="read the complaint"),
        "take_complaints": Event(past="took a list with {}", past_own="took a list with it"),
    },
)
STEP = Workflow(
    creations={
        "take_step": Creation(
            label="Record the step",
            past="recorded {}",
            allowed=access.can_manage_step,
            requirements=is_step_ready,
            parent="complaint",
        )
    },
    edits={
        "tell_complainant": Edit(
            label="Record that the complainant was told",
            past="recorded that the complainant was told of {}",
            allowed=access.can_manage_step,
            editable_when=is_untold,
            requirements=is_telling_ready,
            parent="complaint",
        )
    },
)
REQUEST = Workflow(
    creations={
        "receive_request": Creation(
            label="Record a request",
            past="recorded {}",
            past_own="recorded the request",
            allowed=access.can_manage_request,
            requirements=was_received,
        )
    },
    edits={
        "edit_request": Edit(
            label="Change the words or the authority",
            past="edited {}",
            past_own="changed its words",
            allowed=access.can_manage_request,
            editable_when=is_open,
        ),
        "extend_request": Edit(
            label="Extend the time",
            past="extended the time of {}",
            past_own="extended the time",
            allowed=access.can_manage_request,
            editable_when=is_extendable,
            requirements=may_be_extended,
        ),
    },
    moves={
        "answer_request": Transition(
            label="Record the answer",
            past="recorded the answer to {}",
            past_own="recorded the answer",
            source=(OPEN,),
            target=ANSWERED,
            allowed=access.can_manage_request,
            requirements=has_an_answer,
        ),
        "close_request": Transition(
            label="Close it",
            past="closed {}",
            past_own="closed the request",
            source=(ANSWERED,),
            target=CLOSED,
            allowed=access.can_manage_request,
            is_irreversible=True,
        ),
    },
    events={
        "read_request": Event(past="read {}", past_own="read the request"),
        "take_requests": Event(past="took a list with {}", past_own="took a list with it"),
    },
)
STEPS = tuple(COMPLAINT.moves)
"""Each move of a complaint is a step with words of its own."""
