"""The operations of a dissemination, and of the evidence whether practice changed."""

from datetime import date
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.learning import access
from reviews.learning.models import Dissemination, PracticeEvidence

PLANNED, DONE, CANCELLED = Dissemination.Status


def is_of_something_current(record: Any) -> bool:
    """Its point is released, or its briefing published: nothing else is spread."""
    subject = record.subject
    return subject.is_released if record.point_id else subject.is_published


def was_given_out(record: Any) -> bool:
    """Its point or briefing has been before readers, also if it is withdrawn or replaced since."""
    subject = record.subject
    return (subject.released_at if record.point_id else subject.published_at) is not None


def ensure_past(day: date | None, field: str, context: OperationContext) -> None:
    if day is None or day > localdate(context.at):
        raise ValidationError({field: "Enter a day that has been."})


def was_received(record: Dissemination, context: OperationContext) -> None:
    """It was done on a day that has been, and something shows that it was received."""
    ensure_past(context.input["done_on"], "done_on", context)
    if not context.input["receipt"]:
        raise ValidationError({"receipt": "Say what shows that it was received."})


def was_seen(record: PracticeEvidence, context: OperationContext) -> None:
    ensure_past(record.seen_on, "seen_on", context)


def says_why(record: PracticeEvidence, context: OperationContext) -> None:
    if not context.note:
        raise ValidationError({"note": "Give the reason."})


def is_planned(record: Dissemination) -> bool:
    return record.status == PLANNED


def is_done(record: Dissemination) -> bool:
    return record.status == DONE


DISSEMINATION = Workflow(
    creations={
        "plan_dissemination": Creation(
            label="Plan how it is told",
            past="planned {}",
            past_own="planned it",
            allowed=access.can_manage_subject,
            open_when=is_of_something_current,
            parent="subject",
        )
    },
    moves={
        "finish": Transition(
            label="It is done",
            past="finished {}",
            past_own="finished it",
            source=(PLANNED,),
            target=DONE,
            allowed=access.can_finish,
            requirements=was_received,
        ),
        "cancel": Transition(
            label="Cancel it",
            past="cancelled {}",
            past_own="cancelled it",
            source=(PLANNED,),
            target=CANCELLED,
            allowed=access.can_manage_subject,
            needs_note=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the plan",
            past="changed the plan of {}",
            past_own="changed the plan",
            allowed=access.can_manage_subject,
            editable_when=is_planned,
        ),
        "record_reach": Edit(
            label="Record whom it reached",
            past="recorded whom {} reached",
            past_own="recorded whom it reached",
            allowed=access.can_finish,
            editable_when=is_done,
        ),
    },
)
PRACTICE_EVIDENCE = Workflow(
    creations={
        "record": Creation(
            label="Record whether practice changed",
            past="recorded {}",
            allowed=access.can_manage_subject,
            open_when=was_given_out,
            requirements=was_seen,
            parent="subject",
        )
    },
    edits={
        "strike": Edit(
            label="Strike it out",
            past="struck out {}",
            allowed=access.can_manage_subject,
            editable_when=attrgetter("is_current"),
            requirements=says_why,
        )
    },
)
