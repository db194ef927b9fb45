"""What can be chosen for an entry of a timetable: its months, who leads it, its priority."""

from datetime import date
from typing import Any

from governance.core.text_folding import Folded
from governance.plans.form_choices import (
    Choices,
    by_place,
    seats_of,
    served_partnership_ids,
    with_current,
)
from governance.plans.models import BusinessPlan
from governance.structure.models import Group, GroupService
from governance.timetable.forms import month_key, months_of_plan
from governance.timetable.models import TimetableEntry


def entry_choices(
    plan: BusinessPlan, *, on: date, now: TimetableEntry | None = None
) -> dict[str, Choices]:
    """Whoever is chosen now stays a choice."""
    places = served_partnership_ids(plan, on)
    serving = GroupService.objects.in_force(on=on).filter(partnership__in=places)
    groups = Group.objects.in_force(on=on).filter(pk__in=serving.values("group"))
    named = groups.order_by(Folded("name")).values_list("pk", "name")
    leads: Choices = [("A group", [(f"group:{pk}", name) for pk, name in named])]
    leads += by_place(seats_of(places, on))
    priorities = plan.priorities.order_by("number")
    return {
        "months": months_of_plan(plan),
        "leads": with_current(leads, now.lead if now else None),
        "priorities": [(each.pk, str(each)) for each in priorities],
    }


def chosen_initial(entry: TimetableEntry) -> dict[str, Any]:
    """How the choices of a form begin."""
    lead = entry.lead
    return {
        "lead": f"{lead._meta.model_name}:{lead.pk}" if lead else "",
        "first_month": month_key(entry.starts_on),
        "last_month": month_key(entry.due_on),
    }
