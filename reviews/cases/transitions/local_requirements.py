"""What must be in place before an operation on a local learning review."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from reviews.cases.models import Case, CasePerson, LocalReview, RapidReview
from reviews.cases.transitions.requirements import in_the_future, refuse
from reviews.cases.transitions.review_requirements import who_cannot_sign

PAST = "The day must be today or in the past."
SIGNED_TEXTS = ("terms", "method", "findings", "learning")
"""What must be written before the partners sign it."""


def calls_for_local_review(record: LocalReview) -> bool:
    """The case is serious but not notifiable, or its rapid review that was sent decided for one."""
    case = record.case
    if case.status == Case.Status.LOCAL:
        return True
    if not case.is_open or not case.has_rapid_review:
        return False
    rapid = case.rapid_review
    decided = rapid.decision == RapidReview.Decision.LOCAL
    return decided and rapid.status == RapidReview.Status.SENT


def is_the_first(record: LocalReview, context: OperationContext) -> None:
    """No other was opened for the case, and it was decided on a day that has been."""
    case = record.case
    if LocalReview.objects.filter(case=case.pk).exists():
        raise ValidationError("A local learning review of this case was opened already.")
    faults = {}
    if in_the_future(record.decided_on, context):
        faults["decided_on"] = PAST
    elif record.decided_on < case.incident_on:
        faults["decided_on"] = "It cannot have been decided before the incident."
    refuse(faults)


def is_being_written(record: LocalReview) -> bool:
    return record.is_open


def is_not_finished(record: LocalReview) -> bool:
    return not record.is_finished


def may_lead(record: LocalReview, context: OperationContext) -> None:
    """Who leads it is on the list of the case and reads the whole of it."""
    lead = context.input.get("lead", record.lead)
    rows = CasePerson.objects.acting(on=context.by.on).filter(case=record.case_id, person=lead)
    if not record.case.has_met:
        rows = rows.exclude(role__in=CasePerson.FOR_AN_AGENCY)
    if not rows.exists():
        raise ValidationError(
            {"lead": "Choose somebody who is named on the case and reads the whole of it."}
        )


def met_in_the_past(record: LocalReview, context: OperationContext) -> None:
    day = context.input.get("meeting_on", record.meeting_on)
    if in_the_future(day, context):
        raise ValidationError({"meeting_on": PAST})
    if day and day < record.decided_on:
        raise ValidationError({"meeting_on": "It cannot have met before it was decided on."})


def can_be_sent(record: LocalReview, context: OperationContext) -> None:
    """Who leads it, its terms, its meeting, what was found and learned, and who signs."""
    faults: list[str] = []
    if record.lead_id is None:
        faults.append("Name who leads it.")
    if record.meeting_on is None:
        faults.append("Record the meeting first.")
    for name in SIGNED_TEXTS:
        if not getattr(record, name):
            faults.append(f"Write down first: {label_of(name)}.")
    faults += who_cannot_sign(record, on=context.by.on)
    if faults:
        raise ValidationError(faults)


def label_of(name: str) -> Any:
    return LocalReview._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def was_completed(record: LocalReview, context: OperationContext) -> None:
    """Not before it met, and it is said how what was learned was passed on."""
    day = context.input.get("completed_on")
    faults = {}
    if in_the_future(day, context):
        faults["completed_on"] = PAST
    elif day and record.meeting_on and day < record.meeting_on:
        faults["completed_on"] = "It cannot have been completed before it met."
    if not context.input.get("passed_on", "").strip():
        faults["passed_on"] = "Say how what was learned was passed on."
    refuse(faults)
