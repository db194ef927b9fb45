"""Raising a dispute, changing its words, how it ends."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import (
    NOTHING_MORE,
    assign_changes,
    lock,
    set_many,
)
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.structure.models import Participation, Partnership
from reviews.cases.operations.referrals import reference_prefix
from reviews.disputes import notifications
from reviews.disputes.access import can_raise_for, holds_seat_of
from reviews.disputes.grants import Permission
from reviews.disputes.models import Dispute
from reviews.disputes.models.sides import Level
from reviews.disputes.operations import sides
from reviews.disputes.protocols.files import protocol_for
from reviews.disputes.transitions import DISPUTE, STAGE


@transaction.atomic
def raise_dispute(
    dispute: Dispute,
    raised_for: Participation,
    others: Iterable[Participation],
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Any] = NOTHING_MORE,
    note: str = "",
) -> Dispute:
    """Begin a dispute between one agency and others; whoever raises it speaks for the first.

    Raises ValidationError without another agency, and where the partnership has no protocol.
    """
    several = assign_changes(dispute, changes)
    DISPUTE.require("raise_dispute", by, dispute)
    if not can_raise_for(by, dispute, raised_for):
        raise ValidationError({"raised_for": "Choose the agency for which you speak."})
    rest = [each for each in others if each.pk != raised_for.pk]
    if not rest:
        raise ValidationError({"others": "Choose the agency with which there is disagreement."})
    protocol = protocol_for(dispute.partnership.key, dispute.scope, on=localdate(at))
    if protocol is None:
        raise ValidationError({"kind": "The partnership has no protocol for this kind yet."})
    number(dispute, localdate(at).year)
    dispute.protocol = protocol.key
    dispute.raised_at, dispute.raised_by_id = at, by.user_id  # type: ignore[assignment]
    DISPUTE.create(dispute, "raise_dispute", by=by, at=at, note=note)
    set_many(dispute, several)
    first = sides.add_side(dispute, raised_for, has_raised=True, by=by, at=at, part_of=dispute)
    for each in rest:
        sides.add_side(dispute, each, by=by, at=at, part_of=dispute)
    if holds_seat_of(by, raised_for):
        level = Level.PRACTITIONER if dispute.scope == "practitioners" else Level.PARTNER
        sides.name_officer(first, dispute.raised_by, level=level, by=by, at=at, part_of=dispute)
    outbox.enqueue(
        [
            *notifications.to_sides(dispute, "raised", at=at, but=by.user_id),
            *notifications.to_holders(
                dispute, Permission.MANAGE_DISPUTE, "raised", at=at, but=by.user_id
            ),
        ]
    )
    return dispute


def number(dispute: Dispute, year: int) -> None:
    """The next number of its partnership and year; two at once wait for each other."""
    Partnership.objects.select_for_update().get(pk=dispute.partnership_id)
    there = Dispute.objects.filter(partnership=dispute.partnership_id, year=year)
    dispute.year = year
    dispute.number = (there.aggregate(last=Max("number"))["last"] or 0) + 1
    prefix = reference_prefix(dispute.partnership)
    dispute.reference = f"{prefix}-D-{year}-{dispute.number:03}"


def edit(
    dispute: Dispute,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    return DISPUTE.edit(
        dispute,
        changes,
        verb="edit",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def resolve(
    dispute: Dispute,
    *,
    outcome: str,
    plan: str = "",
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """How it ended, and the plan that follows."""
    DISPUTE.move(
        dispute,
        "resolve",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        outcome=outcome,
        plan=plan,
        ended_at=at,
        ended_by_id=by.user_id,
    )


@transaction.atomic
def withdraw(
    dispute: Dispute, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """It is not taken further, and why; a stage that is under way ends with it."""
    lock(dispute)
    DISPUTE.require("withdraw", by, dispute)
    running = dispute.stages.filter(status="running").first()
    DISPUTE.move(
        dispute,
        "withdraw",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        ended_at=at,
        ended_by_id=by.user_id,
    )
    if running is not None:
        STAGE.move(
            running,
            "end_without_agreement",
            by=by,
            at=at,
            part_of=dispute,
            expected_version=running.version,
            outcome="The dispute was withdrawn.",
            ended_at=at,
            ended_by_id=by.user_id,
        )


def take_list(disputes: Sequence[Dispute], *, by: Actor, at: datetime) -> None:
    """That somebody took a list with these disputes leaves a line on each."""
    TrailEntry.record_all(disputes, "take_list", by=by, at=at)


def read(dispute: Dispute, *, by: Actor, at: datetime) -> None:
    """That somebody opened a page of it leaves a line."""
    TrailEntry.record(dispute, "read", by=by, at=at)
