"""What waits about the panel, for the office: a report that is late or not presented, a concern."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from governance.core.formatting import format_date, format_duration
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from reviews.child_deaths.grants import GRANTS, Permission
from reviews.child_deaths.models import PanelConcern, PanelReport
from reviews.child_deaths.reports_due import reports_due

ROOM = "child_deaths"
CONCERN, REPORT = "concern", "report"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Concerns that are not answered and reports that are not presented, for an office.

    Nothing of a concern itself: that one waits, and since when.
    """
    places = scope_of(actor, Permission.MANAGE_PANEL_LINK, GRANTS).partnerships
    if places:
        concerns = PanelConcern.objects.visible_to(actor).waiting()
        yield select_waiting(ROOM, concerns, what=CONCERN, day=F("passed_on"))
        received = PanelReport.objects.filter(status=PanelReport.Status.RECEIVED)
        yield select_waiting(
            ROOM,
            received.filter(partnership__in=places),
            what=REPORT,
            title=Cast("year", CharField()),
            day=F("received_on"),
        )


def others(row: WaitingRow) -> Others:
    if row.what == REPORT:
        names = ("yearly report of the panel to present", "yearly reports of the panel to present")
        return Others(*names, "reviews:panel-list", "?status=received")
    names = ("concern without an answer", "concerns without an answer")
    return Others(*names, "reviews:concern-list", "?status=open")


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    return report_item(row) if row.what == REPORT else concern_item(row)


def todo_items(actor: Actor) -> list[TodoItem]:
    """Reports that are late; one query, none for those without an office."""
    places = scope_of(actor, Permission.MANAGE_PANEL_LINK, GRANTS).partnerships
    return late_reports(actor, places) if places else []


def late_reports(actor: Actor, places: frozenset[int]) -> list[TodoItem]:
    late = [each for each in reports_due(places, on=actor.on) if each.is_late(actor.on)]
    return [
        TodoItem(
            title=f"Yearly report of the child death panel, {each.partnership_name}",
            about="Child death panel: none has come since the last was due",
            url=reverse("reviews:panel-overview"),
            due_on=each.due_on,
            due_says=f"{days_late(each.due_on, actor)} late" if each.due_on else "",
            tone="late",
        )
        for each in late
    ]


def days_late(due_on: date, actor: Actor) -> str:
    return format_duration((actor.on - due_on).days)


def report_item(row: WaitingRow) -> TodoItem:
    return TodoItem(
        title=f"Child death panel: yearly report {PanelReport(year=int(row.title)).year_label}",
        about="Received; how it was presented is not recorded",
        url=reverse("reviews:panel-detail", args=[row.key]),
        due_says=f"received {format_date(row.day)}",
    )


def concern_item(row: WaitingRow) -> TodoItem:
    return TodoItem(
        title=f"A concern passed on {format_date(row.day)}",
        about="Child death panel, OFFICIAL-SENSITIVE: its answer is not recorded",
        url=reverse("reviews:concern-detail", args=[row.key]),
        due_says="no limit is stated",
    )
