"""What waits about timetables: what one leads, once its months have come."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.core.formatting import format_month
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.timetable.models import TimetableEntry

ROOM = "timetable"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    words = {"title": F("title"), "detail": F("kind"), "due_on": F("due_on")}
    yield select_waiting(ROOM, TimetableEntry.objects.to_do(actor), **words)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    is_late = bool(row.due_on and row.due_on < actor.on)
    return TodoItem(
        title=row.title,
        about=f"{TimetableEntry.Kind(row.detail).label}, in the timetable",
        url=reverse("governance:entry-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=f"by the end of {format_month(row.due_on)}" if row.due_on else "",
        tone="late" if is_late else "soon",
    )


def others(row: WaitingRow) -> Others:
    names = ("entry of the timetable to do", "entries of the timetable to do")
    return Others(*names, "governance:entry-list", "?status=begun")
