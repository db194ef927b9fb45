"""A plan as PDF or Word: asked for, waited for, taken."""

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting
from governance.files.models import StoredFile
from governance.files.views import download, file_response
from governance.golden_thread.content.paper import paper_of
from governance.golden_thread.operations import files
from governance.golden_thread.operations.files import Form
from governance.golden_thread.views.threads import thread_or_404

NAMES = {Form.PDF: "PDF", Form.WORD: "Word document"}


def plan_paper(request: ActorRequest, pk: int, form: str) -> HttpResponseBase:
    """POST asks for the paper; GET gives it, or says how far it is and looks again by itself."""
    chosen = form_or_404(form)
    thread = thread_or_404(request, pk)
    plan, paper = thread.plan, paper_of(thread)
    if request.method == "POST":
        files.ask_file(plan, paper, chosen, by=request.actor, at=timezone.now())
        return redirect(request.path)
    progress = files.progress_of(plan, paper, chosen)
    if progress.file:
        return given(request, progress.file)
    context = {
        "plan": plan,
        "partnership": plan.partnership,
        "progress": progress,
        "name": NAMES[chosen],
    }
    return render_waiting(
        request, "governance/golden_thread/paper.html", context, is_waiting=progress.is_waiting
    )


def form_or_404(form: str) -> Form:
    try:
        return Form(form)
    except ValueError as error:
        raise Http404 from error


@download
def given(request: ActorRequest, made: StoredFile) -> FileResponse:
    return file_response(request, made)
