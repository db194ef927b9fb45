"""The time limits that run, and how those that ended were kept, as far as seats allow."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.core.exports import export_response, wants_file
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.deadlines import deadline_status
from governance.deadlines.forms import DeadlineFilterForm
from governance.deadlines.models import Deadline

COLUMNS = (
    Column("label", "What runs", lambda row: row.label, "label"),
    Column("holder", "Held by", lambda row: row.owner),
    Column("due", "Due", lambda row: row.due_on, "due_on"),
    Column("stands", "Stands at", lambda row: describe_row(row, timezone.localdate()).says),
    Column("late", "Late by", lambda row: deadline_status.late_by(row, on=timezone.localdate())),
    Column("confirmed", "Limit confirmed", lambda row: row.is_confirmed, "is_confirmed"),
)


def describe_row(deadline: Deadline, on: date) -> deadline_status.DeadlineStatus:
    return deadline_status.describe_deadline(deadline, on=on)


def deadline_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    form = DeadlineFilterForm(request.GET)
    deadlines = form.chosen(Deadline.objects.visible_to(request.actor), on=on).for_list()
    found = deadlines.order_by("due_on", "pk")
    if wants_file(request):
        return export_response(request, "Time limits", found, COLUMNS)
    shown = paginate_table(request, found, COLUMNS)
    context: dict[str, Any] = {
        "listing": shown,
        "lines": [
            (deadline, describe_row(deadline, on), deadline_status.late_by(deadline, on=on))
            for deadline in shown.page
        ],
        "filters": form,
    }
    return render(request, "governance/deadlines/list.html", context)
