"""What waits about retention: deletions for a second person, and the list of the year."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.prepared_queries import prepared_counts
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.retention.access import can_see_retention
from governance.retention.models import Disposal, DueRecord


def todo_items(actor: Actor) -> list[TodoItem]:
    """Two queries; none for those without an office."""
    if not can_see_retention(actor):
        return []
    return [*to_approve(actor), *due_this_year(actor)]


def to_approve(actor: Actor) -> list[TodoItem]:
    count = awaiting_me(actor)["count"]
    if not count:
        return []
    return [
        TodoItem(
            title=f"{format_count(count, 'deletion waits', 'deletions wait')} for a second person",
            about="Retention: proposed by somebody else",
            url=reverse("governance:disposal-list") + "?status=proposed",
            due_says="to decide",
            tone="soon",
        )
    ]


def due_this_year(actor: Actor) -> list[TodoItem]:
    count = falling_due(actor)["count"]
    if not count:
        return []
    return [
        TodoItem(
            title=f"{format_count(count, 'record falls', 'records fall')} due this year",
            about="Retention: look at each, delete it by two people or place a hold",
            url=reverse("governance:due-list"),
            due_says="this year",
        )
    ]


@prepared_counts
def awaiting_me(actor: Actor) -> tuple[QuerySet[Disposal], dict[str, Count]]:
    rows = Disposal.objects.visible_to(actor).filter(status=Disposal.Status.PROPOSED)
    return rows.filter(~Q(proposed_by=actor.user_id)), {"count": Count("pk")}


@prepared_counts
def falling_due(actor: Actor) -> tuple[QuerySet[DueRecord], dict[str, Count]]:
    return DueRecord.objects.visible_to(actor).filter(is_held=False), {"count": Count("pk")}
