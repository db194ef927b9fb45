"""Returns: one list for everybody, one tracker for the office."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from assurance.returns import access, lateness
from assurance.returns.forms import ReturnFilterForm
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn
from assurance.returns.models.return_rows import ReturnQuerySet
from assurance.returns.views.grid import return_row, returns_grid
from governance.core.exports import export_response, wants_file
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.periods.models import Period
from governance.structure.models import Partnership
from governance.structure.owner_choices import choices_among, stands_in

COLUMNS = (
    Column("respondent", "From", lambda row: row.respondent, "group__name"),
    Column("period", "Period", lambda row: row.period, "period__ends_on"),
    Column("status", "Status", lambda row: status_on(row, timezone.localdate()), "status"),
    Column("late", "Late by", lambda row: lateness.late_by(row, on=timezone.localdate())),
    Column("due", "Due", lambda row: row.due_on, "deadline__due_on"),
    Column("instrument", "What", lambda row: row.instrument, "instrument__title"),
    Column("through", "Answers through", lambda row: row.through, "through__name"),
    Column("submitted", "Submitted", lambda row: row.submitted_at, "submitted_at"),
    Column("chased", "Last chased", lambda row: row.chased_at, "chased_at"),
)
IN_A_FILE = (*COLUMNS, Column("chased_by", "Last chased by", lambda row: row.chased_by))
"""On the page who chased stands under the day."""


def status_on(record: AssuranceReturn, day: date) -> str:
    return str(record.display_status(on=day).label)


def return_list(request: ActorRequest) -> HttpResponse:
    """Every return the actor may see: filtered, sorted, paged, taken away."""
    rows = AssuranceReturn.objects.visible_to(request.actor)
    return return_table(request, rows, periods_of(rows), "assurance/returns/list.html", {})


def return_tracker(request: ActorRequest, partnership: str) -> HttpResponse:
    """A partnership's returns: the grid of the last quarters and the list behind it."""
    places = tracked_places(request)
    seen = Partnership.objects.visible_to(request.actor)
    place = next((each for each in places if each.key == partnership), None) or get_object_or_404(
        seen, key=partnership
    )  # one that has ended has its returns still
    return show_tracker(request, [place], places, place)


def returns_tracker(request: ActorRequest) -> HttpResponse:
    """The same of all the partnerships that somebody sees, each return once."""
    places = tracked_places(request)
    return show_tracker(request, places, places, places[0] if len(places) == 1 else None)


def tracked_places(request: ActorRequest) -> list[Partnership]:
    """The partnerships between which the tracker switches."""
    seen = Partnership.objects.visible_to(request.actor).in_force(on=request.actor.on)
    return list(seen.order_by(Folded("name")))


def show_tracker(
    request: ActorRequest,
    places: list[Partnership],
    switch: list[Partnership],
    partnership: Partnership | None,
) -> HttpResponse:
    """The returns that one of the places receives; ``partnership`` where it is a single one."""
    actor = request.actor
    rows = AssuranceReturn.objects.visible_to(actor).received_by(*places)
    late = list(lateness.with_last_chase(rows.overdue(on=actor.on).for_list()))
    may_chase = any(access.can_chase(actor, record) for record in late)
    periods = periods_of(rows)
    context = {
        "partnership": partnership,
        "places": places,
        "switch": switch,
        "here": tracker_url(partnership),
        "grid": returns_grid(rows, periods, actor.on),
        "late": [return_row(record, actor.on) for record in late],
        "chased_at": [each for each in places if may_chase and access.can_chase_in(actor, each)],
    }
    return return_table(request, rows, periods, "assurance/returns/tracker.html", context)


def tracker_url(partnership: Partnership | None) -> str:
    if partnership is None:
        return reverse("assurance:returns-tracker")
    return reverse("assurance:return-tracker", args=[partnership.key])


def return_table(
    request: ActorRequest, rows: ReturnQuerySet, periods: list[Period], template: str, context: dict
) -> HttpResponse:
    on = request.actor.on
    choices = dict.fromkeys((period.code, period.label) for period in periods)
    places = choices_among(rows, "group", "organisation")
    form = ReturnFilterForm(request.GET, places=places, periods=choices)
    found = lateness.with_last_chase(filter_returns(rows, form, on).for_list())
    found = found.order_by("-period__ends_on", Folded("group__name"), "pk")
    if wants_file(request):
        return export_response(request, "Returns", found, IN_A_FILE)
    shown = paginate_table(request, found, COLUMNS)
    lines = [return_row(record, on) for record in shown.page]
    context |= {"listing": shown, "lines": lines, "filters": form}
    context["sees_any"] = bool(scope_of(request.actor, Permission.SEE_RETURN, GRANTS))
    return render(request, template, context)


def periods_of(rows: ReturnQuerySet) -> list[Period]:
    """The periods these returns are for, the newest first."""
    found = Period.objects.filter(pk__in=rows.order_by().values("period"))
    return list(found.order_by("-ends_on", Folded("label")))


def filter_returns(rows: ReturnQuerySet, form: ReturnFilterForm, on: date) -> ReturnQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(rows, wish.get("q", "")).filter(stands_in(wish.get("place", "")))
    if wish.get("period"):
        rows = rows.filter(period__code=wish["period"])
    match wish.get("status"):
        case "late":
            return rows.overdue(on=on)
        case "" | None:
            return rows
    return rows.filter(status=wish["status"])
