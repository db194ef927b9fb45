"""How a page finds its complaint or request: being read leaves a line."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.core.buttons import ActionButton
from governance.core.exports import export_response
from governance.core.readings import note_reading
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import Actor, scope_of
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.people.models import Organisation
from governance.structure.models import Participation, Partnership
from reviews.complaints import operations
from reviews.complaints.forms import PlaceForm
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.models import (
    Complaint,
    ComplaintQuerySet,
    ComplaintStep,
    InformationRequest,
    InformationRequestQuerySet,
)

Taken = Callable[..., None]
"""The operation that says that a list was taken."""


def visible_complaints(request: ActorRequest) -> ComplaintQuerySet:
    """Those of who asks; none in a session that gave no second factor where one is asked."""
    rows = Complaint.objects.visible_to(request.actor)
    return rows if is_trusted(request) else rows.none()


def is_trusted(request: ActorRequest) -> bool:
    """A representative of an agency is asked for no second factor by that seat."""
    return gave_second_factor(request) or not request.actor.needs_second_factor


def visible_requests(request: ActorRequest) -> InformationRequestQuerySet:
    rows = InformationRequest.objects.visible_to(request.actor)
    return rows if is_trusted(request) else rows.none()


def complaint_or_404(request: ActorRequest, pk: int) -> Complaint:
    steps = ComplaintStep.objects.select_related("recorded_by").order_by("happened_on", "pk")
    rows = visible_complaints(request).for_list().prefetch_related(Prefetch("steps", steps))
    found = get_object_or_404(rows, pk=pk)
    note_reading(request, found, operations.read_complaint, at=timezone.now())
    return found


def step_or_404(request: ActorRequest, pk: int) -> ComplaintStep:
    seen = visible_complaints(request).values("pk")
    found = get_object_or_404(ComplaintStep.objects.filter(complaint__in=seen), pk=pk)
    found.complaint = complaint_or_404(request, found.complaint_id)
    return found


def request_or_404(request: ActorRequest, pk: int) -> InformationRequest:
    found = get_object_or_404(visible_requests(request).for_list(), pk=pk)
    note_reading(request, found, operations.read_request, at=timezone.now())
    return found


def place_for(
    request: ActorRequest, permission: Permission, what: str
) -> Partnership | HttpResponse:
    """The partnership that was chosen, or is the only one; else the page that asks which.

    Raises NotAllowed for who may record nothing of the kind.
    """
    scope = scope_of(request.actor, permission, GRANTS)
    rows = Partnership.objects.in_force(on=request.actor.on).filter(pk__in=scope.partnerships)
    choices = [(each.pk, each.name) for each in rows.order_by(Folded("name"))]
    places = require_any(choices, "record", what)
    wish = request.GET.get("partnership") or (str(places[0][0]) if len(places) == 1 else "")
    chosen = next((pk for pk, _ in places if str(pk) == wish), None)
    if chosen is None:
        context = {"form": PlaceForm(request.GET or None, places=places), "what": what}
        return render(request, "reviews/complaints/place.html", context)
    return Partnership.objects.get(pk=chosen)


def bodies_in(request: ActorRequest, partnership: Any) -> QuerySet[Organisation]:
    """The organisations that take part in a partnership today, by name."""
    part = Participation.objects.in_force(on=request.actor.on).filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=part.values("organisation"))
    return rows.order_by(Folded("name"))


def add_button(actor: Actor, permission: Permission, label: str, url: str) -> list[ActionButton]:
    if not scope_of(actor, permission, GRANTS).partnerships:
        return []
    return [ActionButton(label, url, True)]


def restricted_file(
    request: ActorRequest, title: str, rows: QuerySet, columns: Sequence[Column], taken: Taken
) -> HttpResponse:
    """The whole list in Excel, which says who took it; that it was taken leaves lines."""
    taken(list(rows), by=request.actor, at=timezone.now())
    request.may_take_long = True
    return export_response(request, f"{title}, {MARKING}", rows, columns)
