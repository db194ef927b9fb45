"""Who looks after retention, and who is the second person."""

from typing import Any

from governance.core.roles import Actor, scope_of
from governance.retention.grants import GRANTS, Permission
from governance.retention.models import Disposal


def can_see_retention(actor: Actor) -> bool:
    """The office of any partnership, and administrators."""
    return actor.is_administrator or bool(scope_of(actor, Permission.MANAGE_RETENTION, GRANTS))


def can_manage(actor: Actor, record: Any) -> bool:
    """The office of what the row is about, and administrators; of no place, they alone."""
    scope = scope_of(actor, Permission.MANAGE_RETENTION, GRANTS)
    is_own = record.partnership_id in scope.partnerships or record.group_id in scope.groups
    return actor.is_administrator or is_own


def can_approve(actor: Actor, record: Disposal) -> bool:
    """The same, but not who proposed it."""
    return can_manage(actor, record) and actor.user_id != record.proposed_by_id
