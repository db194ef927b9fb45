"""The quarter's report: list, draft, PDF, and the rows behind a figure."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assurance.models import AssuranceReturn, Report
from assurance.operations import reports
from assurance.views import report_pages
from governance.errors import NotAllowed
from governance.lists import listing, taken_away
from governance.operations import periods


def report_or_404(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.actor).for_detail(), pk=pk)


def report_list(request: HttpRequest) -> HttpResponse:
    rows = Report.objects.visible_to(request.actor).for_list().order_by("-period__ends_on", "pk")
    if request.GET.get("as") in ("csv", "xlsx"):
        return taken_away(request.GET["as"], "reports", rows, report_pages.COLUMNS)
    context = {
        "listing": listing(request, rows, report_pages.COLUMNS),
        "form": report_pages.compose_form(request.actor),
    }
    return render(request, "assurance/report_list.html", context)


@require_POST
def report_compose(request: HttpRequest) -> HttpResponse:
    """Compose the report of a group for a quarter; a draft that is there is composed again."""
    form = report_pages.compose_form(request.actor, request.POST)
    if form is None:
        raise NotAllowed("compose", "a quarterly report")
    if not form.is_valid():
        messages.error(request, "Choose one of your groups and a quarter that is over.")
        return redirect("assurance:report-list")
    group, span = report_pages.chosen(form)
    try:
        record = reports.compose(group, periods.keep(span), by=request.actor, at=timezone.now())
    except ValidationError as faults:
        messages.error(request, " ".join(faults.messages))
        return redirect("assurance:report-list")
    messages.success(request, "Composed from what has been returned so far.")
    return redirect("assurance:report-detail", pk=record.pk)


@require_POST
def report_recompose(request: HttpRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    is_new = reports.recompose(record, by=request.actor, at=timezone.now())
    messages.success(request, "Composed again." if is_new else "Nothing has changed since.")
    return redirect("assurance:report-detail", pk=pk)


def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    context = report_pages.detail(request.actor, record)
    return render(request, "assurance/report_detail.html", context)


def report_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """POST asks for the PDF; GET gives it, or says how far it is and looks again by itself."""
    record = report_or_404(request, pk)
    if request.method == "POST":
        reports.ask_for_pdf(record, by=request.actor, at=timezone.now())
        return redirect("assurance:report-pdf", pk=pk)
    progress = reports.progress_of(record)
    if progress.file:
        content = progress.file.content.open("rb")
        return FileResponse(content, filename=progress.file.name, content_type="application/pdf")
    context = report_pages.frame(record) | {"progress": progress}
    response = render(request, "assurance/report_pdf_progress.html", context)
    if progress.is_waiting:
        response["Refresh"] = f"{report_pages.LOOK_AGAIN}"
    return response


def report_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows behind one figure, as far as this person may see them."""
    record = report_or_404(request, pk)
    figure = report_pages.figure_or_404(record, request.GET.get("figure", ""))
    rows = AssuranceReturn.objects.filter(pk__in=figure.source.ids)
    seen = rows.visible_to(request.actor).for_list().order_by("group__name", "pk")
    context = report_pages.frame(record) | {
        "figure": figure,
        "rows": seen,
        "unseen": len(figure.source.ids) - len(seen),
    }
    return render(request, "assurance/report_rows.html", context)
