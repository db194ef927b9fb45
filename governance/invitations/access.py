"""Who invites and takes back, and as whom somebody invited acts."""

from datetime import date

from django.db.models import Model

from governance.core.roles import Actor, scope_of
from governance.invitations.grants import GRANTS, Permission
from governance.invitations.models import Invitation
from governance.structure.models import Partnership


def can_invite_for(actor: Actor, place: Model) -> bool:
    """The office that reaches the group, or of the partnership itself."""
    scope = scope_of(actor, Permission.INVITE, GRANTS)
    return place.pk in (scope.partnerships if isinstance(place, Partnership) else scope.groups)


def can_invite(actor: Actor, invitation: Invitation) -> bool:
    """By the keys alone, so that a list of invitations asks for no group."""
    scope = scope_of(actor, Permission.INVITE, GRANTS)
    return invitation.group_id in scope.groups or invitation.partnership_id in scope.partnerships


def is_invited(actor: Actor, invitation: Invitation) -> bool:
    """Who came by its link."""
    return actor.invited_to is not None and actor.invited_to.invitation_id == invitation.pk


def invited_actor(invitation: Invitation, *, on: date) -> Actor:
    """The person invited, with that one task and none of the seats they may hold."""
    return Actor(
        on=on,
        user_id=invitation.person_id,
        name=invitation.person.name,
        invited_to=invitation.task,
    )
