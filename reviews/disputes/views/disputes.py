"""The list of disputes, one of them, raising one, and what is done to it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from governance.core.exports import export_response
from governance.core.form_pages import FormPage, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import scope_of
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.structure.models import Partnership
from reviews.disputes.form_choices import (
    agencies_in,
    choices_of,
    own_cases,
    raising_agencies,
)
from reviews.disputes.forms import disputes as forms
from reviews.disputes.grants import GRANTS, NEVER_NAMED, Permission
from reviews.disputes.models import Dispute
from reviews.disputes.models.disputes import DisputeQuerySet
from reviews.disputes.operations import advice, disputes
from reviews.disputes.transitions import DISPUTE
from reviews.disputes.views import context as dispute_context
from reviews.disputes.views.lookups import (
    dispute_or_404,
    dispute_url,
    named_places,
    page_for,
    visible_disputes,
)


def columns(at: datetime) -> tuple[Column, ...]:
    clock = partial(dispute_context.clock_in_words, at=at)
    return (
        Column("reference", "Dispute", lambda row: row.reference, "reference"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
        Column("agencies", "Between", dispute_context.agencies_in_words),
        Column("status", "Status", lambda row: row.get_status_display(), "status"),
        Column("stage", "Stage", lambda row: row.stage_in_words),
        Column("clock", "Limit", clock),
        Column("raised", "Raised", lambda row: row.raised_at, "raised_at"),
        Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
    )


def dispute_list(request: ActorRequest) -> HttpResponse:
    """The disputes that somebody sees; everybody has this page."""
    form, now = forms.DisputeFilterForm(request.GET), timezone.now()
    rows = filter_disputes(visible_disputes(request), form).for_list().order_by("-raised_at", "-pk")
    if request.GET.get("as") == "xlsx":
        disputes.take_list(list(rows), by=request.actor, at=now)
        request.may_take_long = True
        return export_response(request, f"Disputes, {MARKING}", rows, columns(now))
    listing = paginate_table(request, rows, columns(now))
    context = {
        "listing": listing,
        "lines": [(each, dispute_context.clock_of(each, at=now)) for each in listing.page],
        "filters": form,
        "may_raise": bool(places_of(request)),
        "sees_officers": bool(
            scope_of(request.actor, Permission.SEE_ESCALATION_OFFICER, GRANTS).partnerships
        ),
        "marking": MARKING if listing.page.object_list else "",
    }
    return render(request, "reviews/disputes/list.html", context)


def filter_disputes(rows: DisputeQuerySet, form: forms.DisputeFilterForm) -> DisputeQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    for word in wish.get("q", "").split():
        rows = rows.filter(Q(reference__finds=word) | Q(account__finds=word))
    if wish.get("status") == "unresolved":
        rows = rows.open()
    elif wish.get("status"):
        rows = rows.filter(status=wish["status"])
    if wish.get("kind"):
        rows = rows.filter(kind=wish["kind"])
    return rows.filter(themes=wish["theme"]) if wish.get("theme") else rows


def places_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships in which this person may raise a dispute."""
    actor = request.actor
    if actor.capacities & NEVER_NAMED:
        return []
    scope = scope_of(actor, Permission.RAISE_DISPUTE, GRANTS)
    rows = Partnership.objects.filter(pk__in=scope.partnerships).in_force(on=actor.on)
    return named_places(rows.order_by(Folded("name")))


def dispute_raise(request: ActorRequest) -> HttpResponse:
    """First in which partnership, where there are several; then what it is about."""
    places = require_any(places_of(request), "raise", "a dispute")
    wish = request.GET.get("partnership") or (str(places[0][0]) if len(places) == 1 else "")
    chosen = next((pk for pk, _ in places if str(pk) == wish), None)
    if chosen is None:
        form = forms.PlaceForm(request.GET or None, places=places)
        return render(request, "reviews/disputes/place.html", {"form": form})
    dispute = Dispute(partnership=Partnership.objects.get(pk=chosen))
    agencies = agencies_in(dispute.partnership, on=request.actor.on)
    raise_form = forms.RaiseForm(
        bound_data(request),
        own=choices_of(raising_agencies(request.actor, dispute, agencies)),
        agencies=choices_of(agencies),
        cases=own_cases(request.actor, dispute.partnership),
    )
    return run_form(request, raise_form, raise_page(dispute), disputes.raise_dispute, dispute)


def raise_page(dispute: Dispute) -> FormPage:
    return FormPage(
        title="Raise a dispute",
        caption=str(dispute.partnership),
        before_title="A child’s safety waits for no stage",
        before="If a child is at risk, act now and follow the procedures. This page records a "
        "disagreement; it reports nothing.",
        lede="Between agencies that disagree on what a child needs, or between partners. The "
        "office, who speaks for each side and the agencies’ escalation officers will see it.",
        button="Raise the dispute",
        back=reverse("reviews:dispute-list"),
        back_label="Disputes",
        done=lambda raised: f"Raised as {raised.reference}.",
        done_url=dispute_url,
        partnership=dispute.partnership,
        marking=MARKING,
    )


@require_safe
def dispute_detail(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    context = dispute_context.detail_context(request, dispute, at=timezone.now())
    return render(request, "reviews/disputes/detail.html", context)


def dispute_edit(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require_allowed("edit", request.actor, dispute)
    initial = initial_from(dispute, "immediate_safety", "account", "themes")
    form = forms.DisputeWordsForm(bound_data(request), initial=initial)
    page = page_for(dispute, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, disputes.edit, dispute)


def dispute_chair(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("involve_chair", request.actor, dispute)
    page = page_for(
        dispute,
        "Ask the chair to mediate?",
        "Ask the chair",
        "Asked. The chair has been told that a matter needs them.",
        lede="The chair may mediate at any stage, and sees the dispute from now on.",
    )
    return confirm(request, page, advice.involve_chair, dispute)


def dispute_mediation(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require_allowed("record_mediation", request.actor, dispute)
    form = forms.MediationForm(bound_data(request), initial=initial_from(dispute, "mediation"))
    page = page_for(dispute, "Record the mediation", "Record it", "Recorded.")
    return run_form(request, form, page, advice.record_mediation, dispute)


def dispute_ask_advice(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("ask_advice", request.actor, dispute)
    page = page_for(
        dispute,
        "Ask the advisor?",
        "Ask for advice",
        "Asked. The advisor has been told that a matter needs them.",
        lede="No stage has brought agreement. The advisor sees the dispute from now on, and the "
        "partners’ reply to the advice is published to all sides.",
    )
    return confirm(request, page, advice.ask_advice, dispute)


def dispute_advice(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("give_advice", request.actor, dispute)
    form = forms.AdviceForm(bound_data(request), initial=seen_of(dispute))
    page = page_for(
        dispute,
        "Give the advice",
        "Give the advice",
        "Given. All sides have been told.",
        warning="It cannot be changed once it is given.",
    )
    return run_form(request, form, page, advice.give_advice, dispute)


def dispute_reply(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("publish_reply", request.actor, dispute)
    form = forms.ReplyForm(bound_data(request), initial=seen_of(dispute))
    page = page_for(
        dispute,
        "Publish the partners’ reply",
        "Publish to all sides",
        "Published to all sides.",
        warning="All sides read it at once. It cannot be changed once it is published.",
    )
    return run_form(request, form, page, advice.publish_reply, dispute)


def dispute_resolve(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("resolve", request.actor, dispute)
    agreed: Any = dispute_context.agreed_words(dispute)
    form = forms.ResolveForm(bound_data(request), initial=seen_of(dispute) | agreed)
    page = page_for(
        dispute,
        "It is resolved",
        "Record it",
        "Recorded as resolved.",
        warning="The dispute ends with this. It cannot be undone.",
    )
    return run_form(request, form, page, disputes.resolve, dispute)


def dispute_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    DISPUTE.require("withdraw", request.actor, dispute)
    form = forms.WithdrawForm(bound_data(request), initial=seen_of(dispute))
    page = page_for(
        dispute,
        "Withdraw the dispute?",
        "Withdraw it",
        "Withdrawn.",
        warning="A stage that is under way ends with it. It cannot be undone.",
    )
    return run_form(request, form, page, disputes.withdraw, dispute)
