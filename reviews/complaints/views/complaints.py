"""Complaints: the list, one of them, its steps, and that the complainant was told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import scope_of
from governance.core.tables import Column, paginate_table, table_rows
from governance.core.timeline import build_timeline
from reviews.complaints import forms, operations
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.lateness import Standing, step_standing
from reviews.complaints.models import Complaint, ComplaintQuerySet, ComplaintStep
from reviews.complaints.transitions import COMPLAINT, STEP, STEPS
from reviews.complaints.views.lookups import (
    add_button,
    bodies_in,
    complaint_or_404,
    place_for,
    restricted_file,
    step_or_404,
    visible_complaints,
)

COLUMNS = (
    Column("received", "Received", lambda row: row.received_on, "received_on"),
    Column("complainant", "Who complains", lambda row: row.complainant, "complainant"),
    Column("status", "Stage", lambda row: row.get_status_display(), "status"),
    Column("representative", "Representative of", lambda row: row.represented_by),
    Column("partnership", "Partnership", lambda row: row.partnership.short_name, "partnership"),
)
FILE = (
    *COLUMNS,
    Column("about", "About", lambda row: row.about),
    Column("pointed_to", "Pointed to", lambda row: row.pointed_to),
    Column("procedure", "Procedure", lambda row: row.procedure),
)
QUIET = ("resolve_complaint", "withdraw_complaint", "find_not_ours")
"""Steps that end a complaint: never the first thing to press."""
LASTS = "It cannot be taken back."


def complaint_list(request: ActorRequest) -> HttpResponse:
    form = forms.ComplaintFilterForm(request.GET)
    rows = filter_complaints(visible_complaints(request), form).for_list()
    rows = rows.order_by("-received_on", "-pk")
    if request.GET.get("as") == "xlsx":
        return restricted_file(request, "Complaints", rows, FILE, operations.take_complaints)
    listing = paginate_table(request, rows, COLUMNS)
    sees = (Permission.MANAGE_COMPLAINT, Permission.HEAR_COMPLAINT, Permission.PASS_COMPLAINT)
    context = {
        "title": "Complaints",
        "lede": "What is said against the partnership itself. What is about one agency goes to "
        "that agency’s own procedure; each complaint is seen by those whom its steps have reached.",
        "listing": listing,
        "rows": table_rows(listing.page, COLUMNS, "reviews:complaint-detail"),
        "filters": form,
        "here": reverse("reviews:complaint-list"),
        "other": ("Requests for information", reverse("reviews:information-list")),
        "verbs": add_button(
            request.actor,
            Permission.MANAGE_COMPLAINT,
            "Record a complaint",
            reverse("reviews:complaint-receive"),
        ),
        "sees_any": any(scope_of(request.actor, each, GRANTS) for each in sees),
        "empty": ("No complaint is recorded", "The business office records each when it comes."),
        "marking": MARKING if listing.page.object_list else "",
    }
    return render(request, "reviews/complaints/list.html", context)


def filter_complaints(
    rows: ComplaintQuerySet, form: forms.ComplaintFilterForm
) -> ComplaintQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    for word in wish.get("q", "").split():
        rows = rows.filter(Q(about__finds=word) | Q(complainant__finds=word))
    if wish.get("status") == "current":
        return rows.open()
    return rows.filter(status=wish["status"]) if wish.get("status") else rows


def complaint_receive(request: ActorRequest) -> HttpResponse:
    place = place_for(request, Permission.MANAGE_COMPLAINT, "a complaint")
    if isinstance(place, HttpResponse):
        return place
    page = FormPage(
        title="Record a complaint",
        lede="Against the partnership. Whether it is about the partnership, or about one agency, "
        "is tested next.",
        caption=str(place),
        marking=MARKING,
        button="Record it",
        back=reverse("reviews:complaint-list"),
        back_label="Complaints",
        done="Recorded. Test next whether it is about the partnership.",
        done_url=complaint_url,
        partnership=place,
    )
    form = forms.ReceiveComplaintForm(bound_data(request))
    record = Complaint(partnership=place)
    return run_form(request, form, page, operations.receive_complaint, record)


def complaint_url(complaint: Complaint) -> str:
    return reverse("reviews:complaint-detail", args=[complaint.pk])


@dataclass(frozen=True)
class StepLine:
    """A step as the page shows it, and where it is recorded that the complainant was told."""

    step: ComplaintStep
    label: str
    tell_url: str


@require_safe
def complaint_detail(request: ActorRequest, pk: int) -> HttpResponse:
    complaint = complaint_or_404(request, pk)
    steps = list(complaint.steps.all())
    lines = [step_line(request, complaint, each) for each in steps]
    context = {
        "complaint": complaint,
        "title": f"Complaint received on {format_date(complaint.received_on)}",
        "lines": lines,
        "standing": standing_of(request, complaint, steps),
        "verbs": buttons_of(request, complaint),
        "may_edit": COMPLAINT.offers("edit_complaint", request.actor, complaint),
        "trail": build_timeline(complaint, *steps, reader=request.actor, without=("take_step",)),
        "partnership": complaint.partnership,
        "marking": MARKING,
    }
    return render(request, "reviews/complaints/complaint.html", context)


def standing_of(
    request: ActorRequest, complaint: Complaint, steps: list[ComplaintStep]
) -> Standing | None:
    """How the step stands that is waited for; None for a complaint that has ended."""
    if not complaint.is_open:
        return None
    since = steps[-1].happened_on if steps else complaint.received_on
    return step_standing(complaint, since, on=request.actor.on)


def step_line(request: ActorRequest, complaint: Complaint, step: ComplaintStep) -> StepLine:
    step.complaint = complaint
    may_tell = STEP.offers("tell_complainant", request.actor, step)
    url = reverse("reviews:complaint-tell", args=[step.pk]) if may_tell else ""
    return StepLine(step, COMPLAINT.label(step.verb), url)


def buttons_of(request: ActorRequest, complaint: Complaint) -> list[ActionButton]:
    """The steps that can be taken now, those that end it last."""
    opened = COMPLAINT.open_to(request.actor, complaint)
    return [
        ActionButton(
            COMPLAINT.label(verb),
            reverse("reviews:complaint-step", args=[complaint.pk, verb.replace("_", "-")]),
            True,
            "secondary" if verb in QUIET else "",
        )
        for verb in sorted(opened, key=lambda verb: verb in QUIET)
    ]


def page_for(complaint: Complaint, title: str, button: str, done: str, **more: Any) -> FormPage:
    return FormPage(
        title=title,
        caption=f"Complaint received on {format_date(complaint.received_on)}",
        marking=MARKING,
        button=button,
        back=complaint_url(complaint),
        back_label="Back to the complaint",
        done=done,
        partnership=complaint.partnership,
        record=complaint,
        **more,
    )


def complaint_edit(request: ActorRequest, pk: int) -> HttpResponse:
    complaint = complaint_or_404(request, pk)
    COMPLAINT.require("edit_complaint", request.actor, complaint)
    initial = initial_from(complaint, "complainant", "about")
    form = forms.ComplaintForm(bound_data(request), initial=initial)
    page = page_for(complaint, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, operations.edit_complaint, complaint)


STEP_FORMS: dict[str, Callable[..., forms.StepForm]] = {
    "find_fit": forms.FitForm,
    "find_not_ours": forms.NotOursForm,
}
"""The forms of those steps that say more than who did what."""


def complaint_step(request: ActorRequest, pk: int, step: str) -> HttpResponse:
    """One step, which its address names; what can be done is what the table lets be done now."""
    verb = step.replace("-", "_")
    if verb not in STEPS:
        raise Http404
    complaint = complaint_or_404(request, pk)
    COMPLAINT.require(verb, request.actor, complaint)
    form_class = STEP_FORMS.get(verb, forms.StepForm)
    if verb in STEP_FORMS:
        form_class = partial(form_class, bodies=bodies_in(request, complaint.partnership_id))
    form = form_class(bound_data(request), initial=seen_of(complaint))
    is_last = COMPLAINT.moves[verb].is_irreversible
    page = page_for(
        complaint,
        COMPLAINT.label(verb),
        "Record the step",
        "Recorded.",
        warning=LASTS if is_last else "",
    )
    return run_form(request, form, page, operations.take_step, complaint, verb)


def complaint_tell(request: ActorRequest, pk: int) -> HttpResponse:
    step = step_or_404(request, pk)
    STEP.require("tell_complainant", request.actor, step, about=step.complaint)
    form = forms.TellForm(bound_data(request), initial=initial_from(step, "told_on", "told_how"))
    page = page_for(step.complaint, "Record that the complainant was told", "Save", "Saved.")
    return run_form(request, form, page, operations.tell_complainant, step)
