"""The quarter's report: list, draft, PDF, and the rows behind a figure."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from assurance.reports import form_choices as report_choices
from assurance.reports.content.current_content import content_of
from assurance.reports.grants import GRANTS, Permission
from assurance.reports.models import Report, ReportFile
from assurance.reports.operations import files as report_files
from assurance.reports.operations import reports
from assurance.reports.transitions import REPORT
from assurance.reports.views import context as report_context
from assurance.reports.views.context import report_page
from assurance.reports.views.figure_sources import rows_behind
from assurance.reports.views.lookups import figure_or_404, report_or_404
from governance.core.decorators import post_only
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.filters import WordsFilterForm
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import paginate_table
from governance.core.waiting_pages import render_waiting
from governance.core.workflow import require_any


def report_list(request: ActorRequest) -> HttpResponse:
    filters = WordsFilterForm(request.GET)
    words = filters.cleaned_data["q"] if filters.is_valid() else ""
    seen = narrow(Report.objects.visible_to(request.actor), words)
    rows = seen.for_list().order_by("-period__ends_on", "pk")
    if wants_file(request):
        return export_response(request, "Quarterly reports", rows, report_context.COLUMNS)
    context = {
        "listing": paginate_table(request, rows, report_context.COLUMNS),
        "filters": filters,
        "may_compose": bool(scope_of(request.actor, Permission.COMPOSE_REPORT, GRANTS)),
    }
    return render(request, "assurance/reports/list.html", context)


def report_compose(request: ActorRequest) -> HttpResponse:
    """Compose the report of a group for a quarter; a draft that is there is composed again."""
    found = report_choices.compose_form(request.actor, bound_data(request))
    form = require_any(found, "compose", "a quarterly report")
    if not form.spans:
        return render(request, "assurance/reports/nothing_to_compose.html")
    page = FormPage(
        title="Compose a quarterly report",
        lede=report_context.WHICH_QUARTERS,
        button=REPORT.label("compose"),
        back=reverse("assurance:report-list"),
        back_label="All reports",
        done="Composed from what has been returned so far.",
        done_url=partial(report_context.report_url, "detail"),
    )
    return run_form(request, form, page, reports.compose_for)


@post_only(report_page)
def report_recompose(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    is_new = reports.recompose(record, by=request.actor, at=timezone.now())
    messages.success(request, "Composed again." if is_new else "Nothing has changed since.")
    return redirect("assurance:report-detail", pk=pk)


def report_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    context = report_context.detail_context(request.actor, record)
    return render(request, "assurance/reports/detail.html", context)


def report_pdf(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a PDF."""
    return made_file(request, report_or_404(request, pk), ReportFile.Form.PDF)


def report_word(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a Word document, for those who work there."""
    return made_file(request, report_or_404(request, pk), ReportFile.Form.WORD)


def made_file(request: ActorRequest, record: Report, form: ReportFile.Form) -> HttpResponseBase:
    """POST asks for a file; GET gives it, or says how far it is and looks again by itself."""
    if request.method == "POST":
        report_files.ask_for_file(record, form=form, by=request.actor, at=timezone.now())
        return redirect(request.path)
    content = content_of(record)
    progress = report_files.progress_of(record, content, form)
    if progress.file:
        return FileResponse(
            progress.file.content.open("rb"),
            as_attachment=form != ReportFile.Form.PDF,
            filename=progress.file.name,
            content_type=progress.file.content_type,
        )
    context = report_context.base_context(record, content)
    context |= {
        "progress": progress,
        "file": form.label,
        "back_url": report_context.report_url("detail", record),
        "about": f"{record.group}, {record.period}",
    }
    return render_waiting(
        request, "assurance/reports/file_progress.html", context, is_waiting=progress.is_waiting
    )


def report_rows(request: ActorRequest, pk: int) -> HttpResponse:
    """The rows behind one figure, as far as this person may see them."""
    record = report_or_404(request, pk)
    content = content_of(record)
    figure = figure_or_404(content, request.GET.get("figure", ""))
    found = rows_behind(request.actor, figure)
    listing = paginate_table(request, found.rows, ())
    context = report_context.base_context(record, content) | {
        "figure": figure,
        "listing": listing,
        "rows": [found.shown(row) for row in listing.page],
        "unseen": len(figure.source.ids) - listing.page.paginator.count,
        "back_url": report_context.report_url("detail", record),
        "about": f"{record.group}, {record.period}",
    }
    return render(request, "assurance/reports/rows.html", context)
