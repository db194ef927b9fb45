"""What waits about mail: what was refused when it was sent, as one line."""

from django.db.models import Count, QuerySet
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.prepared_queries import prepared_counts
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from governance.outbox.grants import GRANTS, Permission
from governance.outbox.models import Message


def todo_items(actor: Actor) -> list[TodoItem]:
    """The failed messages of the actor's office; one query, none for those without an office."""
    if not scope_of(actor, Permission.READ_OUTBOX, GRANTS):
        return []
    failed = Message.Status.FAILED
    count = failed_messages(actor)["count"]
    if not count:
        return []
    return [
        TodoItem(
            title=f"{format_count(count, 'message')} could not be sent",
            about="In the outbox: correct the address, then send again",
            url=f"{reverse('governance:message-list')}?status={failed}",
            due_says="to look at",
            tone="soon",
        )
    ]


@prepared_counts
def failed_messages(actor: Actor) -> tuple[QuerySet[Message], dict[str, Count]]:
    rows = Message.objects.visible_to(actor).filter(status=Message.Status.FAILED)
    return rows, {"count": Count("pk")}
