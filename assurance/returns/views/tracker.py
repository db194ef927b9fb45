"""Returns: one list for everybody, one tracker for the office."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from assurance.returns import access, lateness
from assurance.returns.forms import ReturnFilterForm
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn
from assurance.returns.models.return_rows import ReturnQuerySet
from assurance.returns.views.grid import Places, return_row, returns_grid, returns_of
from governance.core.exports import export_response, wants_file
from governance.core.forms.filters import Wish
from governance.core.names import Names, names_query, sort_names
from governance.core.prepared_queries import prepared, prepared_list
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.periods.models import Period
from governance.structure.models import Group, Partnership
from governance.structure.owner_choices import Choices, partnerships_in_force, stands_in

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
    periods = periods_to_choose(request.actor, None)
    return return_table(request, None, periods, "assurance/returns/list.html", {})


def return_tracker(request: ActorRequest, partnership: str) -> HttpResponse:
    """A partnership's returns: the grid of the last quarters and the list behind it."""
    places = partnerships_in_force(request.actor)
    seen = Partnership.objects.visible_to(request.actor)
    place = next((each for each in places if each.key == partnership), None) or get_object_or_404(
        seen, key=partnership
    )  # one that has ended has its returns still
    return show_tracker(request, [place], places, place)


def returns_tracker(request: ActorRequest) -> HttpResponse:
    """The same of all the partnerships that somebody sees, each return once."""
    places = partnerships_in_force(request.actor)
    return show_tracker(request, places, places, places[0] if len(places) == 1 else None)


def show_tracker(
    request: ActorRequest,
    places: list[Partnership],
    switch: list[Partnership],
    partnership: Partnership | None,
) -> HttpResponse:
    """The returns that one of the places receives; ``partnership`` where it is a single one."""
    actor = request.actor
    received = tuple(each.pk for each in places)
    late = overdue_returns(actor, received)
    may_chase = any(access.can_chase(actor, record) for record in late)
    periods = periods_to_choose(actor, received)
    context = {
        "partnership": partnership,
        "places": places,
        "switch": switch,
        "here": tracker_url(partnership),
        "grid": returns_grid(actor, received, periods),
        "late": [return_row(record, actor.on) for record in late],
        "chased_at": [each for each in places if may_chase and access.can_chase_in(actor, each)],
    }
    return return_table(request, received, periods, "assurance/returns/tracker.html", context)


def tracker_url(partnership: Partnership | None) -> str:
    if partnership is None:
        return reverse("assurance:returns-tracker")
    return reverse("assurance:return-tracker", args=[partnership.key])


def return_table(
    request: ActorRequest,
    received: Places,
    periods: list[Period],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    actor, on = request.actor, request.actor.on
    choices = dict.fromkeys((period.code, period.label) for period in periods)
    groups, bodies = sort_names(respondents(actor, received), of=2)
    places = respondent_choices(groups, bodies)
    form = ReturnFilterForm(request.GET, places=places, periods=choices)
    if wants_file(request):
        return export_response(
            request, "Returns", listed_returns(actor, received, form.wish), IN_A_FILE
        )
    found = prepared_list(AssuranceReturn, returns_in_rows, actor, received, form.wish)
    shown = paginate_table(request, found, COLUMNS)
    lines = [return_row(record, on) for record in shown.page]
    context |= {"listing": shown, "lines": lines, "filters": form}
    context["sees_any"] = bool(scope_of(request.actor, Permission.SEE_RETURN, GRANTS))
    return render(request, template, context)


def respondent_choices(groups: Names, bodies: Names) -> Choices:
    return [
        *((f"group:{pk}", name) for pk, name in groups),
        *((f"organisation:{pk}", name) for pk, name in bodies),
    ]


@prepared
def periods_to_choose(actor: Actor, received: Places) -> QuerySet[Period]:
    """The periods the returns are for, the newest first."""
    rows = returns_of(actor, received)
    found = Period.objects.filter(pk__in=rows.order_by().values("period"))
    return found.order_by("-ends_on", Folded("label"))


@prepared
def respondents(actor: Actor, received: Places) -> QuerySet:
    """The names of the groups and the organisations that are asked."""
    rows = returns_of(actor, received).order_by()
    return names_query(
        Group.objects.filter(pk__in=rows.values("group")),
        Organisation.objects.filter(pk__in=rows.values("organisation")),
    )


@prepared
def overdue_returns(actor: Actor, received: Places) -> QuerySet[AssuranceReturn]:
    rows = returns_of(actor, received).overdue(on=actor.on)
    return lateness.with_last_chase(rows.for_list())


def listed_returns(actor: Actor, received: Places, chosen: Wish) -> ReturnQuerySet:
    seen = filter_returns(returns_of(actor, received), chosen, actor.on)
    rows = AssuranceReturn.objects.filter(pk__in=seen.order_by().values("pk"))
    found = lateness.with_last_chase(rows.for_list())
    return found.order_by("-period__ends_on", Folded("group__name"), "pk")


NAMED = ("instrument", "period", "group", "organisation", "through", "deadline")
SHOWN = (
    "status",
    "submitted_at",
    "instrument__title",
    "period__label",
    "group__name",
    "organisation__name",
    "through__name",
    *(f"deadline__{name}" for name in ("status", "due_on", "unit", "ended_at")),
)
"""What a row shows of a return, and from what it is told whether it is late."""


def returns_in_rows(actor: Actor, received: Places, chosen: Wish) -> ReturnQuerySet:
    """The same with no more than a row shows."""
    rows = listed_returns(actor, received, chosen).select_related(None)
    return rows.select_related(*NAMED).only(*SHOWN)


def filter_returns(rows: ReturnQuerySet, chosen: Wish, on: date) -> ReturnQuerySet:
    wish = dict(chosen)
    rows = narrow(rows, wish.get("q", "")).filter(stands_in(wish.get("place", "")))
    if wish.get("period"):
        rows = rows.filter(period__code=wish["period"])
    match wish.get("status"):
        case "late":
            return rows.overdue(on=on)
        case "" | None:
            return rows
    return rows.filter(status=wish["status"])
