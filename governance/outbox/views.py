"""The office's outbox: what was written to whom about its groups, and what became of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from governance.core.decorators import post_only
from governance.core.exports import export_response, wants_file
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.outbox import operations as outbox
from governance.outbox.access import can_read_outbox
from governance.outbox.forms import MessageFilterForm
from governance.outbox.models import Message
from governance.outbox.transitions import MESSAGE

COLUMNS = (
    Column("subject", "Subject", lambda row: row.subject, "subject"),
    Column("to", "To", lambda row: row.recipient or row.mailbox, "recipient__name"),
    Column("group", "About", lambda row: row.group, "group__name"),
    Column("queued", "Written", lambda row: row.queued_at, "queued_at"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
)
IN_A_FILE = (*COLUMNS, Column("failure", "Why", lambda row: row.failure))
"""On the page the reason stands under the status."""


def message_list(request: ActorRequest) -> HttpResponse:
    if not can_read_outbox(request.actor):
        raise Http404
    form = MessageFilterForm(request.GET)
    rows = Message.objects.visible_to(request.actor).for_list().order_by("-pk")
    if form.is_valid() and form.cleaned_data["status"]:
        rows = rows.filter(status=form.cleaned_data["status"])
    if wants_file(request):
        return export_response(request, "Outbox", rows, IN_A_FILE)
    shown = paginate_table(request, rows, COLUMNS)
    lines = [(row, "resend" in MESSAGE.open_to(request.actor, row)) for row in shown.page]
    context = {"listing": shown, "lines": lines, "filters": form}
    return render(request, "governance/outbox/list.html", context)


def outbox_page(request: ActorRequest, pk: int) -> str:
    """The address of the outbox, for those who may see that message in it."""
    get_object_or_404(Message.objects.visible_to(request.actor), pk=pk)
    return reverse("governance:message-list")


@post_only(outbox_page)
def message_resend(request: ActorRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(Message.objects.visible_to(request.actor), pk=pk)
    outbox.resend(message, by=request.actor, at=timezone.now())
    messages.success(request, f"“{message}” goes out again within a minute.")
    return redirect("governance:message-list")
