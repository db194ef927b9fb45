"""What must be in place before an operation on what hangs on a practice review."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from reviews.cases.models import CasePerson, DraftCopy, PracticeReview, ReviewerCandidate
from reviews.cases.transitions.practice_requirements import PAST, is_going_on, was_not_ended
from reviews.cases.transitions.requirements import in_the_future, refuse


def review_is_going_on(part: Any) -> bool:
    return is_going_on(part.review)


def review_is_not_finished(part: Any) -> bool:
    return not part.review.is_finished


def review_was_not_ended(part: Any) -> bool:
    return was_not_ended(part.review)


def is_on_the_shortlist(record: ReviewerCandidate) -> bool:
    return record.status == ReviewerCandidate.Status.SHORTLISTED


def is_reviewer(record: ReviewerCandidate) -> bool:
    return record.status == ReviewerCandidate.Status.APPOINTED and not record.review.is_finished


def can_be_chosen(record: ReviewerCandidate, context: OperationContext) -> None:
    """Every criterion is written down, independence and conflict are checked, no other leads it."""
    faults: list[str] = [
        f"Write down first: {label}."
        for name, label in (
            ("previous_work", "what is known of their previous work"),
            ("recommendations", "who recommends them"),
            ("interview", "what the interview showed"),
            ("independence", "why they are independent of the case"),
        )
        if not getattr(record, name)
    ]
    if not record.conflict_check:
        faults.append("Record first whether there is a conflict of interest.")
    elif record.conflict_check == ReviewerCandidate.Conflict.BARS:
        faults.append("A conflict of interest bars the appointment.")
    others = record.review.candidates.filter(status=ReviewerCandidate.Status.APPOINTED)
    if others.exists():
        faults.append("Somebody is appointed already: remove them first, with the reason.")
    if record.review.status != PracticeReview.Status.COMMISSIONED:
        faults.append("No reviewer is sought for this review now.")
    if in_the_future(context.input.get("appointed_on"), context):
        faults.append("The day of the appointment must be today or in the past.")
    if faults:
        raise ValidationError(faults)


def contract_was_made(record: ReviewerCandidate, context: OperationContext) -> None:
    contracted_on = context.input.get("contracted_on", record.contracted_on)
    if in_the_future(contracted_on, context):
        raise ValidationError({"contracted_on": PAST})


def leads_no_report(record: ReviewerCandidate, context: OperationContext) -> None:
    """Who led a report that the partners sign, or have signed, stays named with it."""
    if record.review.status != PracticeReview.Status.UNDER_WAY:
        raise ValidationError("Take the report back from the partners first.")


def has_happened(part: Any, context: OperationContext) -> None:
    """What is written down has been: its day is not to come."""
    faults = {
        name: PAST
        for name in ("happened_on", "checked_on", "asked_on", "given_on")
        if in_the_future(getattr(part, name, None), context)
    }
    refuse(faults)


def was_answered(part: Any, context: OperationContext) -> None:
    answered_on = context.input.get("answered_on", part.answered_on)
    faults = {}
    if in_the_future(answered_on, context):
        faults["answered_on"] = PAST
    elif answered_on and answered_on < part.asked_on:
        faults["answered_on"] = "It cannot have been answered before it was asked."
    refuse(faults)


def reader_is_named(part: DraftCopy, context: OperationContext) -> None:
    """Only who is on the list of the case is given a draft, and each draft once."""
    has_happened(part, context)
    rows = CasePerson.objects.acting(on=part.given_on)
    if not rows.filter(case=part.review.case_id, person=part.reader_id).exists():
        raise ValidationError(
            {"reader": "Only somebody named on the case on that day can be given a copy."}
        )
    given = DraftCopy.objects.filter(review=part.review_id, reader=part.reader_id)
    if given.filter(mark=part.mark).exists():
        raise ValidationError({"mark": "This reader was given the copy of this mark already."})


def is_some(part: Any, context: OperationContext) -> None:
    if part.pence <= 0:
        raise ValidationError({"pence": "Enter an amount above nothing."})


def is_not_struck(part: Any) -> bool:
    return not part.is_struck and was_not_ended(part.review)
