"""The stages of a dispute: begun one after the other, answered, ended; never by the clock."""

from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.core.workflow import ensure_open
from governance.outbox import operations as outbox
from reviews.disputes import notifications
from reviews.disputes.models import Dispute, DisputeStage
from reviews.disputes.models.disputes import last_of
from reviews.disputes.operations.advice import involve_chair
from reviews.disputes.protocols.clocks import anchor_moment, due_moment
from reviews.disputes.protocols.schema import StageRule
from reviews.disputes.transitions import STAGE
from reviews.disputes.transitions.requirements import may_begin, next_rule


@transaction.atomic
def open_stage(dispute: Dispute, *, by: Actor, at: datetime, note: str = "") -> DisputeStage:
    """Begin the next stage of the protocol, with the limit that it states.

    Raises NotNow where one runs, one brought agreement, or none is left.
    """
    lock(dispute)
    rule = next_rule(dispute)
    ensure_open(
        rule is not None and may_begin(DisputeStage(dispute=dispute)), "open_stage", dispute
    )
    stage = new_stage(dispute, rule, at=at)  # type: ignore[arg-type]
    stage.started_by_id = by.user_id  # type: ignore[assignment]
    STAGE.create(stage, "open_stage", by=by, at=at, note=note)
    if rule is not None and rule.involves_chair and dispute.chair_joined_at is None:
        involve_chair(dispute, by=by, at=at)
    what = f"stage-{stage.number}"
    outbox.enqueue(notifications.to_sides(dispute, what, at=at, but=by.user_id))
    return stage


def new_stage(dispute: Dispute, rule: StageRule, *, at: datetime) -> DisputeStage:
    """As the protocol has it, with the moment from which it counts and its last one."""
    before = last_of(dispute.stages.all())
    counted_from = anchor_moment(
        rule.counts_from,
        disagreed_at=dispute.disagreed_at,
        previous_start=before.started_at if before else None,
        previous_end=before.ended_at if before else None,
    )
    return DisputeStage(
        dispute=dispute,
        number=(before.number if before else 0) + 1,
        title=rule.title,
        level=rule.level,
        limit=rule.limit,
        unit=rule.unit or "",
        counts_from=rule.counts_from or "",
        counted_from=counted_from,
        started_at=at,
        due_at=due_moment(rule, counted_from),
    )


def respond(
    stage: DisputeStage,
    *,
    response: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What the other side answered; the first response ends the count of its delay."""
    first: dict[str, Any] = {}
    if stage.responded_at is None:
        first = {"responded_at": at, "responded_by_id": by.user_id}
    return STAGE.edit(
        stage,
        {"response": response},
        verb="respond",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **first,
    )


def agree(
    stage: DisputeStage,
    *,
    plan: str,
    outcome: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The sides agree, with a plan and its timescales."""
    STAGE.move(
        stage,
        "agree",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        plan=plan,
        outcome=outcome,
        ended_at=at,
        ended_by_id=by.user_id,
    )


def edit_stage(
    stage: DisputeStage,
    changes: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Put right what was written of a stage that ended; when it ended, and how, stays."""
    return STAGE.edit(
        stage,
        changes,
        verb="edit_stage",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def end_without_agreement(
    stage: DisputeStage,
    *,
    outcome: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The sides do not agree at this stage; the next one may begin."""
    STAGE.move(
        stage,
        "end_without_agreement",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        outcome=outcome,
        ended_at=at,
        ended_by_id=by.user_id,
    )
