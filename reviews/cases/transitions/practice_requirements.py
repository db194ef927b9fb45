"""What must be in place before an operation on a practice review; above all before it is public.

Limits are rule-set data of the edition that the case is counted by.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.formatting import format_date
from governance.core.record_changes import OperationContext
from governance.rules.durations import due_on, first_day_after
from governance.rules.files import find_rule
from governance.rules.schema import Rule
from reviews.cases.models import (
    Involvement,
    PanelResponse,
    PracticeReview,
    Proceeding,
    RapidReview,
    ReviewerCandidate,
)
from reviews.cases.transitions.requirements import in_the_future, refuse, rules_give_a_day
from reviews.cases.transitions.review_requirements import who_cannot_sign

NOTICE, IMPROVEMENTS, AVAILABILITY = (
    "practice-review-notice",
    "improvements-notice",
    "practice-review-availability",
)
PAST = "The day must be today or in the past."


def rule_for(review: PracticeReview, code: str, on: date) -> Rule:
    """The rule as the edition of the case has it. Raises ValidationError where it has none."""
    with rules_give_a_day():
        return find_rule(code, on, review.case.guidance or None)


def notice_rule(review: PracticeReview, on: date) -> Rule:
    """By which rule notice is given: of the report, or of what is published in its place."""
    return rule_for(review, IMPROVEMENTS if review.is_withheld else NOTICE, on)


def first_day_of_publication(review: PracticeReview, told_on: date) -> date:
    """The first day on which it may be published when both were told on a day."""
    with rules_give_a_day():
        return first_day_after(notice_rule(review, told_on), told_on)


def last_public_day(review: PracticeReview, published_on: date) -> date:
    """The day from which it may be taken down."""
    with rules_give_a_day():
        return due_on(rule_for(review, AVAILABILITY, published_on), published_on)


def open_proceedings(review: PracticeReview) -> list[Proceeding]:
    """Other procedures about the same incident that have not ended."""
    return [each for each in review.case.proceedings.all() if each.ended_on is None]


def is_decided(record: PracticeReview, context: OperationContext) -> None:
    """The rapid review decided for it, or the Panel disagreed and the partners thought again."""
    case = record.case
    faults: dict[str, str] = {}
    if PracticeReview.objects.filter(case=case.pk).exists():
        raise ValidationError("A practice review of this case was commissioned already.")
    if in_the_future(record.decided_on, context):
        faults["decided_on"] = PAST
    if case.rapid_review.decision != RapidReview.Decision.REVIEW:
        letters = case.rapid_review.responses.filter(kind=PanelResponse.Kind.DISAGREES)
        letter = letters.order_by("received_on").first()
        if letter is None:
            raise ValidationError(
                "The rapid review decided otherwise, and the Panel has not disagreed with it."
            )
        if record.decided_on < letter.received_on:
            faults.setdefault("decided_on", "The partners thought again after the letter came.")
        if not record.reason:
            faults["reason"] = "Say why it is held after all."
    refuse(faults)


def rapid_review_was_sent(record: PracticeReview) -> bool:
    case = record.case
    return case.is_open and case.has_rapid_review and case.rapid_review.status == "sent"


def is_going_on(record: PracticeReview) -> bool:
    """A reviewer is sought or at work."""
    return record.status in (PracticeReview.Status.COMMISSIONED, PracticeReview.Status.UNDER_WAY)


def is_under_way(record: PracticeReview) -> bool:
    return record.is_under_way


def is_not_finished(record: PracticeReview) -> bool:
    return not record.is_finished


def is_signed(record: PracticeReview) -> bool:
    return record.status == PracticeReview.Status.SIGNED


def was_not_ended(record: PracticeReview) -> bool:
    return record.status != PracticeReview.Status.ENDED


def is_public(record: PracticeReview) -> bool:
    return record.published_on is not None and record.taken_down_on is None


def has_a_reviewer(record: PracticeReview, context: OperationContext) -> None:
    if not record.candidates.filter(status=ReviewerCandidate.Status.APPOINTED).exists():
        raise ValidationError("Nobody is appointed as reviewer.")


def next_check_is_to_come(record: PracticeReview, context: OperationContext) -> None:
    day = context.input.get("next_check_on")
    if day and day < localdate(context.at):
        raise ValidationError({"next_check_on": "The day of the next check must be to come."})


def can_be_sent_to_sign(record: PracticeReview, context: OperationContext) -> None:
    """All that a report holds is there, the family knows or it is said why not, and who signs."""
    faults: list[str] = []
    for name in ("terms", "method", "perspective", "analysis", "improvements", "report_place"):
        if not getattr(record, name):
            label = str(PracticeReview._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            faults.append(f"Write down first: {label}.")
    if not any(step.kind in Involvement.FAMILY_KNOWS for step in record.steps.all()):
        faults.append("Record that the family was told, or why it was not approached.")
    appointed = ReviewerCandidate.Status.APPOINTED
    if not any(each.status == appointed for each in record.candidates.all()):
        faults.append("Nobody is appointed as reviewer.")
    faults += who_cannot_sign(record, on=context.by.on)
    if faults:
        raise ValidationError(faults)


def says_why_withheld(record: PracticeReview, context: OperationContext) -> None:
    given = context.input
    if not given.get("is_withheld", record.is_withheld):
        return
    faults = {}
    if not given.get("withheld_reason", record.withheld_reason):
        faults["withheld_reason"] = "Say why the report is not published."
    if not given.get("information", record.information):
        faults["information"] = "Write what is published about the improvements instead."
    refuse(faults)


def both_were_told(record: PracticeReview, context: OperationContext) -> None:
    """The Panel and the Secretary of State had what is published, not before it was settled."""
    settled = settled_on(record)
    faults: dict[str, str] = {}
    for name in ("panel_told_on", "secretary_told_on", "ofsted_told_on"):
        day = context.input.get(name)
        if in_the_future(day, context):
            faults[name] = PAST
        elif day and settled and day < settled:
            faults[name] = f"What is published was settled on {format_date(settled)}: not before."
    if not context.input.get("receipt", "x"):
        faults["receipt"] = "Say how it is known that both have it."
    refuse(faults)


def settled_on(record: PracticeReview) -> date | None:
    """The day on which what is published stood: frozen, or decided to be less than the report."""
    moments = [record.frozen_at]
    if record.is_withheld:
        moments.append(record.publication_decided_at)
    return max((localdate(each) for each in moments if each), default=None)


def notice_has_run(record: PracticeReview, context: OperationContext) -> None:
    """Nothing is published before the notice has run; there is no way round it."""
    published_on = context.input.get("published_on")
    faults: dict[str, str] = {}
    told_on = record.told_on
    if told_on is None:
        raise ValidationError("No notice has been given.")
    first = first_day_of_publication(record, told_on)
    if record.publishable_from:
        first = max(first, record.publishable_from)
    today = localdate(context.at)
    if (published_on or today) < first:
        rule = notice_rule(record, told_on)
        faults["published_on"] = (
            f"Both had it on {format_date(told_on)}, and {rule.limit} working days must pass: "
            f"it may be published from {format_date(first)} ({rule.citation})."
        )
    elif in_the_future(published_on, context):
        faults["published_on"] = "Record it once it has been published."
    if not context.input.get("address", "x"):
        faults["address"] = "Enter the address at which it can be read."
    refuse(faults)


def is_published_in_full(record: PracticeReview, context: OperationContext) -> None:
    if record.is_withheld:
        raise ValidationError("The partners decided not to publish the report.")
    notice_has_run(record, context)


def is_withheld(record: PracticeReview, context: OperationContext) -> None:
    if not record.is_withheld:
        raise ValidationError("The partners decided to publish the whole report.")
    notice_has_run(record, context)


def was_public_long_enough(record: PracticeReview, context: OperationContext) -> None:
    """It stays public for the time that the rule states; there is no way round it."""
    day = context.input.get("taken_down_on")
    if day is None or record.public_until is None:
        return
    if day < record.public_until:
        until = format_date(record.public_until)
        raise ValidationError({"taken_down_on": f"It may be taken down from {until}."})
    if in_the_future(day, context):
        raise ValidationError({"taken_down_on": PAST})


def press_may_be_told(record: PracticeReview, context: OperationContext) -> None:
    """The lines are written, and no other procedure holds them unless it is said why."""
    if not record.press_lines:
        raise ValidationError("Write the lines for the press first.")
    held_by = open_proceedings(record)
    if held_by and not context.note:
        names = ", ".join(str(each).lower() for each in held_by)
        raise ValidationError(
            {"note": f"This has not ended: {names}. Say why they may be used all the same."}
        )


def press_is_held(record: PracticeReview) -> bool:
    return record.press_released_at is None and record.status != PracticeReview.Status.ENDED
