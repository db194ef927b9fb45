"""One yearly report: recording it, how it was presented, what is done about it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.actions import form_choices as action_choices
from governance.actions.forms.places import PlaceForm
from governance.actions.forms.raised_from import RaiseActionForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.core.form_pages import FormPage, Notice, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import build_timeline
from governance.structure.models import Group
from reviews.cases.form_choices import logs_in
from reviews.child_deaths import forms, operations
from reviews.child_deaths.models import PanelReport
from reviews.child_deaths.transitions import REPORT
from reviews.child_deaths.views import context
from reviews.child_deaths.views.lookups import groups_of, place_for, report_or_404

PAGES = (
    ("present_report", "panel-present"),
    ("raise_action", "panel-raise"),
    ("edit_report", "panel-edit"),
)


def panel_receive(request: ActorRequest) -> HttpResponse:
    place = place_for(request, "a yearly report")
    if isinstance(place, HttpResponse):
        return place
    form = forms.ReceiveReportForm(bound_data(request), today=request.actor.on)
    page = FormPage(
        title="Record a yearly report",
        lede="The child death overview panel’s report of one year to this partnership.",
        caption=str(place),
        button="Record it",
        back=reverse("reviews:panel-list"),
        back_label="Yearly reports",
        done="Recorded. Once it was presented, record how, and what was decided.",
        done_url=report_url,
        partnership=place,
    )
    record = PanelReport(partnership=place)
    return run_form(request, form, page, operations.receive_report, record)


def report_url(report: PanelReport) -> str:
    return reverse("reviews:panel-detail", args=[report.pk])


def panel_detail(request: ActorRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    sections = [("Key messages", report.messages)]
    if report.decided:
        sections.append(("What the partnership decided", report.decided))
    told = {
        "record": report,
        "title": f"Yearly report of the child death panel, {report.year_label}",
        "back": reverse("reviews:panel-list"),
        "back_label": "Yearly reports",
        "facts": context.report_facts(report),
        "sections": sections,
        "is_report": True,
        "actions": context.actions_from(request, report),
        "priorities": context.priorities_on(request, report),
        "verbs": context.buttons_of(request.actor, report, REPORT, PAGES),
        "trail": build_timeline(report, reader=request.actor),
        "partnership": report.partnership,
    }
    return render(request, "reviews/child_deaths/detail.html", told)


def page_for(report: PanelReport, title: str, button: str, done: str) -> FormPage:
    return FormPage(
        title=title,
        caption=report.source_label,
        button=button,
        back=report_url(report),
        back_label="Back to the report",
        done=done,
        partnership=report.partnership,
        record=report,
    )


def panel_edit(request: ActorRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    REPORT.require("edit_report", request.actor, report)
    is_presented = report.status == PanelReport.Status.PRESENTED
    names = ("messages", "decided", "themes") if is_presented else ("messages", "themes")
    form = forms.ReportForm(
        bound_data(request), is_presented=is_presented, initial=initial_from(report, *names)
    )
    page = page_for(report, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, operations.edit_report, report)


def panel_present(request: ActorRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    REPORT.require("present_report", request.actor, report)
    groups = groups_of(request, report.partnership_id)
    form = forms.PresentForm(bound_data(request), groups=groups)
    page = page_for(report, "Record how it was presented", "Save", "Saved.")
    return run_form(request, form, page, operations.present_report, report)


def panel_raise(request: ActorRequest, pk: int) -> HttpResponse:
    """First in which group’s log; then what is to be done, and by whom."""
    report = report_or_404(request, pk)
    REPORT.require("raise_action", request.actor, report)
    places = logs_in(report.partnership, on=request.actor.on)
    chosen = request.GET.get("place", "")
    if chosen not in dict(places):
        told = {
            "form": PlaceForm(request.GET or None, places=places),
            "what": "an action",
            "heading": "Raise an action",
            "partnership": report.partnership,
            "back": report_url(report),
            "back_label": "Back to the report",
        }
        return render(request, "reviews/child_deaths/place.html", told)
    return raised_in(request, report, Group.objects.get(pk=chosen.partition(":")[2]))


def raised_in(request: ActorRequest, report: PanelReport, group: Group) -> HttpResponse:
    action = action_choices.new_action_at(group)
    choices = action_choices.assignee_choices(action, request.actor)
    form = RaiseActionForm(bound_data(request), **choices)
    page = FormPage(
        title="Raise an action",
        lede=f"In the log of {group}. It must be shown to have made a difference.",
        caption=report.source_label,
        button="Raise the action",
        back=report_url(report),
        back_label="Back to the report",
        done=partial(raised_words, request.actor),
        partnership=report.partnership,
        record=report,
        points=(Notice("Decided", (report.decided,)),),
    )
    return run_form(request, form, page, operations.raise_action, report, group)


def raised_words(actor: Actor, raised: Action) -> str:
    """That it was raised, and who is told of it."""
    told = told_of(raised.assignments.current(), by=actor, on=actor.on)
    return f"Raised. {told.sentence()}"
