"""The schedule, and the list of what falls due this year."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form
from governance.core.forms.filters import Wish
from governance.core.prepared_queries import prepared_list
from governance.core.registry import record_kind
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column, paginate_table
from governance.retention import forms
from governance.retention.models import Disposal, DueQuerySet, DueRecord, LegalHold
from governance.retention.operations import disposals, holds
from governance.retention.schedules import retention_rules
from governance.retention.transitions import DISPOSAL, LEGAL_HOLD
from governance.retention.views.lookups import chosen, due_or_404, require_office

HAPPENS = {
    "delete": "Deleted by two people",
    "review": "Looked at, then deleted by two people or kept",
    "erase": "Name and address erased by two people",
    "keep": "Kept for good",
}
COLUMNS = (
    Column("label", "Record", lambda row: row.label, "label"),
    Column("kind", "Kind", lambda row: row.kind_label, "kind"),
    Column("kept_from", "Counted from", lambda row: row.kept_from, "kept_from"),
    Column("due", "Due", lambda row: row.due_on, "due_on"),
    Column("place", "Of", lambda row: row.place),
    Column("held", "Hold", lambda row: "A hold stands" if row.is_held else "None", "is_held"),
)


def schedule(request: ActorRequest) -> HttpResponse:
    """How long what is kept, from which source, and whether that is confirmed."""
    require_office(request)
    lines = [(rule, record_kind(rule.kind), HAPPENS[rule.happens]) for rule in retention_rules()]
    return render(request, "governance/retention/schedule.html", {"lines": lines})


def due_list(request: ActorRequest) -> HttpResponse:
    """What need not be kept beyond this year."""
    require_office(request)
    form = forms.DueFilterForm(request.GET)
    given = (request.actor, tuple(chosen(form).items()))
    if wants_file(request):
        return export_response(request, "Falls due this year", listed_due(*given), COLUMNS)
    found = prepared_list(DueRecord, listed_due, *given)
    context = {
        "listing": paginate_table(request, found, COLUMNS),
        "filters": form,
        "year": request.actor.on.year,
    }
    return render(request, "governance/retention/due_list.html", context)


def listed_due(actor: Actor, chosen: Wish) -> DueQuerySet:
    """What the actor sees of it, as they wish, the longest due first."""
    rows, wish = DueRecord.objects.visible_to(actor).for_list(), dict(chosen)
    rows = rows.order_by("due_on", "pk")
    if "kind" in wish:
        rows = rows.filter(kind=wish["kind"])
    if "rule" in wish:
        rows = rows.filter(rule_key=wish["rule"])
    return rows.filter(is_held=wish["held"] == "yes") if "held" in wish else rows


def due_propose(request: ActorRequest, pk: int) -> HttpResponse:
    """Count what would go, and ask the second person."""
    due = due_or_404(request, pk)
    DISPOSAL.require_allowed(
        "propose", request.actor, Disposal(partnership=due.partnership, group=due.group)
    )
    page = FormPage(
        title=f"Propose to delete {due.label}?",
        caption=due.kind_label,
        lede="Nothing is deleted yet. What belongs to it is counted, and a second person decides.",
        button="Propose it",
        back=reverse("governance:due-list"),
        back_label="Falls due this year",
        done="Proposed. A second person of the office must approve it.",
        done_url=lambda made: reverse("governance:disposal-detail", args=[made.pk]),
        points=told_of(due),
    )
    return confirm(request, page, disposals.propose, due)


def told_of(due: DueRecord) -> tuple[Notice, ...]:
    rule = due.rule
    lines = (rule.title, f"Source: {rule.source}") if rule else ("No rule names it any more.",)
    return (Notice(title="The rule", lines=lines),)


def due_hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Hold one record that falls due."""
    due = due_or_404(request, pk)
    LEGAL_HOLD.require_allowed(
        "place", request.actor, LegalHold(partnership=due.partnership, group=due.group)
    )
    page = FormPage(
        title=f"Place a hold on {due.label}",
        caption=due.kind_label,
        lede="While it is held nobody can delete it, whatever the schedule says.",
        button="Place the hold",
        back=reverse("governance:due-list"),
        back_label="Falls due this year",
        done="The hold stands.",
        done_url=lambda made: reverse("governance:hold-detail", args=[made.pk]),
    )
    form = forms.HoldForm(bound_data(request))
    return run_form(request, form, page, holds.hold_due, due)
