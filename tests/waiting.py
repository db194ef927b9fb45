"""What waits in one room, as Home tells it."""

from types import ModuleType

from governance.core.roles import Actor
from governance.core.todo import TodoItem, WaitingRow, together


def waiting_items(todo: ModuleType, actor: Actor) -> list[TodoItem]:
    """Of the rows that the ``todo`` of a room gives; the query that Home asks of all rooms."""
    parts = list(todo.waiting_rows(actor))
    rows = together(parts, at_most=50) if parts else []
    return [todo.waiting_item(WaitingRow._make(row), actor) for row in rows]
