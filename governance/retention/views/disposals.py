"""Deletions: the list, one of them or its certificate, the second person's decision."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form
from governance.core.formatting import format_count
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.core.timeline import build_timeline
from governance.retention import forms
from governance.retention.holds import holds_on
from governance.retention.models import Disposal
from governance.retention.operations import disposals
from governance.retention.schedules import rule_by_key
from governance.retention.seals import is_as_written
from governance.retention.transitions import DISPOSAL
from governance.retention.views.lookups import chosen, disposal_or_404, require_office

COLUMNS = (
    Column("label", "Record", lambda row: row.label, "label"),
    Column("kind", "Kind", lambda row: row.kind_label, "kind"),
    Column("rule", "Rule", lambda row: row.rule_title, "rule_title"),
    Column("proposed", "Proposed by", lambda row: row.proposed_by, "proposed_by__name"),
    Column("approved", "Approved by", lambda row: row.approved_by, "approved_by__name"),
    Column("done", "Deleted", lambda row: row.approved_at, "approved_at"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
)
MORE_COLUMNS = (
    *COLUMNS,
    Column("backups", "In backups until", lambda row: row.backups_until),
    Column("rows", "Rows", lambda row: sum(row.counts.values())),
)


def disposal_list(request: ActorRequest) -> HttpResponse:
    require_office(request)
    form = forms.DisposalFilterForm(request.GET)
    rows = Disposal.objects.visible_to(request.actor).filter(**chosen(form)).for_list()
    found = rows.order_by("-pk")
    if wants_file(request):
        return export_response(request, "Deletions and certificates", found, MORE_COLUMNS)
    context = {"listing": paginate_table(request, found, COLUMNS), "filters": form}
    return render(request, "governance/retention/disposal_list.html", context)


def disposal_detail(request: ActorRequest, pk: int) -> HttpResponse:
    disposal = disposal_or_404(request, pk)
    files = list(disposal.files.order_by("pk")) if disposal.is_certificate else []
    context = {
        "disposal": disposal,
        "rule": rule_by_key(disposal.rule_key),
        "holds": [] if disposal.is_certificate else list(holds_on(disposal)),
        "may_approve": DISPOSAL.offers("approve", request.actor, disposal),
        "may_refuse": DISPOSAL.offers("refuse", request.actor, disposal),
        "is_own": disposal.proposed_by_id == request.actor.user_id,
        "counts": list(disposal.counts.items()),
        "total": sum(disposal.counts.values()),
        "is_altered": disposal.is_certificate and not is_as_written(disposal, files),
        "files": files,
        "left": [each for each in files if each.gone_at is None],
        "trail": build_timeline(disposal, reader=request.actor),
    }
    return render(request, "governance/retention/disposal_detail.html", context)


def counted(disposal: Disposal) -> Notice:
    lines = tuple(
        f"{table}: {format_count(count, 'row')}" for table, count in disposal.counts.items()
    )
    return Notice(title="What is deleted", lines=lines)


def disposal_approve(request: ActorRequest, pk: int) -> HttpResponse:
    """The second person confirms; it cannot be undone."""
    disposal = disposal_or_404(request, pk)
    DISPOSAL.require("approve", request.actor, disposal)
    page = FormPage(
        title=f"Delete {disposal.label} for good?",
        caption=disposal.kind_label,
        warning="It is deleted at once with all that belongs to it, its history and its files. "
        "Nobody can bring it back; a certificate stays.",
        button="Delete it for good",
        back=reverse("governance:disposal-detail", args=[disposal.pk]),
        back_label="Back to the deletion",
        done="Deleted. This is the certificate.",
        record=disposal,
        points=(counted(disposal),),
    )
    return confirm(request, page, disposals.approve, disposal)


def disposal_refuse(request: ActorRequest, pk: int) -> HttpResponse:
    disposal = disposal_or_404(request, pk)
    DISPOSAL.require("refuse", request.actor, disposal)
    page = FormPage(
        title="Do not delete it?",
        caption=disposal.label,
        lede="It stays, and falls due again until a hold or another decision says otherwise.",
        button="Do not delete it",
        back=reverse("governance:disposal-detail", args=[disposal.pk]),
        back_label="Back to the deletion",
        done="It is not deleted.",
        record=disposal,
    )
    form = forms.ReasonForm(bound_data(request), initial=initial_from(disposal))
    return run_form(request, form, page, disposals.refuse, disposal)
