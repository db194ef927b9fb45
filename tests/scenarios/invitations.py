"""Situations of somebody with no seat who is invited to one task."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Model

from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action
from governance.core.registry import InvitedVerb, invited_verb
from governance.core.roles import Actor
from governance.invitations import operations as invitations
from governance.invitations.access import invited_actor
from governance.invitations.models import Invitation
from governance.invitations.transitions import INVITATION
from governance.outbox.models import Message
from governance.people.models import User
from tests.reached_once import reached_once
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, TODAY, acting

LAST_DAY = TODAY + timedelta(days=30)
GUEST = "head@school.example.org"


def the_task(record: Model, verb: str) -> InvitedVerb:
    task = invited_verb(record._meta.label_lower, verb)
    assert task is not None
    return task


def the_office_of(action: Action) -> User:
    """Somebody in the office of a partnership that the action's group serves."""
    service = action.group.services.order_by("pk")[0]
    return scenarios.a_board_officer(service.partnership)


def invited(record: Model, verb: str, *, by: User, email: str = GUEST) -> Invitation:
    return invitations.invite(
        record,
        the_task(record, verb),
        name="Avery Sample",
        email=email,
        expires_on=LAST_DAY,
        by=acting(by),
        at=NOON,
    )


@reached_once
def an_invitation(action: Action | None = None, email: str = GUEST) -> Invitation:
    """The office asks the head of a school how an action stands."""
    action = action or plan_scenarios.an_open_action()
    return invited(action, "update", by=the_office_of(action), email=email)


def its_link(invitation: Invitation) -> str:
    """The address in the mail, from the root."""
    mail = Message.objects.get(key=f"invitation:{invitation.pk}")
    return re.search(r"(/invited/\S+)", mail.body)[1]


def its_guest(invitation: Invitation) -> Actor:
    return invited_actor(invitation, on=TODAY)


def its_action(invitation: Invitation) -> Action:
    return Action.objects.get(pk=invitation.about_id)


def use(invitation: Invitation) -> None:
    invitations.use(invitation, by=its_guest(invitation), at=NOON)


def revoke(invitation: Invitation) -> None:
    office = acting(invitation.invited_by)
    note, seen = "Sent to the wrong person.", scenarios.as_seen(invitation)
    invitations.revoke(invitation, by=office, at=NOON, expected_version=seen, note=note)


def a_used_invitation() -> Invitation:
    invitation = an_invitation()
    use(invitation)
    return invitation


def a_revoked_invitation() -> Invitation:
    invitation = an_invitation()
    revoke(invitation)
    return invitation


def an_expired_invitation() -> Invitation:
    invitation = an_invitation()
    invitations.expire(invitation, by=SCHEDULE, at=NOON)
    return invitation


# Restricted: by link and code


def an_invitation_to_a_return(record: AssuranceReturn | None = None) -> Invitation:
    """The office asks an analyst, who has no seat, for what a group must return."""
    record = record or scenarios.an_open_return()
    return invited(record, "answer", by=scenarios.its_officer(record))


def its_code(invitation: Invitation) -> str:
    """The newest one, from its mail."""
    mails = Message.objects.filter(key__startswith=f"invitation-code:{invitation.pk}:")
    return re.search(r"Your code: (\d{8})", mails.latest("pk").body)[1]


def send_code(invitation: Invitation) -> None:
    invitations.send_code(invitation, by=its_guest(invitation), at=NOON)


def an_invitation_with_a_code() -> Invitation:
    invitation = an_invitation_to_a_return()
    send_code(invitation)
    return invitation


def an_opened_invitation() -> Invitation:
    invitation = an_invitation_with_a_code()
    guest, code = its_guest(invitation), its_code(invitation)
    assert invitations.give_code(invitation, code, by=guest, at=NOON)
    return invitation


def an_invitation_with_a_wrong_code() -> Invitation:
    invitation = an_invitation_with_a_code()
    assert not invitations.give_code(invitation, "none", by=its_guest(invitation), at=NOON)
    return invitation


def lock(invitation: Invitation) -> None:
    INVITATION.move(invitation, "lock", by=its_guest(invitation), at=NOON)


def a_locked_invitation() -> Invitation:
    invitation = an_invitation_with_a_code()
    for _ in range(Invitation.CODES_AT_MOST):
        invitations.give_code(invitation, "none", by=its_guest(invitation), at=NOON)
    return invitation


INVITATION_AT: dict[str, Callable[[], Model]] = {
    Invitation.Status.INVITED: an_invitation,
    Invitation.Status.USED: a_used_invitation,
    Invitation.Status.REVOKED: a_revoked_invitation,
    Invitation.Status.EXPIRED: an_expired_invitation,
    Invitation.Status.LOCKED: a_locked_invitation,
}
