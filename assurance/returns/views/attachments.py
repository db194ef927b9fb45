"""Papers beside a return: evidence that a text box does not hold, seen through the return."""

from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from assurance.returns import access
from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations import attachments, returns
from assurance.returns.views.lookups import return_or_404
from governance.core.form_pages import FormPage, run_form
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.files.forms import FileForm
from governance.files.models import StoredFile
from governance.files.views import download, file_response


def return_attach(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    attachments.require_can_attach(request.actor, record)
    form = FileForm(request.POST or None, request.FILES or None)
    page = FormPage(
        title="Add a paper",
        caption=f"{record.respondent}, {record.period}",
        lede="It stands beside the return: for those who answer it at once, for everybody else "
        "who may read the return once it is submitted. No names or details that could identify "
        "a child.",
        button="Store the paper",
        back=reverse("assurance:return-detail", args=[pk]),
        back_label="Back to the return",
        done="The paper is stored with the return.",
        record=record,
    )
    return run_form(request, form, page, attachments.attach, record)


def attachments_of(actor: Actor, record: AssuranceReturn) -> QuerySet[StoredFile]:
    """What lies beside a return; to those outside, what lay there when it was last submitted.

    The original of what the office entered is between the office and the respondent.
    """
    found = StoredFile.objects.current().about(record)
    if access.can_see_unsubmitted(actor, record):
        return found
    if record.entry_status is None and not record.submitted_at:
        return found.none()
    originals = OfficeEntry.objects.of_return(record).exclude(original=None).values("original")
    is_original = Q(pk__in=originals)
    if not record.submitted_at:
        return (
            found.filter(is_original) if access.can_manage_return(actor, record) else found.none()
        )
    sent = found.filter(stored_at__lte=record.submitted_at)
    return sent if access.can_manage_return(actor, record) else sent.exclude(is_original)


@download
def return_attachment(request: ActorRequest, pk: int, file: int) -> FileResponse:
    """One of the papers itself."""
    record = return_or_404(request, pk)
    returns.mark_read(record, by=request.actor, at=timezone.now())
    return file_response(request, get_object_or_404(attachments_of(request.actor, record), pk=file))
