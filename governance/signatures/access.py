"""Who may give the agreement of a seat."""

from governance.core.roles import Actor, scope_of
from governance.signatures.models import Signature
from governance.structure.grants import GRANTS, Permission


def can_sign(actor: Actor, signature: Signature) -> bool:
    """Who holds the seat; its named deputy only where the arrangements let a deputy sign."""
    return signature.seat_id in actor.signing_seats


def is_office(actor: Actor, signature: Signature) -> bool:
    """An office; the operation it is part of has asked first whether this is the right one."""
    return bool(scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS).partnerships)
