"""A local learning review: opened, led, written, signed off by the partners, completed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from governance.core.blocks.hashing import Plain
from governance.core.drawn_fields import ExpectedVersion
from governance.core.formatting import format_date
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.people.models import User
from reviews.cases.models import Case, LocalReview
from reviews.cases.models.texts import LOCAL_TEXTS
from reviews.cases.operations import clocks, signing
from reviews.cases.transitions import LOCAL_REVIEW


@transaction.atomic
def open_local(
    case: Case,
    *,
    decided_on: date,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> LocalReview:
    """Begin it. Its limit is the day that was agreed, else the one that the arrangements state;
    where there is neither, none runs.

    Raises NotNow for a case that calls for none, ValidationError where one was opened before.
    """
    lock(case)
    record = LocalReview(case=case, decided_on=decided_on, opened_at=at, opened_by_id=by.user_id)
    LOCAL_REVIEW.require("open_local", by, record, about=case)
    found = clocks.local_deadline(case, decided_on, due_on, on=localdate(at))
    record.deadline = clocks.start(found, by=by, at=at, part_of=case)
    LOCAL_REVIEW.create(record, "open_local", by=by, at=at, note=note)
    return record


@transaction.atomic
def set_day(
    review: LocalReview,
    *,
    due_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Agree the day by which it is completed; the limit that ran so far stops, and why."""
    lock(review)
    LOCAL_REVIEW.require("set_day", by, review)
    before = review.deadline
    if before is not None and before.due_on == due_on:
        return False
    if before is not None and not note.strip():
        raise ValidationError({"note": "A day is set already: say why it is another one."})
    found = clocks.local_deadline(review.case, review.decided_on, due_on, on=localdate(at))
    clocks.stop_running(before, by=by, at=at, part_of=review.case, note=note)
    started = clocks.start(found, by=by, at=at, part_of=review.case)
    return edit_words(
        review,
        {"deadline": started},
        "set_day",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def edit_words(
    review: LocalReview,
    changes: Mapping[str, Any],
    verb: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    return LOCAL_REVIEW.edit(
        review,
        changes,
        verb=verb,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def name_lead(
    review: LocalReview,
    *,
    lead: User,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Say who leads it: somebody on the list, who may write its words from now on."""
    given = {"lead": lead}
    return edit_words(
        review, given, "name_lead", by=by, at=at, expected_version=expected_version, note=note
    )


def set_terms(
    review: LocalReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what is to be learned, and how."""
    return edit_words(
        review, changes, "set_terms", by=by, at=at, expected_version=expected_version, note=note
    )


def record_meeting(
    review: LocalReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write when it met, who took part, and what was discussed."""
    return edit_words(
        review,
        changes,
        "record_meeting",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def write_findings(
    review: LocalReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what was found, what was done well, and what was learned."""
    return edit_words(
        review,
        changes,
        "write_findings",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def content_of(review: LocalReview) -> Plain:
    """All that is signed, as plain values; what its hash is worked out from."""
    return {
        "reference": review.case.reference,
        "decided_on": review.decided_on.isoformat(),
        "lead": str(review.lead) if review.lead else "",
        "meeting_on": review.meeting_on.isoformat() if review.meeting_on else "",
        "present": review.present,
        **{name: getattr(review, name) for name in LOCAL_TEXTS},
    }


def send_to_partners(
    review: LocalReview,
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
        table=LOCAL_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def sign(
    review: LocalReview, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> bool:
    """Sign for the seats that are this person’s; True when it was the last one needed."""
    return signing.sign(review, table=LOCAL_REVIEW, by=by, at=at, expected_version=expected_version)


def dissent(
    review: LocalReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Do not sign, and say why; the dissent stays with the review. True when it was the last."""
    return signing.dissent(
        review,
        table=LOCAL_REVIEW,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def send_back(review: LocalReview, *, by: Actor, at: datetime, note: str) -> None:
    """Open it again to be changed, and why; the next sending starts a new round of signatures."""
    LOCAL_REVIEW.move(review, "send_back", by=by, at=at, note=note)


@transaction.atomic
def complete(
    review: LocalReview,
    *,
    completed_on: date,
    passed_on: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """What was learned was passed on: its limit, if one runs, is met by that day."""
    LOCAL_REVIEW.move(
        review,
        "complete",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        completed_on=completed_on,
        passed_on=passed_on.strip(),
        completed_at=at,
        completed_by_id=by.user_id,
    )
    if review.deadline and review.deadline.is_running:
        deadlines.meet(review.deadline, by=by, at=at, part_of=review, happened_on=completed_on)


@transaction.atomic
def withdraw(
    review: LocalReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """It goes no further, and why; its limit, if one runs, stops."""
    LOCAL_REVIEW.move(
        review, "withdraw", by=by, at=at, expected_version=expected_version, note=note
    )
    clocks.stop_running(review.deadline, by=by, at=at, part_of=review.case, note=note)


def withdraw_with_case(case: Case, *, by: Actor, at: datetime, note: str) -> None:
    """Withdraw the one of a notification that is withdrawn, if it still goes on."""
    if case.has_local_review and "withdraw" in LOCAL_REVIEW.open_to(by, case.local_review):
        review = case.local_review
        withdraw(review, by=by, at=at, expected_version=review.version, note=note)


def give_way(case: Case, decided_on: date, *, by: Actor, at: datetime) -> None:
    """Withdraw the one of a case of which a practice review is held now, and say so; one that was
    completed stays as it is.
    """
    why = f"A practice review of this case was decided on {format_date(decided_on)}."
    withdraw_with_case(case, by=by, at=at, note=f"{why} It takes the place of this one.")
