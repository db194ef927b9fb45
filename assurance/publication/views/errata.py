"""Errata: the list, making and changing one, and the figures that would be other today."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from assurance.publication import forms
from assurance.publication.models import YearlyErratum
from assurance.publication.operations import errata
from assurance.publication.operations.errata import OtherFigure
from assurance.publication.transitions import ERRATUM
from assurance.publication.views.lookups import erratum_or_404, page_for, report_or_404
from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyReport
from governance.core.buttons import ActionButton
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.tables import Column

COLUMNS = (
    Column("heading", "Heading", lambda row: row.heading),
    Column("said", "What it says", lambda row: row.said),
    Column("right", "What is right", lambda row: row.right),
    Column("reason", "Why", lambda row: row.reason),
    Column("made", "Put right", lambda row: row.made_at),
    Column("by", "By", lambda row: row.made_by),
)
BACK = ("errata", "Errata")
BEGUN = ("section", "said", "right", "figure")
"""The fields with which the page of figures begins an erratum."""


def yearly_errata(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    found = YearlyErratum.objects.filter(report=record).select_related("made_by")
    rows = list(found.order_by("made_at", "pk"))
    if wants_file(request):
        return export_response(request, f"Errata of {record}", rows, COLUMNS)
    context = {
        "report": record,
        "partnership": record.partnership,
        "rows": rows,
        "may_add": ERRATUM.offers("put_right", request.actor, YearlyErratum(report=record)),
        "may_change": ERRATUM.allows("change_erratum", request.actor, YearlyErratum(report=record)),
    }
    return render(request, "assurance/publication/errata.html", context)


def yearly_erratum_add(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    ERRATUM.require("put_right", request.actor, YearlyErratum(report=record), about=record)
    begun = {name: request.GET[name] for name in BEGUN if name in request.GET}
    headings = [(each.key, each.title) for each in content_of(record).sections]
    form = forms.ErratumForm(bound_data(request), initial=begun, headings=headings)
    page = page_for(
        record,
        *BACK,
        "Make an erratum",
        "Make it",
        "The erratum stands beside the report.",
        lede="What was frozen stays as it is. The erratum is printed with it.",
    )
    return run_form(request, form, page, errata.put_right, record)


def yearly_erratum_change(request: ActorRequest, pk: int) -> HttpResponse:
    row = erratum_or_404(request, pk)
    ERRATUM.require("change_erratum", request.actor, row)
    initial = initial_from(row, "said", "right", "reason")
    form = forms.ErratumChangesForm(bound_data(request), initial=initial)
    page = page_for(
        row.report, *BACK, f"Erratum under “{row.heading}”", "Save", "Saved.", record=row
    )
    return run_form(request, form, page, errata.change_erratum, row)


def yearly_figures_now(request: ActorRequest, pk: int) -> HttpResponse:
    """What was frozen beside what is counted now.

    To compile the evidence takes long: it is done when the button is pressed, and not for
    whoever follows a link.
    """
    record = report_or_404(request, pk)
    erratum = YearlyErratum(report=record)
    ERRATUM.require("put_right", request.actor, erratum, about=record)
    is_counted = request.method == "POST"
    now = timezone.now()
    found = errata.figures_otherwise(record, by=request.actor, at=now) if is_counted else []
    context = {
        "report": record,
        "partnership": record.partnership,
        "is_counted": is_counted,
        "figures": [(each, erratum_url(record, each)) for each in found],
        "verbs": [ActionButton("Count again now", request.path)],
    }
    return render(request, "assurance/publication/figures_now.html", context)


def erratum_url(record: YearlyReport, figure: OtherFigure) -> str:
    begun = {
        "section": figure.section,
        "said": f"{figure.label}: {figure.was}",
        "right": f"{figure.label}: {figure.now}",
        "figure": figure.key,
    }
    return f"{reverse('assurance:yearly-erratum-add', args=[record.pk])}?{urlencode(begun)}"
