"""A practice review: commissioned, written, signed off by the partners, ended by reason."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from governance.core.blocks.hashing import Plain
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import ensure_allowed
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.signatures.models import Signature
from reviews.cases.models import Case, PracticeReview, ReviewerCandidate
from reviews.cases.models.practice_reviews import REPORT_TEXTS
from reviews.cases.operations import clocks, local_reviews, signing
from reviews.cases.transitions import PRACTICE_REVIEW

PUBLICATION = "practice-review-publication"


@transaction.atomic
def commission(
    case: Case,
    *,
    decided_on: date,
    reason: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> PracticeReview:
    """Begin it, with the time limit that counts from the decision. A local learning review of the
    case that still goes on gives way to it.

    Raises NotNow before the rapid review was sent, ValidationError where nobody decided for it.
    """
    lock(case)
    record = PracticeReview(
        case=case,
        decided_on=decided_on,
        reason=reason,
        commissioned_at=at,
        commissioned_by_id=by.user_id,
    )
    PRACTICE_REVIEW.require("commission", by, record, about=case)
    found = clocks.build_deadline(case, PUBLICATION, case.guidance, decided_on)
    record.deadline = clocks.start(found, by=by, at=at, part_of=case)
    PRACTICE_REVIEW.create(record, "commission", by=by, at=at, note=note)
    local_reviews.give_way(case, decided_on, by=by, at=at)
    return record


def commission_as_decided(case: Case, *, by: Actor, at: datetime) -> None:
    """What a rapid review that decided for one begins once it is sent.

    The decision is the partners', who took it by the last signature that was needed.
    """
    rows = Signature.objects.about(case.rapid_review).filter(round=case.rapid_review.round)
    last = max((row.signed_at for row in rows if row.signed_at), default=at)
    commission(case, decided_on=localdate(last), by=by, at=at)


def edit_words(
    review: PracticeReview,
    changes: Mapping[str, Any],
    verb: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    return PRACTICE_REVIEW.edit(
        review,
        changes,
        verb=verb,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def set_terms(
    review: PracticeReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write the terms of reference and how it is done."""
    return edit_words(
        review, changes, "set_terms", by=by, at=at, expected_version=expected_version, note=note
    )


def plan_check(
    review: PracticeReview,
    *,
    next_check_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Set the day by which time and quality are looked at next; no rule states how often."""
    given = {"next_check_on": next_check_on}
    return edit_words(
        review, given, "plan_check", by=by, at=at, expected_version=expected_version, note=note
    )


def write_report(
    review: PracticeReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what the report says, and where the whole of it is kept."""
    return edit_words(
        review, changes, "write_report", by=by, at=at, expected_version=expected_version, note=note
    )


def count_again(
    review: PracticeReview, *, edition: str, by: Actor, at: datetime, note: str
) -> None:
    """Count the limit that still runs by another edition; the one that ran so far stops."""
    if review.deadline is None or not review.deadline.is_running:
        return
    ensure_allowed(PRACTICE_REVIEW.allows("count_again", by, review), "count_again", review)
    clocks.stop_running(review.deadline, by=by, at=at, part_of=review.case, note=note)
    found = clocks.build_deadline(review.case, PUBLICATION, edition, review.decided_on)
    PRACTICE_REVIEW.edit(
        review,
        {"deadline": clocks.start(found, by=by, at=at, part_of=review.case)},
        verb="count_again",
        by=by,
        at=at,
        expected_version=review.version,
    )


def begin(review: PracticeReview, *, by: Actor, at: datetime) -> None:
    """A reviewer is appointed: the work begins."""
    PRACTICE_REVIEW.move(review, "begin", by=by, at=at)


def await_reviewer(review: PracticeReview, *, by: Actor, at: datetime) -> None:
    """The reviewer was removed: the work waits for another."""
    PRACTICE_REVIEW.move(review, "await_reviewer", by=by, at=at)


def content_of(review: PracticeReview) -> Plain:
    """All that is signed, as plain values; what its hash is worked out from."""
    reviewer = review.candidates.filter(status=ReviewerCandidate.Status.APPOINTED).first()
    return {
        "reference": review.case.reference,
        "decided_on": review.decided_on.isoformat(),
        "reviewer": reviewer.name if reviewer else "",
        "terms": review.terms,
        "method": review.method,
        **{name: getattr(review, name) for name in REPORT_TEXTS},
        "report_place": review.report_place,
    }


def send_to_partners(
    review: PracticeReview,
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
        table=PRACTICE_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def sign(
    review: PracticeReview, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> bool:
    """Sign for the seats that are this person’s; True when it was the last one needed."""
    return signing.sign(
        review, table=PRACTICE_REVIEW, by=by, at=at, expected_version=expected_version
    )


def dissent(
    review: PracticeReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Do not sign, and say why; the dissent stays with the review. True when it was the last."""
    return signing.dissent(
        review,
        table=PRACTICE_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def send_back(review: PracticeReview, *, by: Actor, at: datetime, note: str) -> None:
    """Open it again to be changed, and why; the next sending starts a new round of signatures."""
    PRACTICE_REVIEW.move(review, "send_back", by=by, at=at, note=note)


@transaction.atomic
def end(
    review: PracticeReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """It goes no further, and why; its time limit stops."""
    PRACTICE_REVIEW.move(review, "end", by=by, at=at, expected_version=expected_version, note=note)
    clocks.stop_running(review.deadline, by=by, at=at, part_of=review.case, note=note)


def end_with_case(case: Case, *, by: Actor, at: datetime, note: str) -> None:
    """End the practice review of a notification that is withdrawn, if one is still going on."""
    if case.has_practice_review and "end" in PRACTICE_REVIEW.open_to(by, case.practice_review):
        review = case.practice_review
        end(review, by=by, at=at, expected_version=review.version, note=note)
