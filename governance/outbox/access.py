"""Who looks after the outbox: the offices of the groups its messages are about."""

from governance.core.roles import Actor, scope_of
from governance.outbox.grants import GRANTS, Permission
from governance.outbox.models import Message


def can_read_outbox(actor: Actor) -> bool:
    return bool(scope_of(actor, Permission.READ_OUTBOX, GRANTS))


def can_resend(actor: Actor, message: Message) -> bool:
    """An office that reaches the group; what concerns an account is asked for anew instead."""
    scope = scope_of(actor, Permission.READ_OUTBOX, GRANTS)
    return scope.everywhere or message.group_id in scope.groups
