"""Raising a dispute, the chair's mediation, the advisor's advice, the reply to it, how it ends."""

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


@transaction.atomic
def involve_chair(
    dispute: Dispute,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion = 0,
    note: str = "",
) -> bool:
    """The chair sees it from now on, and may mediate at whatever stage it stands.

    Whatever was changed meanwhile: nothing of that is overwritten.
    """
    lock(dispute)
    is_new = DISPUTE.edit(
        dispute,
        {"chair_joined_at": at},
        verb="involve_chair",
        by=by,
        at=at,
        expected_version=dispute.version,
        note=note,
        chair_joined_by_id=by.user_id,
    )
    if is_new:
        outbox.enqueue(
            notifications.to_holders(
                dispute, Permission.CHAIR_DISPUTE, "chair", at=at, but=by.user_id
            )
        )
    return is_new


def record_mediation(
    dispute: Dispute,
    *,
    mediation: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """How the chair mediated and what came of it; the stage goes on as it stands."""
    return DISPUTE.edit(
        dispute,
        {"mediation": mediation},
        verb="record_mediation",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        mediated_at=at,
        mediated_by_id=by.user_id,
    )


@transaction.atomic
def ask_advice(
    dispute: Dispute,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion | None = None,
    note: str = "",
) -> None:
    """Without agreement the advisor's advice is asked; the advisor sees the dispute from now on."""
    DISPUTE.move(
        dispute,
        "ask_advice",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        advice_asked_at=at,
        advice_asked_by_id=by.user_id,
    )
    outbox.enqueue(
        notifications.to_holders(
            dispute, Permission.ADVISE_DISPUTE, "advice-asked", at=at, but=by.user_id
        )
    )


@transaction.atomic
def give_advice(
    dispute: Dispute,
    *,
    advice: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The advice, which stays as it is given; all sides are told."""
    DISPUTE.move(
        dispute,
        "give_advice",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        advice=advice,
        advised_at=at,
        advised_by_id=by.user_id,
    )
    outbox.enqueue(notifications.to_sides(dispute, "advised", at=at, but=by.user_id))


@transaction.atomic
def publish_reply(
    dispute: Dispute,
    *,
    reply: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """What the partners reply to the advice, open to all sides and to the advisor from now on."""
    DISPUTE.move(
        dispute,
        "publish_reply",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        reply=reply,
        replied_at=at,
        replied_by_id=by.user_id,
    )
    told = notifications.to_sides(dispute, "replied", at=at, but=by.user_id)
    advisors = notifications.to_holders(
        dispute, Permission.ADVISE_DISPUTE, "replied", at=at, but=by.user_id
    )
    outbox.enqueue([*told, *advisors])


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
