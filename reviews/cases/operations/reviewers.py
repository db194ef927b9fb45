"""Who is considered to lead a practice review: shortlisted, assessed, appointed, removed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from reviews.cases.models import PracticeReview, ReviewerCandidate
from reviews.cases.operations import practice_reviews
from reviews.cases.transitions import CANDIDATE


def shortlist(
    review: PracticeReview, *, name: str, by: Actor, at: datetime, note: str = ""
) -> ReviewerCandidate:
    """Consider a professional as reviewer."""
    record = ReviewerCandidate(
        review=review, name=name, shortlisted_at=at, shortlisted_by_id=by.user_id
    )
    CANDIDATE.create(record, "shortlist", by=by, at=at, note=note)
    return record


def assess(
    candidate: ReviewerCandidate,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what is known by the criteria, and whether they are independent of the case."""
    return CANDIDATE.edit(
        candidate,
        changes,
        verb="assess",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        assessed_at=at,
        assessed_by_id=by.user_id,
    )


@transaction.atomic
def appoint(
    candidate: ReviewerCandidate,
    *,
    appointed_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Appoint the reviewer, one for a review; its work begins (SI 2018/789, reg 12)."""
    lock(candidate.review)
    CANDIDATE.move(
        candidate,
        "appoint",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        appointed_on=appointed_on,
        appointed_at=at,
        appointed_by_id=by.user_id,
    )
    practice_reviews.begin(candidate.review, by=by, at=at)


def set_aside(candidate: ReviewerCandidate, *, by: Actor, at: datetime, note: str) -> None:
    """Do not choose them, and why."""
    CANDIDATE.move(candidate, "set_aside", by=by, at=at, note=note)


@transaction.atomic
def remove(
    candidate: ReviewerCandidate,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """Remove the reviewer, and why; the review waits for another (SI 2018/789, reg 13)."""
    lock(candidate.review)
    CANDIDATE.move(candidate, "remove", by=by, at=at, note=note, expected_version=expected_version)
    practice_reviews.await_reviewer(candidate.review, by=by, at=at)


def record_contract(
    candidate: ReviewerCandidate,
    *,
    contracted_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Record the day on which the reviewer was contracted."""
    return CANDIDATE.edit(
        candidate,
        {"contracted_on": contracted_on},
        verb="record_contract",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
