"""Who may begin a new partnership, and work on one that was begun."""

from assurance.new_partnerships.grants import GRANTS, Permission
from assurance.new_partnerships.models import NewPartnership
from governance.core.roles import Actor, scope_of


def begins_partnerships(actor: Actor) -> bool:
    """An administrator, or the business office of any partnership."""
    return actor.is_administrator or bool(scope_of(actor, Permission.BEGIN_PARTNERSHIP, GRANTS))


def can_begin(actor: Actor, draft: NewPartnership) -> bool:
    """The same, and of what is loaded an office copies its own only: shipped files are public."""
    if actor.is_administrator:
        return True
    scope = scope_of(actor, Permission.BEGIN_PARTNERSHIP, GRANTS)
    source = draft.source_partnership_id
    return bool(scope) and (source is None or source in scope.partnerships)


def can_manage(actor: Actor, draft: NewPartnership) -> bool:
    """Who sees it works on it: who began it, the office copied from, and its own office."""
    if actor.is_administrator:
        return True
    scope = scope_of(actor, Permission.BEGIN_PARTNERSHIP, GRANTS)
    near = {draft.source_partnership_id, draft.partnership_id} & scope.partnerships
    return bool(scope) and (bool(near) or draft.begun_by_id == actor.user_id)
