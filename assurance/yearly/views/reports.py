"""The yearly report itself: list, opening, its page, evidence compiled and frozen."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from assurance.reports.views.figure_sources import rows_behind
from assurance.yearly import form_choices
from assurance.yearly.content.current_content import content_of
from assurance.yearly.forms import YearlyFilterForm
from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import preparing
from assurance.yearly.transitions import REPORT
from assurance.yearly.views import confirmations
from assurance.yearly.views.context import COLUMNS, base_context, detail_context
from assurance.yearly.views.lookups import yearly_or_404
from assurance.yearly.views.pages import yearly_page, yearly_url
from governance.core.decorators import post_only
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import paginate_table
from governance.core.workflow import require_any


def yearly_list(request: ActorRequest) -> HttpResponse:
    seen = YearlyReport.objects.visible_to(request.actor)
    filters = YearlyFilterForm(request.GET, partnerships=form_choices.places_of(seen))
    rows = filters.chosen(seen).for_list().order_by("-period__starts_on", "partnership__key")
    if wants_file(request):
        return export_response(request, "Yearly reports", rows, COLUMNS)
    context = {
        "listing": paginate_table(request, rows, COLUMNS),
        "filters": filters,
        "may_open": bool(scope_of(request.actor, Permission.PREPARE_YEARLY, GRANTS)),
    }
    return render(request, "assurance/yearly/list.html", context)


def yearly_open(request: ActorRequest) -> HttpResponse:
    """Open the report of a partnership for a year, or lead to the one that is there."""
    found = form_choices.open_form(request.actor, bound_data(request))
    form = require_any(found, "open", "a yearly report")
    page = FormPage(
        title="Open a yearly report",
        lede="It is opened by itself on the first day of the business year. Open one here if the "
        "partnership began to work with this service later.",
        button=REPORT.label("open"),
        back=reverse("assurance:yearly-list"),
        back_label="All yearly reports",
        done="The report is open, with its plan and what is asked of it.",
        done_url=partial(yearly_url, "detail"),
    )
    return run_form(request, form, page, preparing.open_for)


def yearly_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    context = detail_context(request.actor, record)
    return render(request, "assurance/yearly/detail.html", context)


@post_only(yearly_page)
def yearly_recompose(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    is_new = preparing.recompose(record, by=request.actor, at=timezone.now())
    said = "The evidence is compiled anew." if is_new else "Nothing has changed since."
    messages.success(request, said)
    return redirect("assurance:yearly-detail", pk=pk)


def yearly_freeze(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("freeze", request.actor, record)
    return confirm(request, confirmations.confirm_freeze(record), preparing.freeze, record)


def yearly_rows(request: ActorRequest, pk: int) -> HttpResponse:
    """The rows behind one figure, as far as this person may see them."""
    record = yearly_or_404(request, pk)
    figures = {each.key: each for each in content_of(record).figures}
    figure = figures.get(request.GET.get("figure", ""))
    if figure is None or not figure.source.kind:
        raise Http404
    found = rows_behind(request.actor, figure)
    listing = paginate_table(request, found.rows, ())
    context = base_context(record) | {
        "figure": figure,
        "listing": listing,
        "rows": [found.shown(row) for row in listing.page],
        "unseen": len(figure.source.ids) - listing.page.paginator.count,
        "back_url": yearly_url("detail", record),
        "about": f"{record.partnership}, {record.year_label}",
    }
    return render(request, "assurance/reports/rows.html", context)
