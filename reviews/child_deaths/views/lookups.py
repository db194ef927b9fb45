"""How a page finds what it is about, and the partnership for which something is recorded."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.core.readings import note_reading
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.structure.models import Group, GroupService, Partnership
from reviews.cases.access import can_coordinate
from reviews.cases.models import Case
from reviews.child_deaths import operations
from reviews.child_deaths.forms import PlaceForm
from reviews.child_deaths.grants import GRANTS, Permission
from reviews.child_deaths.models import (
    PanelAttendance,
    PanelConcern,
    PanelConcernQuerySet,
    PanelReport,
)


def visible_concerns(request: ActorRequest) -> PanelConcernQuerySet:
    """Those of who asks; none in a session that gave no second factor."""
    rows = PanelConcern.objects.visible_to(request.actor)
    return rows if gave_second_factor(request) else rows.none()


def concern_or_404(request: ActorRequest, pk: int) -> PanelConcern:
    """One concern; that it was read leaves a line."""
    found = get_object_or_404(visible_concerns(request).for_detail(), pk=pk)
    note_reading(request, found, operations.read_concern, at=timezone.now())
    return found


def report_or_404(request: ActorRequest, pk: int) -> PanelReport:
    rows = PanelReport.objects.visible_to(request.actor).for_list()
    return get_object_or_404(rows.select_related("presented_to", "recorded_by"), pk=pk)


def attendance_or_404(request: ActorRequest, pk: int) -> PanelAttendance:
    rows = PanelAttendance.objects.visible_to(request.actor).for_list()
    return get_object_or_404(rows.select_related("group", "recorded_by"), pk=pk)


def managed_places(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships for whose link with the panel this person’s office answers, by name."""
    scope = scope_of(request.actor, Permission.MANAGE_PANEL_LINK, GRANTS)
    rows = Partnership.objects.in_force(on=request.actor.on).filter(pk__in=scope.partnerships)
    return [(each.pk, each.name) for each in rows.order_by(Folded("name"))]


def place_for(request: ActorRequest, what: str) -> Partnership | HttpResponse:
    """The partnership that was chosen, or is the only one; else the page that asks which.

    Raises NotAllowed for who may record nothing of the kind.
    """
    places = require_any(managed_places(request), "record", what)
    wish = request.GET.get("partnership") or (str(places[0][0]) if len(places) == 1 else "")
    chosen = next((pk for pk, _ in places if str(pk) == wish), None)
    if chosen is None:
        context = {"form": PlaceForm(request.GET or None, places=places), "what": what}
        return render(request, "reviews/child_deaths/place.html", context)
    return Partnership.objects.get(pk=chosen)


def groups_of(request: ActorRequest, partnership: Any) -> list[tuple[int, str]]:
    """The groups that serve a partnership today, by name."""
    served = GroupService.objects.in_force(on=request.actor.on).filter(partnership=partnership)
    rows = Group.objects.in_force(on=request.actor.on).filter(pk__in=served.values("group"))
    return [(each.pk, each.name) for each in rows.order_by(Folded("name"))]


def own_cases(request: ActorRequest, partnership: Partnership) -> QuerySet[Case]:
    """The open cases of a partnership that this person co-ordinates."""
    rows = Case.objects.visible_to(request.actor).open().filter(partnership=partnership)
    own = [
        each.pk for each in rows.prefetch_related("people") if can_coordinate(request.actor, each)
    ]
    return Case.objects.filter(pk__in=own).order_by("reference")
