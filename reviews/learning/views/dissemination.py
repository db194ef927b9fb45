"""How learning is told and whom it reached; whether practice changed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.timeline import build_timeline
from reviews.learning import form_choices
from reviews.learning.forms import dissemination as forms
from reviews.learning.forms.points import ReasonForm
from reviews.learning.models import Dissemination, PracticeEvidence
from reviews.learning.operations import dissemination, practice
from reviews.learning.transitions import DISSEMINATION, PRACTICE_EVIDENCE
from reviews.learning.views.briefings import briefing_or_404
from reviews.learning.views.context import (
    Subject,
    buttons_of,
    display_status,
    page_about,
    subject_url,
    word_of,
)
from reviews.learning.views.points import point_or_404

PAGES = (
    ("finish", "dissemination-finish"),
    ("edit", "dissemination-edit"),
    ("record_reach", "dissemination-reach"),
    ("cancel", "dissemination-cancel"),
)

HOW_MANY = "How many people of each organisation it reached. Leave empty what is not known."


def dissemination_or_404(request: ActorRequest, pk: int) -> Dissemination:
    rows = Dissemination.objects.visible_to(request.actor)
    return get_object_or_404(rows.for_list(), pk=pk)


def dissemination_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = dissemination_or_404(request, pk)
    context = {
        "record": record,
        "subject": record.subject,
        "subject_url": subject_url(record.subject),
        "partnership": record.subject.partnership,
        "standing": display_status(record, request.actor),
        "verbs": buttons_of(request.actor, record, DISSEMINATION, PAGES),
        "reached": sorted(record.reached.all(), key=lambda each: str(each.organisation)),
        "trail": build_timeline(record, reader=request.actor),
    }
    return render(request, "reviews/learning/dissemination_detail.html", context)


def point_disseminate(request: ActorRequest, pk: int) -> HttpResponse:
    return plan_for(request, point_or_404(request, pk))


def briefing_disseminate(request: ActorRequest, pk: int) -> HttpResponse:
    return plan_for(request, briefing_or_404(request, pk))


def plan_for(request: ActorRequest, subject: Subject) -> HttpResponse:
    new = Dissemination(**{word_of(subject): subject})
    DISSEMINATION.require("plan_dissemination", request.actor, new, about=subject)
    seats = form_choices.seats_in(subject.partnership, on=request.actor.on)
    initial = {"audience": subject.audience}
    form = forms.DisseminationForm(bound_data(request), seats=seats, initial=initial)
    page = page_about(subject, "Plan how it is told", "Save", "Planned.")
    return run_form(request, form, page, dissemination.plan_dissemination, new)


def page_of(record: Dissemination, title: str, button: str, done: str, lede: str = "") -> FormPage:
    return FormPage(
        title=title,
        caption=record.subject.title,
        button=button,
        back=reverse("reviews:dissemination-detail", args=[record.pk]),
        back_label="Back to the dissemination",
        done=done,
        lede=lede,
        partnership=record.subject.partnership,
        record=record,
    )


def dissemination_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = dissemination_or_404(request, pk)
    DISSEMINATION.require("edit", request.actor, record)
    seats = form_choices.seats_in(record.subject.partnership, on=request.actor.on)
    initial = initial_from(record, "audience", "channel", "detail", "seat_id", "due_on")
    form = forms.PlanForm(bound_data(request), seats=seats, initial=initial)
    page = page_of(record, "Change the plan", "Save", "Saved.")
    return run_form(request, form, page, dissemination.edit, record)


def dissemination_finish(request: ActorRequest, pk: int) -> HttpResponse:
    record = dissemination_or_404(request, pk)
    DISSEMINATION.require("finish", request.actor, record)
    form = forms.FinishForm(bound_data(request))
    done = "Recorded. Now record whom it reached, as far as that is known."
    page = page_of(record, "Record that it was done", "Save", done)
    return run_form(request, form, page, dissemination.finish, record)


def dissemination_reach(request: ActorRequest, pk: int) -> HttpResponse:
    record = dissemination_or_404(request, pk)
    DISSEMINATION.require("record_reach", request.actor, record)
    bodies = form_choices.bodies_told(record.subject.partnership, on=request.actor.on)
    now = {each.organisation_id: each.people for each in record.reached.all()}
    initial = initial_from(record) | forms.ReachForm.drawn_with(now)
    form = forms.ReachForm(bound_data(request), bodies=bodies, initial=initial)
    page = page_of(record, "Record whom it reached", "Save", "Saved.", lede=HOW_MANY)
    return run_form(request, form, page, dissemination.record_reach, record)


def dissemination_cancel(request: ActorRequest, pk: int) -> HttpResponse:
    record = dissemination_or_404(request, pk)
    DISSEMINATION.require("cancel", request.actor, record)
    page = page_of(record, "Cancel this dissemination?", "Cancel the dissemination", "Cancelled.")
    return run_form(request, ReasonForm(bound_data(request)), page, dissemination.cancel, record)


def point_evidence(request: ActorRequest, pk: int) -> HttpResponse:
    return record_for(request, point_or_404(request, pk))


def briefing_evidence(request: ActorRequest, pk: int) -> HttpResponse:
    return record_for(request, briefing_or_404(request, pk))


def record_for(request: ActorRequest, subject: Subject) -> HttpResponse:
    new = PracticeEvidence(**{word_of(subject): subject})
    PRACTICE_EVIDENCE.require("record", request.actor, new, about=subject)
    form = forms.EvidenceForm(bound_data(request))
    page = page_about(subject, "Did practice change?", "Save", "Recorded.")
    return run_form(request, form, page, practice.record, new)


def evidence_strike(request: ActorRequest, pk: int) -> HttpResponse:
    rows = PracticeEvidence.objects.visible_to(request.actor).for_list()
    record = get_object_or_404(rows, pk=pk)
    PRACTICE_EVIDENCE.require("strike", request.actor, record)
    page = page_about(record.subject, "Strike out this evidence?", "Strike it out", "Struck out.")
    return run_form(request, ReasonForm(bound_data(request)), page, practice.strike, record)
