"""Which returns an actor's agency is asked, and which it answers, as conditions."""

from django.db.models import Q

from assurance.returns.grants import GRANTS, Permission
from governance.core.roles import Actor
from governance.structure.mandates import mandates_of


def asked_of(actor: Actor, permission: Permission) -> Q:
    """What the actor's agency is asked, or answers for another that is, in their partnership."""
    mandates = mandates_of(actor, permission, GRANTS)
    own = mandates.asked("organisation", group="returns_to")
    return own | mandates.asked("through", group="returns_to")


def to_answer(actor: Actor, permission: Permission = Permission.ANSWER_RETURN) -> Q:
    """What the actor's agency answers there: for itself, or for another that answers through it."""
    mandates = mandates_of(actor, permission, GRANTS)
    for_itself = Q(through=None) & mandates.asked("organisation", group="returns_to")
    return for_itself | mandates.asked("through", group="returns_to")
