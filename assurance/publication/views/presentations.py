"""Before which boards a report comes: planned, changed, ticked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assurance.publication import forms
from assurance.publication.models import YearlyPresentation
from assurance.publication.operations import presentations
from assurance.publication.transitions import PRESENTATION
from assurance.publication.views.lookups import page_for, presentation_or_404, report_or_404
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.tables import Column

COLUMNS = (
    Column("board", "Board or meeting", lambda row: row.board),
    Column("planned", "Planned for", lambda row: row.planned_on),
    Column("presented", "Presented on", lambda row: row.presented_on),
    Column("remark", "What was said there", lambda row: row.remark),
    Column("citation", "Where it is written", lambda row: row.citation),
)
BACK = ("presentations", "Presentations")
STEPS = (
    ("tick_presentation", "presentation-tick", "Presented"),
    ("change_presentation", "presentation-change", "Change"),
)


def yearly_presentations(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    rows = list(YearlyPresentation.objects.filter(report=record).order_by("planned_on", "pk"))
    if wants_file(request):
        return export_response(request, f"Presentations of {record}", rows, COLUMNS)
    for each in rows:
        each.report = record
    planned = YearlyPresentation(report=record)
    context = {
        "report": record,
        "partnership": record.partnership,
        "lines": [
            (each, each.is_late(on=request.actor.on), links_of(request, each)) for each in rows
        ],
        "may_add": PRESENTATION.offers("plan_presentation", request.actor, planned),
    }
    return render(request, "assurance/publication/presentations.html", context)


def links_of(request: ActorRequest, row: YearlyPresentation) -> list[tuple[str, str]]:
    return [
        (label, reverse(f"assurance:yearly-{page}", args=[row.pk]))
        for verb, page, label in STEPS
        if PRESENTATION.offers(verb, request.actor, row)
    ]


def yearly_presentation_add(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    planned = YearlyPresentation(report=record)
    PRESENTATION.require("plan_presentation", request.actor, planned, about=record)
    form = forms.PresentationForm(bound_data(request))
    page = page_for(record, *BACK, "Plan a presentation", "Add it", "Added.")
    return run_form(request, form, page, presentations.plan_presentation, record)


def yearly_presentation_change(request: ActorRequest, pk: int) -> HttpResponse:
    row = presentation_or_404(request, pk)
    PRESENTATION.require("change_presentation", request.actor, row)
    initial = initial_from(row, "board", "planned_on")
    form = forms.PresentationChangesForm(bound_data(request), initial=initial)
    page = page_for(row.report, *BACK, f"Presentation to {row.board}", "Save", "Saved.", record=row)
    return run_form(request, form, page, presentations.change_presentation, row)


def yearly_presentation_tick(request: ActorRequest, pk: int) -> HttpResponse:
    row = presentation_or_404(request, pk)
    PRESENTATION.require("tick_presentation", request.actor, row)
    initial = initial_from(row, "presented_on", "remark")
    form = forms.TickForm(bound_data(request), initial=initial)
    page = page_for(row.report, *BACK, f"Presented to {row.board}", "Save", "Saved.", record=row)
    return run_form(request, form, page, presentations.tick_presentation, row)
