"""The time limits that run, and how those that ended were kept, as far as seats allow."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.core.tables import Column, listing, taken_away
from governance.deadlines import deadline_status as clockface
from governance.deadlines.forms import ClockFilterForm
from governance.deadlines.models import Clock

COLUMNS = (
    Column("told", "What runs", lambda row: row.told, "told"),
    Column("holder", "Held by", lambda row: row.holder),
    Column("due", "Due", lambda row: row.due_on, "due_on"),
    Column("stands", "Stands at", lambda row: read(row, timezone.localdate()).says),
    Column("late", "Late by", lambda row: clockface.late_by(row, on=timezone.localdate())),
    Column("confirmed", "Limit confirmed", lambda row: row.is_confirmed, "is_confirmed"),
)


def read(clock: Clock, on: date) -> clockface.ClockFace:
    return clockface.read(clock, on=on)


def clock_list(request: HttpRequest) -> HttpResponse:
    on = request.actor.on
    form = ClockFilterForm(request.GET)
    clocks = form.chosen(Clock.objects.visible_to(request.actor), on=on).for_list()
    found = clocks.order_by("due_on", "pk")
    if request.GET.get("as") in ("csv", "xlsx"):
        return taken_away(request.GET["as"], "clocks", found, COLUMNS)
    shown = listing(request, found, COLUMNS)
    context: dict[str, Any] = {
        "listing": shown,
        "lines": [
            (clock, read(clock, on), clockface.late_by(clock, on=on)) for clock in shown.page
        ],
        "filters": form,
    }
    return render(request, "governance/deadlines/list.html", context)
