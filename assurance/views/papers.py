"""Putting a paper beside a return: evidence that a text box does not hold."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from assurance.access.returns import can_answer_return
from assurance.models import AssuranceReturn
from assurance.views.fetch import return_or_404
from governance.errors import NotAllowed, NotNow
from governance.forms.files import FileForm
from governance.operations import files


def return_attach(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    if not can_answer_return(request.actor, record):
        raise NotAllowed("add_a_paper_to", record)
    if not record.is_answerable:
        raise NotNow("add_a_paper_to", record)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and has_stored(request, form, record):
        return redirect("assurance:return-detail", pk=pk)
    return render(request, "assurance/return_attach.html", {"return": record, "form": form})


def has_stored(request: HttpRequest, form: FileForm, record: AssuranceReturn) -> bool:
    """Store the paper with the group that answers; False, and the form says why, when refused."""
    try:
        files.store(
            form.cleaned_data["content"],
            group=record.group or record.returns_to,
            marking=form.cleaned_data["marking"],
            about=record,
            by=request.actor,
            at=timezone.now(),
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, "The paper is stored with the return.")
    return True
