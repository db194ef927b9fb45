"""A rapid review: opened, its meeting and decision recorded, signed off, sent to the Panel."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.blocks.hashing import Plain
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from reviews.cases.models import Case, CriterionConsidered, RapidReview
from reviews.cases.models.rapid_reviews import TEXTS
from reviews.cases.operations import clocks, practice_reviews, signing
from reviews.cases.transitions import CRITERION, RAPID_REVIEW


@transaction.atomic
def open_review(case: Case, *, by: Actor, at: datetime, part_of: Case) -> RapidReview:
    """Open the rapid review with its time limit, counted from the anchor of the Panel’s edition."""
    record = RapidReview(case=case, opened_at=at)
    record.deadline = clocks.review_clock(
        case, edition=case.panel_guidance, by=by, at=at, part_of=part_of
    )
    RAPID_REVIEW.create(record, "open_review", by=by, at=at, part_of=part_of)
    return record


def open_if_none(case: Case, *, by: Actor, at: datetime) -> None:
    """Open it for a case that is found to need one after it was notified."""
    if RapidReview.objects.filter(case=case).exists():
        return
    RAPID_REVIEW.require("open_review", by, RapidReview(case=case), about=case)
    open_review(case, by=by, at=at, part_of=case)


def record_meeting(
    review: RapidReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what the meeting found: who took part, and the texts that the guidance asks for."""
    return RAPID_REVIEW.edit(
        review,
        changes,
        verb="record_meeting",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def decide(
    review: RapidReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what was decided, why, and what happens instead where no practice review is held."""
    return RAPID_REVIEW.edit(
        review,
        changes,
        verb="decide",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def consider(
    review: RapidReview,
    code: str,
    *,
    finding: str,
    reason: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> CriterionConsidered:
    """What was found of one criterion and why; found before, it is changed and its history kept."""
    lock(review)
    given = {"finding": finding, "reason": reason}
    record = review.criteria.filter(code=code).first()
    stamps = {"considered_at": at, "considered_by_id": by.user_id}
    if record is None:
        record = CriterionConsidered(review=review, code=code, **given, **stamps)
        CRITERION.create(record, "consider", by=by, at=at, note=note)
    else:
        CRITERION.edit(
            record,
            given,
            verb="reconsider",
            by=by,
            at=at,
            expected_version=0,
            note=note,
            **stamps,
        )
    return record


def content_of(review: RapidReview) -> Plain:
    """All that is signed, as plain values; what its hash is worked out from."""
    case = review.case
    return {
        "reference": case.reference,
        "children": [str(child) for child in case.children.order_by("pk")],
        "incident_on": case.incident_on.isoformat(),
        "meeting_on": review.meeting_on.isoformat() if review.meeting_on else "",
        "present": review.present,
        **{name: getattr(review, name) for name in TEXTS},
        "criteria": [
            {"code": each.code, "finding": each.finding, "reason": each.reason}
            for each in review.criteria.order_by("code")
        ],
        "decision": review.decision,
        "rationale": review.rationale,
        "instead": review.instead,
    }


def send_to_partners(
    review: RapidReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Freeze what it says, with its hash, and ask the seats that the arrangements name to sign.

    Raises ValidationError with all that is missing; Stale when it is not what was seen.
    """
    signing.send_to_partners(
        review,
        content_of,
        table=RAPID_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def sign(
    review: RapidReview, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> bool:
    """Sign for the seats that are this person’s; True when it was the last one needed."""
    return signing.sign(review, table=RAPID_REVIEW, by=by, at=at, expected_version=expected_version)


def dissent(
    review: RapidReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Do not sign, and say why; the dissent goes with the review. True when it was the last."""
    return signing.dissent(
        review,
        table=RAPID_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def send_back(review: RapidReview, *, by: Actor, at: datetime, note: str) -> None:
    """Open it again to be changed, and why; the next sending starts a new round of signatures."""
    RAPID_REVIEW.move(review, "send_back", by=by, at=at, note=note)


@transaction.atomic
def send(
    review: RapidReview,
    *,
    sent_on: date,
    receipt: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Record that the Panel was sent it, and how its receipt is known; the limit is met.

    A practice review that it decided for is commissioned.
    """
    RAPID_REVIEW.move(
        review,
        "send",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        sent_on=sent_on,
        receipt=receipt.strip(),
        sent_at=at,
        sent_by_id=by.user_id,
    )
    if review.deadline and review.deadline.is_running:
        deadlines.meet(review.deadline, by=by, at=at, part_of=review, happened_on=sent_on)
    if review.decision == RapidReview.Decision.REVIEW:
        practice_reviews.commission_as_decided(review.case, by=by, at=at)


@transaction.atomic
def count_again(review: RapidReview, *, edition: str, by: Actor, at: datetime, note: str) -> None:
    """Count the limit that still runs by another edition; the one that ran so far stops."""
    RAPID_REVIEW.require("count_again", by, review)
    if review.deadline is not None and not review.deadline.is_running:
        return
    clocks.stop_running(review.deadline, by=by, at=at, part_of=review.case, note=note)
    deadline = clocks.review_clock(review.case, edition=edition, by=by, at=at, part_of=review.case)
    RAPID_REVIEW.edit(
        review,
        {"deadline": deadline},
        verb="count_again",
        by=by,
        at=at,
        expected_version=review.version,
    )


def stop(review: RapidReview, *, by: Actor, at: datetime, note: str = "") -> None:
    """It is not needed any more; its time limit stops."""
    RAPID_REVIEW.move(review, "stop", by=by, at=at, note=note)
    clocks.stop_running(review.deadline, by=by, at=at, part_of=review.case, note=note)


def stop_with_case(case: Case, *, by: Actor, at: datetime, note: str) -> None:
    """Stop the rapid review of a notification that is withdrawn, if one is still open."""
    if case.has_rapid_review and "stop" in RAPID_REVIEW.open_to(by, case.rapid_review):
        stop(case.rapid_review, by=by, at=at, note=note)
