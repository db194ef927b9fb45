"""Taking a plan from draft through consultation to its adoption, and ending it."""

from datetime import date, datetime

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.plans.models import BusinessPlan
from governance.plans.transitions import PLAN


@transaction.atomic
def consult(
    plan: BusinessPlan, *, comments_until: date | None, by: Actor, at: datetime, note: str = ""
) -> BusinessPlan:
    """Show the draft to everybody it will bind, who comment until that day."""
    PLAN.move(
        plan,
        "consult",
        by=by,
        at=at,
        note=note,
        comments_until=comments_until,
        consulted_at=at,
        consulted_by_id=by.user_id,
    )
    return plan


def redraft(plan: BusinessPlan, *, by: Actor, at: datetime, note: str) -> None:
    """Take it back, with the reason; the comments stay with it."""
    PLAN.move(plan, "redraft", by=by, at=at, note=note)


@transaction.atomic
def adopt(
    plan: BusinessPlan,
    *,
    adopted_on: date | None,
    adopted_in: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> BusinessPlan:
    """Record that it was adopted: on which day, by which meeting and decision.

    From then on it is reported on, and changed for a reason only.
    """
    PLAN.move(
        plan,
        "adopt",
        by=by,
        at=at,
        note=note,
        adopted_on=adopted_on,
        adopted_in=adopted_in.strip(),
        adopted_at=at,
        adopted_by_id=by.user_id,
    )
    return plan


def end_early(
    plan: BusinessPlan,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """It holds no longer before its period is over; what was reported on it stays."""
    PLAN.move(
        plan,
        "end_early",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        ended_at=at,
        ended_by_id=by.user_id,
    )


def drop(
    plan: BusinessPlan,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """The draft is not taken up; it is kept, and shown to those who wrote it."""
    PLAN.move(
        plan,
        "drop",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        withdrawn_at=at,
        withdrawn_by_id=by.user_id,
    )
