"""What is written down in a practice review: involvement, checks, requests, copies, costs."""

from datetime import date, datetime

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.people.models import Organisation, User
from reviews.cases.models import (
    DraftCopy,
    Involvement,
    PracticeReview,
    ProgressCheck,
    ReviewCost,
    WrittenRequest,
)
from reviews.cases.operations import practice_reviews
from reviews.cases.transitions import CHECK, COPY, COST, INVOLVEMENT, REQUEST


def involve(
    review: PracticeReview,
    *,
    kind: str,
    happened_on: date,
    how: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Involvement:
    """Write down one step by which the family or practitioners took part."""
    record = Involvement(
        review=review,
        kind=kind,
        happened_on=happened_on,
        how=how,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    INVOLVEMENT.create(record, "involve", by=by, at=at, note=note)
    return record


@transaction.atomic
def check_progress(
    review: PracticeReview,
    *,
    checked_on: date,
    time: str,
    quality: str,
    text: str,
    next_check_on: date,
    by: Actor,
    at: datetime,
    note: str = "",
) -> ProgressCheck:
    """Write down a check of time and quality, and set the day of the next one."""
    record = ProgressCheck(
        review=review,
        checked_on=checked_on,
        time=time,
        quality=quality,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    CHECK.create(record, "check_progress", by=by, at=at, note=note)
    practice_reviews.plan_check(
        review, next_check_on=next_check_on, by=by, at=at, expected_version=review.version
    )
    return record


def record_request(
    review: PracticeReview,
    *,
    kind: str,
    asked_on: date,
    text: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> WrittenRequest:
    """Write down a request to the reviewer, which was made in writing (SI 2018/789, reg 14)."""
    record = WrittenRequest(
        review=review,
        kind=kind,
        asked_on=asked_on,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    REQUEST.create(record, "record_request", by=by, at=at, note=note)
    return record


def answer_request(
    request: WrittenRequest,
    *,
    answered_on: date,
    answer: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write down what came in answer to a request, and when."""
    return REQUEST.edit(
        request,
        {"answered_on": answered_on, "answer": answer},
        verb="answer_request",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )


def give_copy(
    review: PracticeReview,
    *,
    kind: str,
    mark: str,
    reader: User,
    given_on: date,
    by: Actor,
    at: datetime,
    note: str = "",
) -> DraftCopy:
    """Write down that somebody named on the case was given a draft or an advance copy."""
    record = DraftCopy(
        review=review,
        kind=kind,
        mark=mark.strip(),
        reader=reader,
        given_on=given_on,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    COPY.create(record, "give_copy", by=by, at=at, note=note)
    return record


def record_cost(
    review: PracticeReview,
    *,
    organisation: Organisation,
    pence: int,
    purpose: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> ReviewCost:
    """Write down what one organisation bears, in pence."""
    record = ReviewCost(
        review=review,
        organisation=organisation,
        pence=pence,
        purpose=purpose,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    COST.create(record, "record_cost", by=by, at=at, note=note)
    return record


def strike_cost(cost: ReviewCost, *, by: Actor, at: datetime, note: str = "") -> bool:
    """A cost that was written down wrongly counts no more; it stays to be read."""
    return COST.edit(
        cost, {"is_struck": True}, verb="strike_cost", by=by, at=at, expected_version=0, note=note
    )
