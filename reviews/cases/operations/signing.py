"""What the partners sign, every kind of review alike: frozen, asked of them, answered."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from governance.core.blocks.hashing import Plain, hash_of
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.core.workflow import Workflow
from governance.outbox import operations as outbox
from governance.signatures import operations as signatures
from governance.signatures.models import Signature
from reviews.cases import notifications
from reviews.cases.models import LocalReview, PracticeReview, RapidReview, SignedReview
from reviews.cases.transitions.review_requirements import named_to_sign

R = TypeVar("R", RapidReview, PracticeReview, LocalReview)
OUTSIDE = "a matter"
"""All that is said of a case where others may read it."""


@transaction.atomic
def send_to_partners(
    review: R,
    content_of: Callable[[R], Plain],
    *,
    table: Workflow,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """Freeze what it says, with its hash, and ask the seats that the arrangements name to sign.

    Raises ValidationError with all that is missing; Stale when it is not what was seen.
    """
    lock(review)
    seats = list(dict.fromkeys(row.seat for row in named_to_sign(review, on=by.on)))
    content = content_of(review)
    table.move(
        review,
        "send_to_partners",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        content=content,
        content_hash=hash_of(content),
        round=review.round + 1,
        frozen_at=at,
        frozen_by_id=by.user_id,
    )
    signatures.ask(
        review,
        seats,
        round=review.round,
        content_hash=review.content_hash,
        by=by,
        at=at,
        label=OUTSIDE,
        part_of=review,
    )
    outbox.enqueue(notifications.to_sign_messages(review, seats, at=at))


@transaction.atomic
def sign(
    review: SignedReview,
    *,
    table: Workflow,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """Sign for the seats that are this person’s; True when it was the last one needed."""
    lock(review)
    table.require("sign", by, review)
    signatures.sign(review, round=review.round, by=by, at=at, expected_version=expected_version)
    return complete_if_all_have(review, "sign", table=table, by=by, at=at)


@transaction.atomic
def dissent(
    review: SignedReview,
    *,
    table: Workflow,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Do not sign, and say why; the dissent stays with the review. True when it was the last."""
    lock(review)
    table.require("dissent", by, review)
    signatures.dissent(
        review, round=review.round, by=by, at=at, expected_version=expected_version, note=note
    )
    return complete_if_all_have(review, "dissent", table=table, by=by, at=at)


def complete_if_all_have(
    review: SignedReview, verb: str, *, table: Workflow, by: Actor, at: datetime
) -> bool:
    """Signed off when every seat asked in this round has signed or dissented."""
    if Signature.objects.about(review).asked().filter(round=review.round).exists():
        return False
    table.move(review, verb, by=by, at=at, expected_version=review.version)
    return True
