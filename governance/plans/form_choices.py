"""What can be chosen when a plan is set up: whose it is, who leads, which officer, which number."""

from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Max, Q, QuerySet

from governance.core.roles import Actor, Capacity, scope_of
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.plans.grants import GRANTS, Permission
from governance.plans.models import BusinessPlan, Priority
from governance.structure.models import Group, GroupService, Partnership, Seat

OFFICERS = (Capacity.BOARD_OFFICER, Capacity.BUSINESS_MANAGER)
Choices = list[tuple[str, Any]]


def plan_owner_choices(actor: Actor) -> Choices:
    """The groups and partnerships whose plans the actor's office sets up."""
    scope = scope_of(actor, Permission.SET_UP_PLAN, GRANTS)
    groups = (
        Group.objects.in_force(on=actor.on).filter(pk__in=scope.groups).order_by(Folded("name"))
    )
    places = Partnership.objects.in_force(on=actor.on).filter(pk__in=scope.partnerships)
    found: Choices = [
        ("Groups", [(f"group:{each.pk}", each.name) for each in groups]),
        ("Partnerships", [(f"partnership:{each.pk}", each.name) for each in places]),
    ]
    return [(label, choices) for label, choices in found if choices]


def next_number(rows: Any) -> int:
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def served_partnership_ids(plan: BusinessPlan, on: date) -> list[int]:
    """The partnerships a plan is for."""
    if plan.partnership_id:
        return [plan.partnership_id]
    services = GroupService.objects.in_force(on=on).filter(group=plan.group_id)
    return list(services.values_list("partnership", flat=True))


def priority_choices(
    plan: BusinessPlan, *, on: date, now: Priority | None = None
) -> dict[str, Choices]:
    """Focus areas, leads and officers to choose from; whoever is chosen now stays a choice."""
    places = served_partnership_ids(plan, on)
    seats = seats_of(places, on)
    leads = by_place(seats.exclude(capacity__in=OFFICERS))
    organisations = Organisation.objects.filter(participations__partnership__in=places)
    names = (
        organisations.in_force(on=on).distinct().order_by(Folded("name")).values_list("pk", "name")
    )
    leads.append(("A whole organisation", [(f"organisation:{pk}", name) for pk, name in names]))
    officers = by_place(seats.filter(capacity__in=OFFICERS))
    return {
        "focus_areas": [(each.pk, str(each)) for each in plan.focus_areas.order_by("number")],
        "leads": with_current(leads, now.lead if now else None),
        "officers": with_current(officers, now.officer_seat if now else None),
    }


def seats_of(places: list[int], on: date) -> QuerySet:
    """The seats of the partnerships: their own, their groups', their agencies'."""
    groups = GroupService.objects.in_force(on=on).filter(partnership__in=places).values("group")
    return (
        Seat.objects.in_force(on=on)
        .filter(
            Q(group__in=groups)
            | Q(partnership__in=places)
            | Q(participation__partnership__in=places)
        )
        .with_places()
        .order_by(
            Folded("group__name"),
            Folded("partnership__name"),
            Folded("participation__organisation__name"),
            "pk",
        )
    )


def by_place(seats: QuerySet) -> Choices:
    """Seats under the name of the group, partnership or agency they are in."""
    found = groupby(seats, key=lambda seat: str(place_of(seat)))
    return [(place, [(f"seat:{s.pk}", f"{s.title}, {place}") for s in own]) for place, own in found]


def place_of(seat: Seat) -> Any:
    part = seat.participation
    return seat.group or seat.partnership or (part and part.organisation)


def with_current(choices: Choices, now: Any) -> Choices:
    """A lead whose seat has ended is still shown as the choice that was made."""
    if now is None:
        return choices
    value = f"{now._meta.model_name}:{now.pk}"
    if any(value == each for _, own in choices for each, _ in own):
        return choices
    return [("Chosen before", [(value, str(now))]), *choices]


def chosen_initial(priority: Priority) -> dict[str, str]:
    lead, officer = priority.lead, priority.officer_seat_id
    return {
        "lead": f"{lead._meta.model_name}:{lead.pk}" if lead else "",
        "officer": f"seat:{officer}" if officer else "",
    }
