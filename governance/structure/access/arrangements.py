"""Who may load arrangements and end what they hold: the schedule's own command, an office."""

from typing import Any

from governance.core.roles import Actor, scope_of
from governance.structure.grants import GRANTS, Permission


def can_manage_arrangements(actor: Actor, record: Any) -> bool:
    """The command line acts as the schedule; on a page, an administrator or an office."""
    if actor.is_schedule or actor.is_administrator:
        return True
    return bool(scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS))
