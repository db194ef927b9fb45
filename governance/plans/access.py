"""Who may set up a plan, comment on it, and say how a priority stands."""

from governance.core.roles import Actor, scope_of
from governance.plans.grants import GRANTS, Permission
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    PlanComment,
    Priority,
    ProgressUpdate,
)
from governance.structure.mandates import mandates_of

Part = FocusArea | Priority


def has_permission(actor: Actor, permission: Permission, plan: BusinessPlan) -> bool:
    """Whether a seat carries the permission for the group or partnership that owns the plan."""
    scope = scope_of(actor, permission, GRANTS)
    return plan.group_id in scope.groups or plan.partnership_id in scope.partnerships


def can_set_up(actor: Actor, plan: BusinessPlan) -> bool:
    """The business office of a partnership that owns the plan or is served by its group."""
    return has_permission(actor, Permission.SET_UP_PLAN, plan)


def can_set_up_part(actor: Actor, part: Part) -> bool:
    return can_set_up(actor, part.plan)


def can_set_up_under(actor: Actor, part: OutcomeStatement | Objective) -> bool:
    return can_set_up(actor, part.priority.plan)


def can_give_for(actor: Actor, priority: Priority) -> bool:
    """The lead, the officer, the chair of the group that owns the plan, the office."""
    seats = {held.seat_id for held in actor.holdings}
    plan, mandates = priority.plan, mandates_of(actor, Permission.REPORT_PROGRESS, GRANTS)
    return (
        priority.lead_seat_id in seats
        or priority.officer_seat_id in seats
        or mandates.cover(
            priority.lead_organisation_id, group=plan.group_id, partnership=plan.partnership_id
        )
        or has_permission(actor, Permission.REPORT_PROGRESS, plan)
    )


def can_give(actor: Actor, update: ProgressUpdate) -> bool:
    return can_give_for(actor, update.priority)


def can_comment(actor: Actor, comment: PlanComment) -> bool:
    """Whoever has a seat from which plans are commented on; which plan, is what they see."""
    return bool(scope_of(actor, Permission.COMMENT_ON_PLAN, GRANTS))


def can_answer(actor: Actor, comment: PlanComment) -> bool:
    return can_set_up(actor, comment.plan)
