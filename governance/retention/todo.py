"""What waits about retention: deletions for a second person, and the list of the year."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.roles import Actor
from governance.core.todo import TodoItem, WaitingRow, waiting_count
from governance.retention.access import can_see_retention
from governance.retention.models import Disposal, DueRecord

ROOM = "retention"
TO_APPROVE, DUE = "to_approve", "due"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Two counts; nothing for those without an office."""
    if can_see_retention(actor):
        proposed = Disposal.objects.visible_to(actor).filter(status=Disposal.Status.PROPOSED)
        yield waiting_count(ROOM, proposed.filter(~Q(proposed_by=actor.user_id)), TO_APPROVE)
        due = DueRecord.objects.visible_to(actor).filter(is_held=False)
        yield waiting_count(ROOM, due, DUE)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    if row.what == TO_APPROVE:
        waits = format_count(row.key, "deletion waits", "deletions wait")
        return TodoItem(
            title=f"{waits} for a second person",
            about="Retention: proposed by somebody else",
            url=reverse("governance:disposal-list") + "?status=proposed",
            due_says="to decide",
            tone="soon",
        )
    return TodoItem(
        title=f"{format_count(row.key, 'record falls', 'records fall')} due this year",
        about="Retention: look at each, delete it by two people or place a hold",
        url=reverse("governance:due-list"),
        due_says="this year",
    )
