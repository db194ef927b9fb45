"""What waits about new partnerships: one to go on with, one with lines to be confirmed."""

from collections.abc import Iterator

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from assurance.new_partnerships.access import begins_partnerships
from assurance.new_partnerships.models import NewPartnership
from governance.core.formatting import format_count
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting

ROOM = "new_partnerships"
DRAFT = NewPartnership.Status.DRAFT


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Nothing for those who begin none."""
    if not begins_partnerships(actor):
        return
    rows = NewPartnership.objects.visible_to(actor).waiting()
    copied = Concat(Value("like "), F("source_short_name"))
    title = Case(When(name="", then=copied), default=F("name"), output_field=CharField())
    left = Cast(F("to_confirm"), CharField())
    yield select_waiting(ROOM, rows, what=F("status"), title=title, detail=left)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    left = format_count(int(row.detail), "line")
    about = (
        f"New partnership being drawn up, {left} to be confirmed"
        if row.what == DRAFT
        else f"Its arrangements were copied: {left} to be confirmed"
    )
    return TodoItem(
        title=row.title,
        about=about,
        url=reverse("assurance:new-partnership-detail", args=[row.key]),
    )


def others(row: WaitingRow) -> Others:
    return Others("new partnership", "new partnerships", "assurance:new-partnership-list")
