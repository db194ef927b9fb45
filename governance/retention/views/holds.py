"""Legal holds: the list, one of them, placing one on a whole kind, lifting one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.core.workflow import require_any
from governance.retention import forms
from governance.retention.grants import GRANTS, Permission
from governance.retention.models import LegalHold
from governance.retention.operations import holds
from governance.retention.transitions import LEGAL_HOLD
from governance.retention.views.lookups import chosen, hold_or_404, require_office
from governance.structure.models import Partnership

COLUMNS = (
    Column("label", "What is held", lambda row: row.label, "label"),
    Column("kind", "Kind", lambda row: row.kind_label, "kind"),
    Column("why", "Why", lambda row: row.why),
    Column("placed", "Placed", lambda row: row.placed_at, "placed_at"),
    Column("review", "Look again on", lambda row: row.review_on, "review_on"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
)


def hold_list(request: ActorRequest) -> HttpResponse:
    require_office(request)
    form = forms.HoldFilterForm(request.GET)
    rows = LegalHold.objects.visible_to(request.actor).filter(**chosen(form)).for_list()
    found = rows.order_by("status", "-placed_at", "pk")
    if wants_file(request):
        return export_response(request, "Legal holds", found, COLUMNS)
    context = {"listing": paginate_table(request, found, COLUMNS), "filters": form}
    return render(request, "governance/retention/hold_list.html", context)


def hold_detail(request: ActorRequest, pk: int) -> HttpResponse:
    hold = hold_or_404(request, pk)
    context = {
        "hold": hold,
        "may_lift": LEGAL_HOLD.offers("lift", request.actor, hold),
        "trail": build_timeline(hold, reader=request.actor),
    }
    return render(request, "governance/retention/hold_detail.html", context)


def places_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships whose kinds this person may hold; raises NotAllowed for none."""
    rows = Partnership.objects.order_by(Folded("name"))
    if not request.actor.is_administrator:
        scope = scope_of(request.actor, Permission.MANAGE_RETENTION, GRANTS)
        rows = rows.filter(pk__in=scope.partnerships)
    return require_any([(each.pk, each.name) for each in rows], "place", "a hold")


def hold_place(request: ActorRequest) -> HttpResponse:
    """Hold everything of one kind."""
    require_office(request)
    form = forms.KindHoldForm(bound_data(request), places=places_of(request))
    page = FormPage(
        title="Place a hold on everything of a kind",
        lede="While it stands nobody can delete any of it. One record is held from the list of "
        "what falls due.",
        button="Place the hold",
        back=reverse("governance:hold-list"),
        back_label="Legal holds",
        done="The hold stands.",
        done_url=lambda made: reverse("governance:hold-detail", args=[made.pk]),
    )
    return run_form(request, form, page, holds.hold_kind)


def hold_lift(request: ActorRequest, pk: int) -> HttpResponse:
    hold = hold_or_404(request, pk)
    LEGAL_HOLD.require("lift", request.actor, hold)
    page = FormPage(
        title="Lift the hold?",
        caption=hold.label,
        lede="What falls due can be deleted again, by two people.",
        button="Lift the hold",
        back=reverse("governance:hold-detail", args=[hold.pk]),
        back_label="Back to the hold",
        done="The hold is lifted.",
        record=hold,
    )
    form = forms.ReasonForm(bound_data(request), initial=initial_from(hold))
    return run_form(request, form, page, holds.lift, hold)
