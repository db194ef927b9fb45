"""What can be chosen for an action: in whose log it goes, who is to do it, which priority."""

from typing import Any

from django.db.models import Q

from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, Assignment
from governance.core.roles import Actor, Capacity, scope_of
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.plans.models import Priority
from governance.structure.models import Group, Partnership, Seat
from governance.structure.owner_choices import Choices, owner_choices


def place_choices(actor: Actor) -> Choices:
    """The groups and partnerships whose log the actor keeps."""
    return owner_choices(scope_of(actor, Permission.MANAGE_ACTION, GRANTS), on=actor.on)


def new_action_at(place: Group | Partnership) -> Action:
    """An action not yet raised, in this place's log."""
    return Action(**{place._meta.model_name or "": place})


def assignee_choices(action: Action, actor: Actor) -> dict[str, Choices]:
    """The seats of the place, the groups near it, the organisations that take part.

    Whoever it is assigned to now stays a choice, even when their seat has ended.
    """
    on, standing = actor.on, current_assignments(action)
    seats = Seat.objects.filter(
        in_force_or(Seat, on, [each.seat_id for each in standing]),
        Q(group=action.group_id, group__isnull=False)
        | Q(partnership=action.partnership_id, partnership__isnull=False)
        | Q(pk__in=[each.seat_id for each in standing if each.seat_id]),
    ).select_related("group", "partnership", "participation__organisation")
    return {
        "seats": [(seat.pk, describe_seat(seat)) for seat in seats.order_by(Folded("title"), "pk")],
        "groups": [(each.pk, each.name) for each in groups_near(action, on, standing)],
        "organisations": [
            (each.pk, each.name) for each in organisations_near(action, on, standing)
        ],
    }


def current_assignments(action: Action) -> list[Assignment]:
    return list(action.assignments.current()) if action.pk else []


def in_force_or(model: Any, on: Any, ids: list[int | None]) -> Q:
    return model.in_force_on(on) | Q(pk__in=[pk for pk in ids if pk])


def describe_seat(seat: Seat) -> str:
    if seat.participation:
        return f"{seat.title}, {seat.participation.organisation}"
    return seat.title


def groups_near(action: Action, on: Any, standing: list[Assignment]) -> Any:
    """The group itself, those that report to it, or all that serve the partnership."""
    now = [each.group_id for each in standing]
    near = (
        Q(pk=action.group_id)
        | Q(reports_to=action.group_id, reports_to__isnull=False)
        | Q(services__partnership=action.partnership_id, services__partnership__isnull=False)
        | Q(pk__in=[pk for pk in now if pk])
    )
    return (
        Group.objects.filter(in_force_or(Group, on, now), near).distinct().order_by(Folded("name"))
    )


def organisations_near(action: Action, on: Any, standing: list[Assignment]) -> Any:
    """Those of the partnerships the action is for that have a seat to answer from."""
    now = [each.organisation_id for each in standing]
    leads = Seat.objects.in_force(on=on).filter(capacity=Capacity.AGENCY_LEAD)
    leads = (
        leads.filter(participation__partnership=action.partnership_id)
        if action.partnership_id
        else leads.filter(participation__partnership__group_services__group=action.group_id)
    )
    near = Q(pk__in=leads.values("participation__organisation")) | Q(
        pk__in=[pk for pk in now if pk]
    )
    rows = Organisation.objects.filter(in_force_or(Organisation, on, now), near)
    return rows.order_by(Folded("name"))


def priority_choices(actor: Actor, now: Priority | None = None) -> Choices:
    """The priorities of plans in force that the actor sees; the present one stays a choice."""
    rows = Priority.objects.visible_to(actor).select_related("plan").order_by("plan", "number")
    current = [row for row in rows if row.plan.is_in_force(on=actor.on) or row == now]
    return [(row.pk, f"{row.plan}, {row}") for row in current]


def filter_places(actor: Actor) -> Choices:
    """The groups and partnerships in whose log the actor may see something."""
    return owner_choices(scope_of(actor, Permission.SEE_ACTION, GRANTS))


def manages_any_log(actor: Actor) -> bool:
    return bool(scope_of(actor, Permission.MANAGE_ACTION, GRANTS))
