"""How a practice review becomes public: decision, notice, publication, press, taking down."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from reviews.cases.models import PracticeReview
from reviews.cases.transitions import PRACTICE_REVIEW
from reviews.cases.transitions.practice_requirements import (
    first_day_of_publication,
    last_public_day,
)


def decide_publication(
    review: PracticeReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Decide whether the report is published; if not, why, and what is published instead."""
    return PRACTICE_REVIEW.edit(
        review,
        changes,
        verb="decide_publication",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        publication_decided_at=at,
        publication_decided_by_id=by.user_id,
    )


@transaction.atomic
def give_notice(
    review: PracticeReview,
    *,
    panel_told_on: date,
    secretary_told_on: date,
    ofsted_told_on: date | None = None,
    receipt: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Record that the Panel and the Secretary of State have what is to be published.

    The first day of publication follows from the later of both days. Raises ValidationError.
    """
    lock(review)
    PRACTICE_REVIEW.require("give_notice", by, review)
    first = first_day_of_publication(review, max(panel_told_on, secretary_told_on))
    PRACTICE_REVIEW.move(
        review,
        "give_notice",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        panel_told_on=panel_told_on,
        secretary_told_on=secretary_told_on,
        ofsted_told_on=ofsted_told_on,
        receipt=receipt.strip(),
        publishable_from=first,
        noticed_at=at,
        noticed_by_id=by.user_id,
    )


def withdraw_notice(review: PracticeReview, *, by: Actor, at: datetime, note: str) -> None:
    """What was sent is not published as it is, and why; it needs a new notice."""
    PRACTICE_REVIEW.move(
        review,
        "withdraw_notice",
        by=by,
        at=at,
        note=note,
        panel_told_on=None,
        secretary_told_on=None,
        ofsted_told_on=None,
        receipt="",
        publishable_from=None,
        noticed_at=None,
        noticed_by_id=None,
    )


def publish(
    review: PracticeReview,
    *,
    published_on: date,
    address: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Record that the report is public since a day, and where; never before the notice has run."""
    make_public(
        review, "publish", published_on, address, by=by, at=at, seen=expected_version, note=note
    )


def publish_information(
    review: PracticeReview,
    *,
    published_on: date,
    address: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Record that the improvements were published in place of the report; never early either."""
    make_public(
        review,
        "publish_information",
        published_on,
        address,
        by=by,
        at=at,
        seen=expected_version,
        note=note,
    )


@transaction.atomic
def make_public(
    review: PracticeReview,
    verb: str,
    published_on: date,
    address: str,
    *,
    by: Actor,
    at: datetime,
    seen: ExpectedVersion,
    note: str,
) -> None:
    """The time limit is met, or met late, by the day of publication."""
    lock(review)
    PRACTICE_REVIEW.require(verb, by, review)
    PRACTICE_REVIEW.move(
        review,
        verb,
        by=by,
        at=at,
        note=note,
        expected_version=seen,
        published_on=published_on,
        address=address.strip(),
        public_until=last_public_day(review, published_on),
        published_at=at,
        published_by_id=by.user_id,
    )
    if review.deadline and review.deadline.is_running:
        deadlines.meet(review.deadline, by=by, at=at, part_of=review, happened_on=published_on)


def take_down(
    review: PracticeReview,
    *,
    taken_down_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Record that it is public no more. Raises ValidationError while it must still be."""
    return PRACTICE_REVIEW.edit(
        review,
        {"taken_down_on": taken_down_on},
        verb="take_down",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def write_press_lines(
    review: PracticeReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what the press is told; nobody uses it before it is released."""
    return PRACTICE_REVIEW.edit(
        review,
        changes,
        verb="write_press_lines",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def release_press_lines(
    review: PracticeReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Let the lines be used; a reason is asked for while another procedure has not ended."""
    return PRACTICE_REVIEW.edit(
        review,
        {"press_released_at": at, "press_released_by_id": by.user_id},
        verb="release_press_lines",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
