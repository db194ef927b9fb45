"""The register of risks, its matrix, one risk, raising a new one, and many next looks at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.actions.form_choices import holders_near, names_of_seats_near
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, run_form
from governance.core.formatting import format_count, format_list
from governance.core.prepared_queries import Keys
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import PER_PAGE, paginate_table
from governance.core.workflow import require_any
from governance.risks import forms, operations, scale
from governance.risks.grants import GRANTS, Permission
from governance.risks.models import Risk
from governance.risks.operations import LooksSet
from governance.risks.views import context as risk_context
from governance.structure.owner_choices import (
    Choices,
    choices_among,
    chosen_owner,
    owner_choices,
    seat_words_of,
)

TITLE = "Risks, issues and emerging threats"


def risk_or_404(request: ActorRequest, pk: int) -> Risk:
    return get_object_or_404(Risk.objects.visible_to(request.actor).for_list(), pk=pk)


def risk_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    seen = Risk.objects.visible_to(request.actor)
    form = forms.RiskFilterForm(request.GET, places=choices_among(seen, "group", "partnership"))
    rows = risk_context.in_list_order(risk_context.filter_risks(seen, form, on=on))
    if wants_file(request):
        return export_response(request, TITLE, rows, risk_context.file_columns(on))
    listing = paginate_table(request, rows, risk_context.columns(on))
    lines = risk_context.risk_rows(listing.page, request.actor)
    context = {
        "title": TITLE,
        "listing": listing,
        "lines": lines,
        "may_choose": any(line.may_choose for line in lines),
        "filters": form,
        "may_raise": bool(scope_of(request.actor, Permission.MANAGE_RISK, GRANTS)),
        "sees_any": bool(scope_of(request.actor, Permission.SEE_RISK, GRANTS)),
    }
    return render(request, "governance/risks/list.html", context)


def risk_matrix(request: ActorRequest) -> HttpResponse:
    """What is not closed, by likelihood and impact; each number leads to those it counts."""
    seen = Risk.objects.visible_to(request.actor)
    places = choices_among(seen, "group", "partnership")
    form = forms.RiskFilterForm({**request.GET.dict(), "status": "current"}, places=places)
    for name in ("status", "likelihood", "impact"):
        form.fields[name].widget = form.fields[name].hidden_widget()
    rows = risk_context.filter_risks(seen, form, on=request.actor.on)
    query = {name: str(value) for name, value in form.wish}
    context = {
        "title": "Matrix of risks",
        "filters": form,
        "impacts": scale.impacts(),
        "rows": risk_context.matrix_of(rows, query),
        "is_confirmed": scale.is_confirmed(),
        "scale": scale.SCALE,
    }
    return render(request, "governance/risks/matrix.html", context)


@require_safe
def risk_detail(request: ActorRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    context = risk_context.detail_context(request, risk)
    return render(request, "governance/risks/detail.html", context)


def risk_raise(request: ActorRequest) -> HttpResponse:
    """First in whose register, where there are several; then what it is."""
    scope = scope_of(request.actor, Permission.MANAGE_RISK, GRANTS)
    places = require_any(owner_choices(scope, on=request.actor.on), "raise", "a risk")
    chosen = request.GET.get("place") or (places[0][0] if len(places) == 1 else "")
    if chosen not in dict(places):
        form = forms.PlaceForm(request.GET or None, places=places)
        return render(request, "governance/risks/place.html", {"form": form})
    place = chosen_owner(chosen)
    risk = Risk(**{place._meta.model_name or "": place})
    return raise_in(request, risk)


def raise_in(request: ActorRequest, risk: Risk) -> HttpResponse:
    page = FormPage(
        title="Raise a risk, an issue or an emerging threat",
        caption=str(risk.place),
        button="Raise it",
        back=reverse("governance:risk-list"),
        back_label="All risks",
        done="Raised. It stands in the register.",
        done_url=risk_url,
        partnership=risk.partnership,
    )
    form = forms.RaiseRiskForm(bound_data(request), seats=seats_for(request, risk))
    return run_form(request, form, page, operations.raise_risk, risk)


def seats_for(request: ActorRequest, risk: Risk) -> Choices:
    """The seats of its group or partnership, and the one that owns it now."""
    groups, areas, now = (
        Keys([key] if key else [])
        for key in (risk.group_id, risk.partnership_id, risk.owner_seat_id)
    )
    near = (request.actor.on, groups, areas, now)
    return seat_words_of(names_of_seats_near(*near), holders_near(*near))


def risk_url(risk: Risk) -> str:
    return reverse("governance:risk-detail", args=[risk.pk])


def risks_look(request: ActorRequest) -> HttpResponse:
    """One day on which all chosen in the list are looked at next."""
    risks = chosen_risks(request)
    if not risks:
        messages.warning(request, "Choose one risk or more in the list first.")
        return redirect("governance:risk-list")
    count = format_count(len(risks), "risk")
    page = FormPage(
        title="Set the next look at these risks",
        button=f"Set it for {count}",
        back=reverse("governance:risk-list"),
        back_label="All risks",
        done=look_words,
        points=(Notice(f"{count} chosen", tuple(each.title for each in risks)),),
    )
    form = forms.NextLooksForm(bound_data(request), risks=risks)
    return run_form(request, form, page, operations.set_next_looks)


def chosen_risks(request: ActorRequest) -> list[Risk]:
    """Those that the actor may see, who keeps a register; each is asked for at its door.

    Raises NotAllowed for who keeps none.
    """
    scope = scope_of(request.actor, Permission.MANAGE_RISK, GRANTS)
    require_any(bool(scope), "set the next look at", "risks")
    ids = [int(pk) for pk in request.GET.getlist("risk") if pk.isdecimal() and len(pk) < 16]
    rows = Risk.objects.visible_to(request.actor).filter(pk__in=ids[:PER_PAGE])
    return list(rows.order_by("pk"))


def look_words(result: LooksSet) -> str:
    parts: list[Any] = [f"The next look is set for {format_count(result.done, 'risk')}."]
    if result.unchanged:
        parts.append(f"{result.unchanged} had that day already.")
    if result.refused:
        parts.append(f"Not set: {format_list(result.refused)}.")
    return " ".join(parts)
