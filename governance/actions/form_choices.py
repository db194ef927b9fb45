"""What can be chosen for an action: in whose log it goes, who is to do it, which priority."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.text import capfirst

from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, Assignment
from governance.actions.notifications import contacts
from governance.actions.operations.assignments import Assignee, each_member
from governance.core.effective_dates import in_force_q
from governance.core.names import names_query, sort_names
from governance.core.prepared_queries import Keys, prepared
from governance.core.registry import record_kind
from governance.core.roles import Actor, Capacity, scope_of
from governance.core.text_folding import Folded, fold
from governance.people.models import Organisation
from governance.plans.models import Objective, Priority
from governance.structure.models import Group, GroupService, Participation, Partnership, Seat
from governance.structure.owner_choices import (
    SEAT_NAMES,
    Choices,
    acting_holders,
    choices_of,
    owner_choices,
    seat_names,
    seat_words_of,
)
from governance.themes.models import Theme

Ids = Collection[int]


def place_choices(actor: Actor) -> Choices:
    """The groups and partnerships whose log the actor keeps."""
    return owner_choices(scope_of(actor, Permission.MANAGE_ACTION, GRANTS), on=actor.on)


def new_action_at(place: Group | Partnership) -> Action:
    """An action not yet raised, in this place's log."""
    return Action(**{place._meta.model_name or "": place})


def assignee_choices(action: Action, actor: Actor) -> dict[str, Any]:
    """Who may be chosen for one action; whoever has it now stays a choice, also once ended."""
    return assignee_choices_of([action], actor, standing=current_assignments(action))


def assignee_choices_of(
    actions: Sequence[Action], actor: Actor, *, standing: Sequence[Assignment]
) -> dict[str, Any]:
    """The seats of the places, the groups near them, the organisations that take part; and how to
    find those of them for whom nobody would be told.

    Of all the logs in which these actions stand; a constant number of queries.
    """
    on = actor.on
    groups = Keys({each.group_id: 0 for each in actions if each.group_id})
    areas = Keys({each.partnership_id: 0 for each in actions if each.partnership_id})
    seats, tables, bodies = (
        Keys([pk for each in standing if (pk := getattr(each, f"{name}_id"))])
        for name in ("seat", "group", "organisation")
    )
    near = groups_near(on, groups, areas, tables)
    return {
        "seats": seat_words_of(
            names_of_seats_near(on, groups, areas, seats), holders_near(on, groups, areas, seats)
        ),
        "groups": near,
        "organisations": organisations_near(on, groups, areas, bodies),
        "members_of": near,
        "find_untold": partial(find_untold, actions, on),
    }


def seats_near(on: date, groups: Ids, areas: Ids, now: Ids) -> QuerySet[Seat]:
    """Those in force that stand in the logs’ places, and those that have one of the actions now."""
    return Seat.objects.filter(
        Seat.in_force_on(on) | Q(pk__in=now),
        Q(group__in=groups) | Q(partnership__in=areas) | Q(pk__in=now),
    )


@prepared
def names_of_seats_near(on: date, groups: Ids, areas: Ids, now: Ids) -> QuerySet:
    return seat_names(seats_near(on, groups, areas, now))


@prepared
def holders_near(on: date, groups: Ids, areas: Ids, now: Ids) -> QuerySet:
    return acting_holders(seats_near(on, groups, areas, now), on=on)


def find_untold(actions: Sequence[Action], on: date, chosen: Iterable[Assignee]) -> list[str]:
    """Those for whom nobody would be told, in one of the logs, if they had to do the actions.

    An organisation is asked for in each log; seat and group are the same in all.
    """
    logs = list({(each.group_id, each.partnership_id): each for each in actions}.values())
    return [
        str(asked[0].to)
        for to in each_member(chosen, on=on)
        for asked in [[assigned_to(action, to) for action in logs]]
        if not all(contacts(each, on=on) for each in asked)
    ]


def assigned_to(action: Action, to: Assignee) -> Assignment:
    """An assignment not yet made."""
    return Assignment(action=action, **{f"{to.kind}_id": to.pk})


def current_assignments(action: Action) -> list[Assignment]:
    return action.standing if action.pk else []


@prepared
def groups_near(on: date, groups: Ids, areas: Ids, now: Ids) -> QuerySet:
    """The groups themselves, those that report to them, all that serve the partnerships."""
    near = (
        Q(pk__in=groups)
        | Q(reports_to__in=groups)
        | Q(services__partnership__in=areas)
        | Q(pk__in=now)
    )
    rows = Group.objects.filter(Group.in_force_on(on) | Q(pk__in=now), near).distinct()
    return rows.order_by(Folded("name")).values_list("pk", "name")


@prepared
def organisations_near(on: date, groups: Ids, areas: Ids, now: Ids) -> QuerySet:
    """Those of the partnerships the actions are for that have a seat to answer from."""
    served = GroupService.objects.filter(group__in=groups).values("partnership")
    theirs = Participation.objects.filter(Q(partnership__in=areas) | Q(partnership__in=served))
    leads = Seat.objects.in_force(on=on).filter(
        participation__in=theirs.values("pk"), capacity=Capacity.AGENCY_LEAD
    )
    near = Q(pk__in=leads.values("participation__organisation")) | Q(pk__in=now)
    rows = Organisation.objects.filter(Organisation.in_force_on(on) | Q(pk__in=now), near)
    return rows.order_by(Folded("name")).values_list("pk", "name")


def priority_choices(actor: Actor, now: Priority | None = None) -> Choices:
    """The priorities of plans in force that the actor sees; the present one stays a choice."""
    rows = priorities_to_choose(actor, now.pk if now else None)
    return [(row.pk, f"{row.plan}, {row}") for row in rows]


@prepared
def priorities_to_choose(actor: Actor, now: int | None) -> QuerySet[Priority]:
    rows = Priority.objects.visible_to(actor).filter(in_force_q(actor.on, "plan__") | Q(pk=now))
    named = rows.select_related("plan").only("number", "title", "plan__title")
    return named.order_by("plan", "number")


def objective_choices(actor: Actor, now: Objective | None = None) -> list[Objective]:
    """The objectives of plans in force that the actor sees; the present one stays a choice."""
    return list(objectives_to_choose(actor, now.pk if now else None))


@prepared
def objectives_to_choose(actor: Actor, now: int | None) -> QuerySet[Objective]:
    in_force = in_force_q(actor.on, "priority__plan__")
    rows = Objective.objects.visible_to(actor).filter(in_force | Q(pk=now))
    named = rows.select_related("priority").only(
        "number", "title", "priority__number", "priority__title"
    )
    return named.order_by("priority__plan", "priority__number", "priority", "number")


def filter_choices(actor: Actor, sees_all: bool) -> dict[str, Choices]:
    """By what the list of actions is filtered: in whose log it may be, everybody to whom one is
    assigned, which priority, which theme, from what kind of record.

    Four queries: most of it is names of rows, and they are asked for together.
    """
    themes, groups, areas, kinds = sort_names(names_to_choose(actor, sees_all), of=4)
    return {
        "places": choices_of(groups, areas),
        "owners": owners_assigned(actor, sees_all),
        "priorities": priority_choices(actor),
        "themes": themes,
        "origins": sorted(((kind, kind_words(kind)) for kind, _ in kinds), key=itemgetter(1)),
    }


def kind_words(kind: str) -> str:
    """``Recommendation``: what a kind of record is called."""
    found = record_kind(kind)
    return capfirst(found.label) if found else kind


@prepared
def names_to_choose(actor: Actor, sees_all: bool) -> QuerySet:
    """Of all themes; of what the actions are in, as groups, partnerships; and of what kinds of
    record they come from.
    """
    rows = Action.objects.among(actor, sees_all=sees_all)
    kinds = rows.exclude(origin_kind="").annotate(name=F("origin_kind")).distinct()
    return names_query(
        Theme.objects.all(),
        Group.objects.filter(pk__in=rows.values("group")),
        Partnership.objects.filter(pk__in=rows.values("partnership")),
        kinds,
        code=["key", "pk", "pk", "origin_kind"],
    )


def owners_assigned(actor: Actor, sees_all: bool) -> Choices:
    """The groups, the organisations and the seats that have an action now, each by name.

    Two queries: to find which actions somebody sees takes the longest, and is done once.
    """
    found = list(names_assigned(actor, sees_all))
    groups, bodies = sort_names({each for row in found for each in named_owners(*row[:4])}, of=2)
    seats = sorted({row[4:] for row in found if row[4]}, key=lambda row: (fold(row[1]), row[0]))
    holders = holders_to_choose(actor.on, Keys(pk for pk, *_ in seats)) if seats else ()
    return [
        *((f"group:{pk}", name) for pk, name in groups),
        *((f"organisation:{pk}", name) for pk, name in bodies),
        *((f"seat:{pk}", label) for pk, label in seat_words_of(seats, holders)),
    ]


def named_owners(
    group: int | None, name: str, body: int | None, its_name: str
) -> Iterable[tuple[int, str, str]]:
    """The group or the organisation of an assignment, as ``sort_names`` takes it."""
    if group:
        yield 0, str(group), name
    if body:
        yield 1, str(body), its_name


@prepared
def names_assigned(actor: Actor, sees_all: bool) -> QuerySet:
    """To whom the actions are assigned: keys and names of group, organisation and seat."""
    owners = ("group", "group__name", "organisation", "organisation__name", "seat")
    rows = visible_assignments(actor, sees_all).order_by()
    return rows.values_list(*owners, *(f"seat__{name}" for name in SEAT_NAMES)).distinct()


@prepared
def holders_to_choose(on: date, seats: Ids) -> QuerySet:
    return acting_holders(Seat.objects.filter(pk__in=seats), on=on)


def visible_assignments(actor: Actor, sees_all: bool) -> QuerySet[Assignment]:
    """Those not released, of the actions that the actor sees."""
    seen = Action.objects.among(actor, sees_all=sees_all)
    return Assignment.objects.current().filter(action__in=seen)


def manages_any_log(actor: Actor) -> bool:
    return bool(scope_of(actor, Permission.MANAGE_ACTION, GRANTS))
