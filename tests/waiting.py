"""What waits in one room, as Home tells it."""

from types import ModuleType

from governance.core.roles import Actor
from governance.core.todo import TodoItem, tell_waiting, together
from lscp.views.home import WAITING


def waiting_items(todo: ModuleType, actor: Actor) -> list[TodoItem]:
    """Of the rows that the ``todo`` of a room gives; the query that Home asks of all rooms,
    in the order in which it tells them.
    """
    parts = list(WAITING[todo.ROOM].rows(actor))
    rows = together(parts, on=actor.on) if parts else ()
    return sorted(tell_waiting(rows, WAITING, actor), key=lambda each: each.order)
