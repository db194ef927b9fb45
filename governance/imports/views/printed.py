"""The list of imports on paper: asked for, waited for, taken."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting
from governance.files.models import StoredFile
from governance.files.views import download, file_response
from governance.imports.operations import ledger_files
from governance.imports.views.lookups import office_areas
from governance.structure.models import Partnership


def import_ledger_pdf(request: ActorRequest, key: str) -> HttpResponseBase:
    """POST asks for the PDF; GET gives it, or says how far it is and looks again by itself.

    It names the files of every register, so it is for the office alone.
    """
    area = Partnership.objects.filter(pk__in=office_areas(request.actor), key=key).first()
    if area is None:
        raise Http404
    if request.method == "POST":
        return ask(request, area)
    progress = ledger_files.progress_of(area)
    if progress.file:
        return given(request, progress.file)
    context = {"partnership": area, "progress": progress}
    return render_waiting(
        request, "governance/imports/ledger_progress.html", context, is_waiting=progress.is_waiting
    )


def ask(request: ActorRequest, area: Partnership) -> HttpResponseRedirect:
    ledger_files.ask_file(area, by=request.actor, at=timezone.now())
    return redirect(request.path)


@download
def given(request: ActorRequest, made: StoredFile) -> FileResponse:
    return file_response(request, made)
