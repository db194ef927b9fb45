"""The files stored with a case: the proof of its notification, and the letters of the Panel."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone

from governance.core.form_pages import bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_allowed
from governance.files.models import StoredFile
from governance.files.views import download
from reviews.cases import access
from reviews.cases.content.marking import mark_of, marked_copy, marked_name
from reviews.cases.forms.files import KeepFileForm
from reviews.cases.models import Case
from reviews.cases.operations import files
from reviews.cases.transitions import CASE, PANEL_RESPONSE
from reviews.cases.views.cases import page_for
from reviews.cases.views.lookups import case_or_404, response_or_404, whole_case_or_404
from reviews.cases.views.rapid_reviews import page_for as review_page_for

LEDE = (
    "It is stored here for the people named on the case who read all of it. Whoever takes it "
    "leaves a line, and the copy is named after them. A Word document and a picture say so on "
    "every page as well; a PDF, a sheet or plain text do not."
)


def case_keep_proof(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("keep_proof", request.actor, case)
    title = "Store the proof of the notification"
    page = page_for(case, title, "Store it", "Stored.", lede=LEDE)
    initial = initial_from(case, "proof", "proof_file")
    form = KeepFileForm(bound_data(request), request.FILES or None, initial=initial)
    return run_form(request, form, page, files.keep_proof, case)


def response_keep_letter(request: ActorRequest, pk: int) -> HttpResponse:
    response = response_or_404(request, pk)
    PANEL_RESPONSE.require("keep_letter", request.actor, response)
    page = review_page_for(response.review, "Store the letter", "Store it", "Stored.", lede=LEDE)
    initial = initial_from(response, "letter")
    form = KeepFileForm(bound_data(request), request.FILES or None, initial=initial)
    return run_form(request, form, page, files.keep_letter, response)


@download
def case_proof(request: ActorRequest, pk: int) -> FileResponse:
    """The proof itself, for who is named and reads the whole."""
    case = whole_case_or_404(request, pk)
    found = kept_or_404(request, case, case.proof_file)
    files.take_proof(case, by=request.actor, at=timezone.now())
    return marked_response(request, found)


@download
def response_letter(request: ActorRequest, pk: int) -> FileResponse:
    """A letter of the Panel itself, for the same."""
    response = response_or_404(request, pk)
    found = kept_or_404(request, response.review.case, response.letter)
    files.take_letter(response.review.case, by=request.actor, at=timezone.now())
    return marked_response(request, found)


def kept_or_404(request: ActorRequest, case: Case, kept: StoredFile | None) -> StoredFile:
    """Whoever reads by emergency access alone takes no file (403)."""
    ensure_allowed(access.can_read_whole(request.actor, case), "take a file of", case)
    if kept is None:
        raise Http404
    return kept


def marked_response(request: ActorRequest, record: StoredFile) -> FileResponse:
    """The file with the mark of who takes it and when, as far as its kind can carry one."""
    reader, now = request.actor.name, timezone.now()
    with record.content.open("rb") as stored:
        content = marked_copy(stored.read(), record.content_type, mark_of(reader, now))
    return FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=marked_name(record.name, reader, now),
        content_type=record.content_type,
    )
