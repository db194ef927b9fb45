"""What waits about risks: one to look at, one to accept from below."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.risks.models import Risk

ROOM = "risks"
LOOK, TAKE_ON = "look", "take_on"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    look = Risk.objects.to_look_at(actor)
    words = {"title": F("title"), "detail": F("kind")}
    yield select_waiting(ROOM, look, what=LOOK, due_on=F("next_look_on"), **words)
    yield select_waiting(ROOM, Risk.objects.to_accept(actor), what=TAKE_ON, **words)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    kind, is_late = Risk.Kind(row.detail).label, bool(row.due_on and row.due_on < actor.on)
    to_do = "to be looked at" if row.what == LOOK else "passed up: accept it or send it back"
    return TodoItem(
        title=row.title,
        about=f"{kind}, {to_do}",
        url=reverse("governance:risk-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=f"look by {format_date(row.due_on)}" if row.due_on else "",
        tone="late" if is_late else "soon",
    )


def others(row: WaitingRow) -> Others:
    if row.what == LOOK:
        names = ("risk to look at", "risks to look at")
        return Others(*names, "governance:risk-list", "?status=due")
    names = ("risk to accept", "risks to accept")
    return Others(*names, "governance:risk-list", "?status=passed_up")
