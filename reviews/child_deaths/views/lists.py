"""The page of the panel with its three parts, and each of them as a whole list."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from governance.core.buttons import ActionButton
from governance.core.exports import export_response, wants_file
from governance.core.formatting import format_date
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table, plain_headers, table_rows
from governance.structure.models import Partnership
from reviews.child_deaths import forms, operations
from reviews.child_deaths.grants import GRANTS, Permission
from reviews.child_deaths.models import PanelAttendance, PanelConcernQuerySet, PanelReport
from reviews.child_deaths.reports_due import ReportDue, reports_due
from reviews.child_deaths.views import context
from reviews.child_deaths.views.lookups import visible_concerns

NEWEST = 5
"""Rows of each part on the page that shows all three."""
REPORTS, CONCERNS, ATTENDANCES = "panel-list", "concern-list", "attendance-list"
ADD = {
    REPORTS: ("Record a yearly report", "panel-receive"),
    CONCERNS: ("Record a concern", "concern-pass"),
    ATTENDANCES: ("Record an attendance", "attendance-record"),
}
"""The button above each list, and the page that it leads to."""


def panel_overview(request: ActorRequest) -> HttpResponse:
    """All three parts, the newest rows of each; concerns for those alone who may know of them."""
    rows = concerns(request)[:NEWEST]
    shown = list(rows)
    sees_concerns = bool(shown) or sees(request, Permission.SEE_PANEL_CONCERN)
    parts = [
        part(REPORTS, "Yearly reports", reports(request)[:NEWEST], context.REPORT_COLUMNS),
        part(
            ATTENDANCES,
            "The chair at our meetings",
            attendances(request)[:NEWEST],
            context.ATTENDANCE_COLUMNS,
        ),
    ]
    if sees_concerns:
        parts.insert(1, part(CONCERNS, "Concerns passed on", shown, context.CONCERN_COLUMNS))
    told = {
        "parts": parts,
        "dues": due_lines(request),
        "verbs": add_buttons(request, *ADD),
        "marking": MARKING if shown else "",
        "sees_any": sees(request, Permission.SEE_PANEL_REPORT) or sees_concerns,
    }
    return render(request, "reviews/child_deaths/overview.html", told)


def sees(request: ActorRequest, permission: Permission) -> bool:
    return bool(scope_of(request.actor, permission, GRANTS))


def add_buttons(request: ActorRequest, *lists: str) -> list[ActionButton]:
    """What the office may record."""
    if not scope_of(request.actor, Permission.MANAGE_PANEL_LINK, GRANTS).partnerships:
        return []
    return [
        ActionButton(label, reverse(f"reviews:{page}"), True)
        for label, page in (ADD[name] for name in lists)
    ]


def part(name: str, title: str, rows: Any, columns: Sequence[Column]) -> dict[str, Any]:
    detail = f"reviews:{name.replace('-list', '-detail')}"
    return {
        "title": title,
        "key": name,
        "url": reverse(f"reviews:{name}"),
        "headings": plain_headers(columns),
        "rows": table_rows(rows, columns, detail),
    }


def due_lines(request: ActorRequest) -> list[tuple[str, str, bool]]:
    """Of each partnership of the reader that asks for a report: its name, how it stands, late."""
    scope = scope_of(request.actor, Permission.SEE_PANEL_REPORT, GRANTS)
    found = reports_due(scope.partnerships, on=request.actor.on)
    names = Partnership.objects.in_bulk([each.partnership_id for each in found]) if found else {}
    return [
        (
            names[each.partnership_id].name,
            due_sentence(each),
            each.is_late(request.actor.on),
        )
        for each in found
    ]


def due_sentence(due: ReportDue) -> str:
    """How often it is asked, when the last came, and by when the next is due."""
    asked = due.cadence
    told = [f"{asked.frequency_label} ({asked.source})."]
    if due.last_received_on:
        told.append(f"The last came on {format_date(due.last_received_on)}.")
    else:
        told.append("None is recorded.")
    if due.due_on and not asked.due_working_days:
        told.append(f"No day is stated: the next is expected by {format_date(due.due_on)}.")
    elif due.due_on:
        told.append(f"The next is due by {format_date(due.due_on)}.")
    return " ".join(told)


def reports(request: ActorRequest) -> Any:
    rows = PanelReport.objects.visible_to(request.actor).for_list()
    return rows.prefetch_related("themes").order_by("-year", "partnership", "pk")


def concerns(request: ActorRequest) -> PanelConcernQuerySet:
    return visible_concerns(request).for_list().order_by("-passed_on", "-pk")


def attendances(request: ActorRequest) -> Any:
    rows = PanelAttendance.objects.visible_to(request.actor).for_list()
    return rows.select_related("group").order_by("-held_on", "-pk")


def panel_list(request: ActorRequest) -> HttpResponse:
    form = forms.ReportFilterForm(request.GET)
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(reports(request), wish.get("q", ""))
    if wish.get("theme"):
        rows = rows.filter(themes=wish["theme"])
    if wish.get("status"):
        rows = rows.filter(status=wish["status"])
    if wants_file(request):
        rows = rows.select_related("presented_to")
        return export_response(
            request, "Reports of the child death panel", rows, context.REPORT_FILE
        )
    return render_list(request, REPORTS, rows, context.REPORT_COLUMNS, form)


def attendance_list(request: ActorRequest) -> HttpResponse:
    form = forms.AttendanceFilterForm(request.GET)
    rows = attendances(request)
    if form.is_valid() and form.cleaned_data["presence"]:
        rows = rows.filter(presence=form.cleaned_data["presence"])
    if wants_file(request):
        title = "Child death panel at meetings"
        return export_response(request, title, rows, context.ATTENDANCE_COLUMNS)
    return render_list(request, ATTENDANCES, rows, context.ATTENDANCE_COLUMNS, form)


def concern_list(request: ActorRequest) -> HttpResponse:
    """Also as a file, in Excel alone, which says who took it; being taken leaves a line on each."""
    form = forms.ConcernFilterForm(request.GET)
    rows = filter_concerns(concerns(request), form)
    if request.GET.get("as") == "xlsx":
        operations.take_concerns(list(rows), by=request.actor, at=timezone.now())
        request.may_take_long = True
        title = f"Concerns passed on, {MARKING}"
        return export_response(request, title, rows, context.CONCERN_FILE)
    return render_list(request, CONCERNS, rows, context.CONCERN_COLUMNS, form)


def filter_concerns(
    rows: PanelConcernQuerySet, form: forms.ConcernFilterForm
) -> PanelConcernQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    for word in wish.get("q", "").split():
        rows = rows.filter(Q(said__finds=word) | Q(outcome__finds=word))
    for name in ("direction", "status"):
        if wish.get(name):
            rows = rows.filter(**{name: wish[name]})
    return rows.filter(themes=wish["theme"]) if wish.get("theme") else rows


SAID_OF: dict[str, dict[str, Any]] = {
    REPORTS: {
        "title": "Yearly reports of the child death panel",
        "word": "report",
        "words": "reports",
        "permission": Permission.SEE_PANEL_REPORT,
        "empty": ("No report is recorded", "The business office records each when it comes."),
    },
    CONCERNS: {
        "title": "Concerns passed on",
        "word": "concern",
        "words": "concerns",
        "permission": Permission.SEE_PANEL_CONCERN,
        "is_restricted": True,
        "empty": (
            "No concern is recorded",
            "The business office records what the panel and the partnership tell each other.",
        ),
    },
    ATTENDANCES: {
        "title": "The panel’s chair at our meetings",
        "word": "meeting",
        "words": "meetings",
        "permission": Permission.SEE_PANEL_REPORT,
        "empty": ("No meeting is recorded", "The business office records who came to each."),
    },
}
"""What each list is called, who sees any, and what it says when it is empty."""


def render_list(
    request: ActorRequest, name: str, rows: Any, columns: Sequence[Column], form: Any
) -> HttpResponse:
    """One of the three lists; they differ in their columns and words alone."""
    listing = paginate_table(request, rows, columns)
    said = SAID_OF[name]
    detail = f"reviews:{name.replace('-list', '-detail')}"
    told = {
        **said,
        "listing": listing,
        "rows": table_rows(listing.page, columns, detail),
        "filters": form,
        "here": reverse(f"reviews:{name}"),
        "verbs": add_buttons(request, name),
        "sees_any": sees(request, said["permission"]),
        "marking": MARKING if said.get("is_restricted") and listing.page.object_list else "",
    }
    return render(request, "reviews/child_deaths/list.html", told)
