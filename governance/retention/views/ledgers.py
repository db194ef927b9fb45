"""The ledger of what passed from a board to the partnership that followed it: read, and printed."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.core.exports import export_response, wants_file
from governance.core.record_parts import ShownPart
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.waiting_pages import render_waiting
from governance.files.models import StoredFile
from governance.files.views import download, file_response
from governance.retention.ledgers import Ledger, ledgers
from governance.retention.operations import ledger_files
from governance.retention.views.lookups import require_office
from governance.structure.models import Partnership

COLUMNS = (
    Column("what", "What", lambda row: row.what),
    Column("outcome", "What became of it", lambda row: row.outcome_label),
    Column("passed", "Day", lambda row: row.passed_on),
    Column("managed", "Looked after by", lambda row: row.managed_by or "Not stated"),
    Column("note", "Note", lambda row: row.note),
    Column("source", "Source", lambda row: row.source),
    Column("confirmed", "Confirmed", lambda row: "Yes" if row.confirmed else "To be confirmed"),
)


def ledger_list(request: ActorRequest) -> HttpResponse:
    """The partnerships of which the office has a ledger, and those that have none."""
    require_office(request)
    rows = Partnership.objects.visible_to(request.actor).order_by(Folded("name"))
    lines = [(each, ledgers().get(each.key)) for each in rows]
    return render(request, "governance/retention/ledger_list.html", {"lines": lines})


def ledger_or_404(request: ActorRequest, key: str) -> tuple[Partnership, Ledger]:
    """Everybody who sees the partnership reads it: it is a public document’s annex."""
    area = get_object_or_404(Partnership.objects.visible_to(request.actor), key=key)
    if key not in ledgers():
        raise Http404
    return area, ledgers()[key]


def ledger_link(actor: Actor, area: Partnership, *, is_whole: bool = False) -> ShownPart | None:
    """On the partnership’s own page: whoever sees that reads its ledger, if it has one."""
    if area.key not in ledgers():
        return None
    return ShownPart("governance/retention/_ledger_link.html", area)


def ledger_detail(request: ActorRequest, key: str) -> HttpResponse:
    area, ledger = ledger_or_404(request, key)
    if wants_file(request):
        title = f"What passed to {area.short_name}"
        return export_response(request, title, ledger.entries, COLUMNS)
    context = {"partnership": area, "ledger": ledger}
    return render(request, "governance/retention/ledger_detail.html", context)


def ledger_pdf(request: ActorRequest, key: str) -> HttpResponseBase:
    """POST asks for the PDF; GET gives it, or says how far it is and looks again by itself."""
    area, ledger = ledger_or_404(request, key)
    if request.method == "POST":
        ledger_files.ask_file(area, ledger, by=request.actor, at=timezone.now())
        return redirect(request.path)
    progress = ledger_files.progress_of(area, ledger)
    if progress.file:
        return given(request, progress.file)
    context = {"partnership": area, "ledger": ledger, "progress": progress}
    return render_waiting(
        request,
        "governance/retention/ledger_progress.html",
        context,
        is_waiting=progress.is_waiting,
    )


@download
def given(request: ActorRequest, made: StoredFile) -> FileResponse:
    return file_response(request, made)
