"""Who moves the rows of the machinery: the schedule alone."""

from typing import Any

from governance.core.roles import Actor


def is_scheduler(actor: Actor, record: Any) -> bool:
    """Rows of the machinery are moved by the schedule's actor alone."""
    return actor.is_schedule
