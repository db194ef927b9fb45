"""The PDF and the Word file of a yearly report: asked for, waited for, given."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from assurance.reports.operations.made_files import Form
from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import files
from assurance.yearly.views.context import base_context
from assurance.yearly.views.lookups import yearly_or_404
from assurance.yearly.views.pages import yearly_url
from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting


def yearly_pdf(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a PDF."""
    return made_file(request, yearly_or_404(request, pk), Form.PDF)


def yearly_word(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a Word document, for those who work there."""
    return made_file(request, yearly_or_404(request, pk), Form.WORD)


def made_file(request: ActorRequest, record: YearlyReport, form: Form) -> HttpResponseBase:
    """POST asks for a file; GET gives it, or says how far it is and looks again by itself."""
    if request.method == "POST":
        files.ask_for_file(record, form=form, by=request.actor, at=timezone.now())
        return redirect(request.path)
    progress = files.progress_of_all(record, content_of(record))[form]
    if progress.file:
        return FileResponse(
            progress.file.content.open("rb"),
            as_attachment=form != Form.PDF,
            filename=progress.file.name,
            content_type=progress.file.content_type,
        )
    return waiting_page(request, record, progress, form)


def waiting_page(
    request: ActorRequest, record: YearlyReport, progress: files.Progress, form: Form
) -> HttpResponse:
    context = base_context(record) | {
        "progress": progress,
        "file": form.label,
        "back_url": yearly_url("detail", record),
        "about": f"{record.partnership}, {record.year_label}",
    }
    return render_waiting(
        request, "assurance/reports/file_progress.html", context, is_waiting=progress.is_waiting
    )
