"""A partnership and its groups, as the arrangements have them on a day."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.core.requests import ActorRequest
from governance.core.roles import Capacity
from governance.core.tables import Column, export_response, paginate_table
from governance.rules.files import rule_sets
from governance.structure import structure_chart as structure
from governance.structure.models import Cadence, Group, Participation, Partnership, Seat, Signatory

PARTNERSHIPS = (
    Column("name", "Partnership", lambda row: row.name, "name"),
    Column("area", "Area", lambda row: row.area, "area"),
    Column("since", "Since", lambda row: row.starts_on, "starts_on"),
)
GROUPS = (
    Column("name", "Group", lambda row: row.name, "name"),
    Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
    Column("above", "Reports to", lambda row: row.reports_to, "reports_to__name"),
    Column("serves", "Serves", lambda row: "; ".join(served_partnership_names(row))),
)
STANDINGS: list[str] = list(Participation.Standing)
OFFICE = (Capacity.ADMINISTRATOR, Capacity.BUSINESS_MANAGER, Capacity.BOARD_OFFICER)
SEATS = (
    Capacity.LEAD_SAFEGUARDING_PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER,
    *(each for each in Capacity if each not in OFFICE),
    *OFFICE,
)
"""The order in which a partnership's seats are read: its partners first, its office last."""


def served_partnership_names(group: Group) -> list[str]:
    return [service.partnership.name for service in group.services.all()]


def partnership_list(request: ActorRequest) -> HttpResponse:
    partnerships = Partnership.objects.visible_to(request.actor).in_force(on=request.actor.on)
    found = partnerships.order_by("name")
    if request.GET.get("as") in ("csv", "xlsx"):
        return export_response(request.GET["as"], "partnerships", found, PARTNERSHIPS)
    context = {"listing": paginate_table(request, found, PARTNERSHIPS)}
    return render(request, "governance/structure/partnership_list.html", context)


def partnership_detail(request: ActorRequest, partnership: str) -> HttpResponse:
    on = request.actor.on
    place = get_object_or_404(
        Partnership.objects.visible_to(request.actor).select_related("host"), key=partnership
    )
    groups = list(Group.objects.serving(place, on=on).for_list().order_by("name"))
    taking_part = Participation.objects.in_force(on=on).filter(partnership=place)
    titles = {key: edition.title for key, edition in rule_sets().items()}
    context = {
        "partnership": place,
        "guidance": titles.get(place.guidance, ""),
        "earlier_guidance": titles.get(place.earlier_guidance or "", ""),
        "constitution": titles.get(place.constitution, ""),
        "picture": structure.draw_structure(groups, place),
        "tree": structure.group_tree(groups, place),
        "participations": sorted(
            taking_part.select_related("organisation", "through").order_by("organisation__name"),
            key=lambda each: STANDINGS.index(each.standing),
        ),
        "seats": sorted(
            Seat.objects.in_force(on=on)
            .filter(partnership=place)
            .select_related("represents")
            .prefetch_related(structure.prefetch_holders(on))
            .order_by("title", "pk"),
            key=lambda seat: SEATS.index(Capacity(seat.capacity)),
        ),
    }
    return render(request, "governance/structure/partnership_detail.html", context)


def group_list(request: ActorRequest) -> HttpResponse:
    groups = Group.objects.visible_to(request.actor).in_force(on=request.actor.on)
    found = groups.for_list().order_by("name")
    if request.GET.get("as") in ("csv", "xlsx"):
        return export_response(request.GET["as"], "groups", found, GROUPS)
    return render(
        request,
        "governance/structure/group_list.html",
        {"listing": paginate_table(request, found, GROUPS)},
    )


def group_detail(request: ActorRequest, key: str) -> HttpResponse:
    on = request.actor.on
    group = get_object_or_404(
        Group.objects.visible_to(request.actor)
        .for_list()
        .prefetch_related(
            Prefetch(
                "seats",
                queryset=Seat.objects.in_force(on=on)
                .select_related("represents")
                .prefetch_related(structure.prefetch_holders(on))
                .order_by("pk"),
            ),
            Prefetch("cadences", queryset=Cadence.objects.in_force(on=on).order_by("pk")),
            Prefetch(
                "signatories",
                queryset=Signatory.objects.in_force(on=on)
                .select_related("seat")
                .order_by("document", "pk"),
            ),
        ),
        key=key,
    )
    when = min(on, group.last_day or on)  # an ended group, as on its last day
    serves = [each.partnership for each in group.services.all() if each.is_in_force(on=when)]
    below = Group.objects.visible_to(request.actor).in_force(on=on).filter(reports_to=group)
    context = {
        "group": group,
        "ended_on": group.last_day if when < on else None,
        "partnership": serves[0] if len(serves) == 1 else None,
        "serves": serves,
        "below": below.order_by("name"),
        "sees_above": group.reports_to_id
        and Group.objects.visible_to(request.actor).filter(pk=group.reports_to_id).exists(),
    }
    return render(request, "governance/structure/group_detail.html", context)
