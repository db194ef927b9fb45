"""The chair's mediation, the advisor's advice, and the partners' reply to it."""

from datetime import datetime

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from reviews.disputes import notifications
from reviews.disputes.grants import Permission
from reviews.disputes.models import Dispute
from reviews.disputes.transitions import DISPUTE


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
