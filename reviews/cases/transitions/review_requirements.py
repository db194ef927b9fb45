"""What must be in place before an operation on a rapid review: criteria, decision, signatories."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.core.prepared_queries import Key, prepared
from governance.core.record_changes import OperationContext
from governance.rules.files import rule_sets_in_force
from governance.rules.schema import Provision
from governance.signatures.models import Signature
from governance.structure.models import Appointment, Signatory
from reviews.cases.models import (
    CasePerson,
    CriterionConsidered,
    PanelResponse,
    RapidReview,
    SignedReview,
)
from reviews.cases.transitions.requirements import in_the_future, refuse

CRITERIA = "reg-11-"
"""How the codes of the criteria for a local practice review begin in the rule sets."""


def criteria_in_force(on: date) -> list[Provision]:
    """The criteria for a local practice review that a law in force on the day names."""
    return [
        each
        for edition in rule_sets_in_force(on)
        if edition.kind == "law"
        for each in edition.provisions
        if each.code.startswith(CRITERIA)
    ]


def named_to_sign(review: SignedReview, *, on: date) -> list[Signatory]:
    """The seats that the arrangements name to sign such a review of this partnership."""
    rows = Signatory.objects.in_force(on=on).filter(document=review.SIGNED_AS)
    seats = [row for row in rows.for_list() if seat_place(row) == review.case.partnership_id]
    return sorted(seats, key=lambda row: row.seat.title)


def seat_place(row: Signatory) -> int | None:
    """The partnership in which the seat stands."""
    seat = row.seat
    return seat.participation.partnership_id if seat.participation else seat.partnership_id


def can_be_signed(record: RapidReview, context: OperationContext) -> None:
    """All that the guidance asks of a rapid review is there, and so are those who sign it."""
    faults: list[str] = []
    if record.meeting_on is None:
        faults.append("Record the meeting first.")
    if not record.decision or not record.rationale:
        faults.append("Record the decision and why it was taken.")
    elif record.decision != RapidReview.Decision.REVIEW and not record.instead:
        faults.append("No practice review is held: say what happens instead.")
    considered = set(record.criteria.values_list("code", flat=True))
    left = [each.text for each in criteria_in_force(context.by.on) if each.code not in considered]
    faults += [f"Consider this criterion, with a reason: {text}" for text in left]
    faults += who_cannot_sign(record, on=context.by.on)
    if faults:
        raise ValidationError(faults)


def who_cannot_sign(record: SignedReview, *, on: date) -> list[str]:
    """Why it cannot be signed: no seat is named to, or none who may sign for one is on the list."""
    place = Key(record.case.partnership_id)
    named = seats_to_sign(record.SIGNED_AS, on, place, Key(record.case_id))
    if not named:
        what = record.SIGNED_AS.replace("-", " ")
        return [f"The arrangements do not name who signs a {what}."]
    return [
        f"Nobody on the list may sign for {title}: name its holder on the case first."
        for title, is_held in sorted(named)
        if not is_held
    ]


@prepared
def seats_to_sign(document: str, on: date, place: int, case: int) -> QuerySet:
    """The titles of the seats of a partnership that sign such a review, and whether somebody on the
    list of the case may sign for each.
    """
    people = CasePerson.objects.acting(on=on).filter(case=case).values("person")
    holders = Appointment.objects.acting(on=on).signing().filter(person__in=people)
    of_an_agency = Q(seat__participation__partnership=place)
    rows = Signatory.objects.in_force(on=on).filter(
        of_an_agency | Q(seat__participation__isnull=True, seat__partnership=place),
        document=document,
    )
    can_sign = Exists(holders.filter(seat=OuterRef("seat")))
    return rows.annotate(can_sign=can_sign).values_list("seat__title", "can_sign")


def is_signed_by_all(record: SignedReview, context: OperationContext) -> None:
    """Every seat asked in this round has signed, or has dissented with its reason."""
    waiting = Signature.objects.about(record).asked().filter(round=record.round)
    names = [f"{row.seat.title} has not signed yet." for row in waiting.select_related("seat")]
    if names:
        raise ValidationError(names)


def was_sent(record: RapidReview, context: OperationContext) -> None:
    sent_on, receipt = context.input.get("sent_on"), context.input.get("receipt", "")
    faults = {}
    if in_the_future(sent_on, context):
        faults["sent_on"] = "The day must be today or in the past."
    elif sent_on and record.meeting_on and sent_on < record.meeting_on:
        faults["sent_on"] = "It cannot have been sent before the meeting was held."
    if not receipt:
        faults["receipt"] = "Say how it is known that the Panel has it."
    refuse(faults)


def meeting_was_held(record: RapidReview, context: OperationContext) -> None:
    if in_the_future(context.input.get("meeting_on", record.meeting_on), context):
        raise ValidationError(
            {"meeting_on": "The day of the meeting must be today or in the past."}
        )


def is_a_criterion(record: CriterionConsidered, context: OperationContext) -> None:
    if record.code not in {each.code for each in criteria_in_force(context.by.on)}:
        raise ValidationError("No law in force names this criterion.")


def has_come(record: PanelResponse, context: OperationContext) -> None:
    faults = {}
    if in_the_future(record.received_on, context):
        faults["received_on"] = "The day must be today or in the past."
    elif record.review.sent_on and record.received_on < record.review.sent_on:
        faults["received_on"] = "It cannot have come before the rapid review was sent."
    refuse(faults)


def says_what_was_answered(record: PanelResponse, context: OperationContext) -> None:
    faults = {}
    if not context.input.get("answer", record.answer).strip():
        faults["answer"] = "Write what you answered."
    answered_on = context.input.get("answered_on", record.answered_on)
    if in_the_future(answered_on, context):
        faults["answered_on"] = "The day must be today or in the past."
    elif answered_on and answered_on < record.received_on:
        faults["answered_on"] = "It cannot have been answered before it came."
    refuse(faults)


def is_sent(record: PanelResponse) -> bool:
    return record.review.status == RapidReview.Status.SENT


def review_is_open(record: CriterionConsidered) -> bool:
    return record.review.is_open
