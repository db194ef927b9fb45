"""A group's files: the list, putting one there, and taking one away to read."""

from collections.abc import Callable
from functools import partial

from csp.constants import NONE
from csp.decorators import csp
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, run_form
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.core.workflow import ensure_allowed
from governance.files import operations as files
from governance.files.access import can_upload_for
from governance.files.forms import FileForm
from governance.files.models import StoredFile
from governance.structure.models import Group

COLUMNS = (
    Column("name", "File", lambda row: row.name, "name"),
    Column("marking", "Marking", lambda row: row.get_marking_display(), "marking"),
    Column("size", "Size", lambda row: row.size, "size"),
    Column("by", "Stored by", lambda row: row.stored_by, "stored_by__name"),
    Column("stored", "Stored", lambda row: row.stored_at, "stored_at"),
)


def file_list(request: ActorRequest, key: str) -> HttpResponse:
    group = get_object_or_404(Group.objects.visible_to(request.actor), key=key)
    rows = StoredFile.objects.visible_to(request.actor).current().filter(group=group)
    context = {
        "group": group,
        "listing": paginate_table(
            request, rows.select_related("stored_by").order_by("-pk"), COLUMNS
        ),
        "may_store": can_upload_for(request.actor, group),
    }
    return render(request, "governance/files/list.html", context)


def file_store(request: ActorRequest, key: str) -> HttpResponse:
    group = get_object_or_404(Group.objects.visible_to(request.actor), key=key)
    ensure_allowed(can_upload_for(request.actor, group), "store_a_file_for", group)
    form = FileForm(request.POST or None, request.FILES or None)
    page = FormPage(
        title="Store a file",
        caption=group.name,
        lede="Everybody who sits in the group, and its office, can read it. Name no child: use an "
        "alias.",
        button="Store the file",
        back=reverse("governance:file-list", args=[key]),
        back_label="Files",
        done="The file is stored.",
    )
    return run_form(request, form, page, partial(files.store, group=group))


def download(view: Callable[..., FileResponse]) -> Callable[..., HttpResponseBase]:
    """A view that hands over a file: always to be saved, never to be run in our name or kept."""
    shut = csp({"default-src": [NONE], "sandbox": [""]})
    return require_safe(shut(cache_control(private=True, no_store=True)(view)))


@download
def file_download(request: ActorRequest, pk: int) -> FileResponse:
    """A group's file itself."""
    visible = StoredFile.objects.visible_to(request.actor).current()
    return file_response(request, get_object_or_404(visible, pk=pk))


def file_response(request: ActorRequest, record: StoredFile) -> FileResponse:
    """The file, and a line in the trail if it carries a marking."""
    files.read(record, by=request.actor, at=timezone.now())
    return FileResponse(
        record.content.open("rb"),
        as_attachment=True,
        filename=record.name,
        content_type=record.content_type,
    )
