"""The operations of an invitation: sent, used once, taken back, or over."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from governance.core import access as core_access
from governance.core.errors import NotNow
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.invitations import access
from governance.invitations.models import Invitation

INVITED, USED, REVOKED, EXPIRED, LOCKED = Invitation.Status
AT_MOST_DAYS = 90
"""Calendar days for which a link works at most."""


def has_a_last_day(record: Invitation, context: OperationContext) -> None:
    """It works today, and not for ever."""
    left = record.expires_on - context.by.on
    if not timedelta(0) <= left <= timedelta(days=AT_MOST_DAYS):
        says = f"Give a day from today on, at most {AT_MOST_DAYS} days ahead."
        raise ValidationError({"expires_on": says})


def is_not_over(record: Invitation, context: OperationContext) -> None:
    """Raises NotNow after its last day, though nobody has written that down yet."""
    if record.status_on(context.by.on) is EXPIRED:
        raise NotNow(context.verb, record)


def may_have_a_code(record: Invitation) -> bool:
    """Not for ever: whoever has the link could fill somebody's mailbox."""
    return takes_codes(record) and record.codes_sent < record.CODES_AT_MOST


def takes_codes(record: Invitation) -> bool:
    return record.needs_code and record.status == INVITED


INVITATION = Workflow(
    creations={
        "invite": Creation(
            label="Invite somebody",
            past="sent {}",
            allowed=access.can_invite,
            requirements=has_a_last_day,
        )
    },
    moves={
        "use": Transition(
            label="Use the invitation",
            past="used {}",
            source=(INVITED,),
            target=USED,
            allowed=access.is_invited,
            requirements=is_not_over,
        ),
        "revoke": Transition(
            label="Take back",
            past="took back {}",
            source=(INVITED,),
            target=REVOKED,
            allowed=access.can_invite,
            needs_note=True,
            is_irreversible=True,
        ),
        "expire": Transition(
            label="Expire",
            past="closed {} after its last day",
            source=(INVITED,),
            target=EXPIRED,
            allowed=core_access.is_scheduler,
        ),
        "lock": Transition(
            label="Close after too many wrong codes",
            past="closed {} after too many wrong codes",
            source=(INVITED,),
            target=LOCKED,
            allowed=access.is_invited,
        ),
    },
    edits={
        "send_code": Edit(
            label="Send the code",
            past="asked for a code to {}",
            allowed=access.is_invited,
            editable_when=may_have_a_code,
            requirements=is_not_over,
        ),
        "give_code": Edit(
            label="Open it",
            past="gave the code to {}",
            allowed=access.is_invited,
            editable_when=takes_codes,
            requirements=is_not_over,
        ),
        "fail_code": Edit(
            label="Give a wrong code",
            past="gave a wrong code to {}",
            allowed=access.is_invited,
            editable_when=takes_codes,
            requirements=is_not_over,
        ),
    },
)
