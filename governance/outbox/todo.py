"""What waits about mail: what was refused when it was sent, as one line."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem, WaitingRow, waiting_count
from governance.outbox.grants import GRANTS, Permission
from governance.outbox.models import Message

ROOM = "outbox"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """How many messages of the actor’s office failed; nothing for those without an office."""
    if scope_of(actor, Permission.READ_OUTBOX, GRANTS):
        rows = Message.objects.visible_to(actor).filter(status=Message.Status.FAILED)
        yield waiting_count(ROOM, rows, "failed")


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    return TodoItem(
        title=f"{format_count(row.key, 'message')} could not be sent",
        about="In the outbox: correct the address, then send again",
        url=f"{reverse('governance:message-list')}?status={Message.Status.FAILED}",
        due_says="to look at",
        tone="soon",
    )
