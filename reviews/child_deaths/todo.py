"""What waits about the panel, for the office: a report that is late or not presented, a concern."""

from datetime import date

from django.db.models import F, IntegerField, Value
from django.urls import reverse

from governance.core.formatting import format_date, format_duration
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from governance.structure.models import Partnership
from reviews.child_deaths.grants import GRANTS, Permission
from reviews.child_deaths.models import PanelConcern, PanelReport
from reviews.child_deaths.reports_due import reports_due

AT_MOST = 20


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything of the panel that waits for an office; a constant number of queries, none for
    others.
    """
    places = scope_of(actor, Permission.MANAGE_PANEL_LINK, GRANTS).partnerships
    if not places:
        return []
    return [*late_reports(actor, places), *to_record(actor, places)]


def late_reports(actor: Actor, places: frozenset[int]) -> list[TodoItem]:
    late = [each for each in reports_due(places, on=actor.on) if each.is_late(actor.on)]
    if not late:
        return []
    names = Partnership.objects.in_bulk([each.partnership_id for each in late])
    return [
        TodoItem(
            title=f"Yearly report of the child death panel, {names[each.partnership_id]}",
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


def to_record(actor: Actor, places: frozenset[int]) -> list[TodoItem]:
    """Reports that are not presented and concerns that are not answered; one query for both.

    Nothing of a concern itself: that one waits, and since when.
    """
    concerns = PanelConcern.objects.visible_to(actor).waiting().order_by()
    reports = PanelReport.objects.filter(
        partnership__in=places, status=PanelReport.Status.RECEIVED
    ).order_by()
    columns = ("pk", "day", "year", "is_report")
    waiting = concerns.annotate(
        day=F("passed_on"), year=Value(0, IntegerField()), is_report=Value(0, IntegerField())
    ).values_list(*columns)
    received = reports.annotate(
        day=F("received_on"), is_report=Value(1, IntegerField())
    ).values_list(*columns)
    rows = waiting.union(received).order_by("day", "pk")[:AT_MOST]
    return [
        report_item(pk, day, year) if is_report else concern_item(pk, day)
        for pk, day, year, is_report in rows
    ]


def report_item(pk: int, received_on: date, year: int) -> TodoItem:
    return TodoItem(
        title=f"Child death panel: yearly report {PanelReport(year=year).year_label}",
        about="Received; how it was presented is not recorded",
        url=reverse("reviews:panel-detail", args=[pk]),
        due_says=f"received {format_date(received_on)}",
    )


def concern_item(pk: int, passed_on: date) -> TodoItem:
    return TodoItem(
        title=f"A concern passed on {format_date(passed_on)}",
        about="Child death panel, OFFICIAL-SENSITIVE: its answer is not recorded",
        url=reverse("reviews:concern-detail", args=[pk]),
        due_says="no limit is stated",
    )
