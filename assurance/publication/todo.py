"""What waits for the office: copies still to send, a day of publication that is near or over."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse

from assurance.publication.models import YearlyDispatch
from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.models import YearlyReport
from assurance.yearly.todo import says
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting

ROOM = "publication"
NEAR = timedelta(days=30)
"""So long before the day of publication Home says it; a proposal, as the plan's days are."""
COPY, PUBLISH = "copy", "publish"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Nothing for those who prepare no report."""
    places = scope_of(actor, Permission.PREPARE_YEARLY, GRANTS).partnerships
    if places:
        yield copies_to_send(places)
        yield reports_to_publish(actor, places)


def copies_to_send(places: frozenset[int]) -> QuerySet:
    """Only what the edition asks for has a day."""
    rows = YearlyDispatch.objects.waiting().filter(report__partnership__in=places)
    by_edition = When(
        origin=YearlyDispatch.Origin.EDITION, then=F("report__dispatch_deadline__due_on")
    )
    return select_waiting(
        ROOM,
        rows,
        what=COPY,
        key=F("report"),
        title=F("recipient"),
        due_on=Case(by_edition, default=Value(None)),
        detail=F("report__period__label"),
    )


def reports_to_publish(actor: Actor, places: frozenset[int]) -> QuerySet:
    rows = YearlyReport.objects.unpublished().filter(
        partnership__in=places, deadline__due_on__lte=actor.on + NEAR
    )
    return select_waiting(
        ROOM,
        rows,
        what=PUBLISH,
        title=F("partnership__short_name"),
        due_on=F("deadline__due_on"),
        detail=F("period__label"),
    )


def others(row: WaitingRow) -> Others:
    if row.what == COPY:
        return Others("copy to send", "copies to send", "assurance:yearly-list")
    names = ("yearly report to publish", "yearly reports to publish")
    return Others(*names, "assurance:yearly-list")


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    is_late = row.due_on is not None and row.due_on < actor.on
    page, what = ("dispatch", "sent") if row.what == COPY else ("publish", "published")
    return TodoItem(
        title=row.title if row.what == COPY else f"Yearly report, {row.title}",
        about=f"Yearly report, {row.detail}: to be {what}",
        url=reverse(f"assurance:yearly-{page}", args=[row.key]),
        due_on=row.due_on,
        due_says=says(row, actor) if row.due_on else "no limit is stated",
        tone="late" if is_late else "soon" if row.due_on else "",
    )
