"""Rolling a plan over: a new draft that goes on from it, with nothing written twice.

What was promised and is still open stays in the action log as it is: the new priority says which
one it goes on from, and shows the open actions of both.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Model, Q

from governance.core import registry
from governance.core.record_changes import set_many
from governance.core.roles import Actor
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
)
from governance.plans.operations.parts import TABLES
from governance.plans.transitions import PLAN

WORDS = ("number", "title", "statement", "rationale", "different", "delivery_mechanism")
LEADS = ("lead_seat_id", "lead_organisation_id", "lead_text", "officer_seat_id", "officer_text")


@transaction.atomic
def roll_over(plan: BusinessPlan, *, by: Actor, at: datetime, note: str = "") -> BusinessPlan:
    """Make ``plan``, a new one that names the old in ``carried_from``, with the parts of that.

    Its owner is the old one's. Raises NotAllowed; NotNow where the old one is a draft itself;
    ValidationError where another draft goes on from it already.
    """
    old = BusinessPlan.objects.select_for_update().get(pk=plan.carried_from_id)
    plan.group_id, plan.partnership_id = old.group_id, old.partnership_id
    PLAN.create(plan, "roll_over", by=by, at=at, note=note)
    areas = {each.pk: carried(each, plan, by, at) for each in old.focus_areas.order_by("number")}
    for each in old.priorities.prefetch_related("themes").order_by("number"):
        carry_priority(each, plan, areas, by=by, at=at)
    registry.carry_over(old, plan, by=by, at=at)
    return plan


def carried(area: FocusArea, plan: BusinessPlan, by: Actor, at: datetime) -> FocusArea:
    new = FocusArea(plan=plan, number=area.number, title=area.title, why=area.why)
    add_part(new, by=by, at=at)
    return new


def carry_priority(
    old: Priority, plan: BusinessPlan, areas: dict[int, FocusArea], *, by: Actor, at: datetime
) -> None:
    """The priority with its leads and themes, the outcomes that still hold, its objectives."""
    new = Priority(
        plan=plan,
        focus_area=areas.get(old.focus_area_id or 0),
        carried_from=old,
        **{name: getattr(old, name) for name in (*WORDS, *LEADS)},
    )
    add_part(new, by=by, at=at)
    set_many(new, {"themes": old.themes.all()})
    still_holds = Q(ends_on__isnull=True) | Q(ends_on__gt=plan.starts_on)
    for number, outcome in enumerate(old.outcomes.filter(still_holds).order_by("number"), 1):
        said = {"number": number, "text": outcome.text, "starts_on": plan.starts_on}
        add_part(OutcomeStatement(priority=new, **said), by=by, at=at)
    for objective in old.objectives.order_by("number"):
        said = {name: getattr(objective, name) for name in ("number", "title", "measure")}
        add_part(Objective(priority=new, carried_from=objective, **said), by=by, at=at)


def add_part(record: Model, *, by: Actor, at: datetime) -> None:
    TABLES[type(record)].create(record, "add", by=by, at=at)  # type: ignore[index]
