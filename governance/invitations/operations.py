"""Inviting somebody to one task, doing it by the link, taking the invitation back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotNow
from governance.core.record_changes import lock
from governance.core.registry import InvitedVerb
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed, ensure_open
from governance.invitations import access, notifications
from governance.invitations.models import Invitation
from governance.invitations.tokens import (
    code_digest,
    is_code,
    new_code,
    new_token,
    token_digest,
)
from governance.invitations.transitions import INVITATION
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people import operations as people
from governance.people.models import User
from governance.structure.models import Group, Partnership


@transaction.atomic
def invite(
    record: Model,
    task: InvitedVerb,
    *,
    name: str,
    email: str,
    expires_on: date,
    by: Actor,
    at: datetime,
) -> Invitation:
    """Send somebody the link to one task; it works to the end of ``expires_on``.

    Who is known by the address keeps the name they have. Raises NotAllowed, NotNow (the task is
    not open), ValidationError (its last day).
    """
    token = new_token()
    invitation = new_invitation(record, task, token, expires_on=expires_on, by=by, at=at)
    ensure_allowed(access.can_invite(by, invitation), "invite somebody to", record)
    ensure_open(task.is_open(record, by), "invite somebody to", record)
    known = User.objects.filter(email__iexact=email).first()
    invitation.person = known or people.add_invited_person(
        name, email, by=by, at=at, part_of=invitation
    )
    INVITATION.create(invitation, "invite", by=by, at=at)
    outbox.enqueue([notifications.invited(invitation, task, token, at=at)])
    return invitation


@transaction.atomic
def send_link(
    record: Model,
    task: InvitedVerb,
    person: User,
    letter: Callable[[Invitation, str], Message],
    *,
    expires_on: date,
    by: Actor,
    at: datetime,
) -> Invitation:
    """Mail somebody whose task it is the link to that one task.

    ``letter`` makes the mail of the invitation and its address. Raises NotAllowed, NotNow (the task
    is not open), ValidationError (its last day).
    """
    may_send = task.sent_by is not None and task.sent_by(by, record)
    ensure_allowed(may_send, "send the link to", record)
    token = new_token()
    invitation = new_invitation(record, task, token, expires_on=expires_on, by=by, at=at)
    ensure_open(task.is_open(record, by), "send the link to", record)
    invitation.person = person
    INVITATION.create(invitation, "invite", by=by, at=at, part_of=record)
    outbox.enqueue_new([letter(invitation, notifications.link_of(token))])
    return invitation


def new_invitation(
    record: Model,
    task: InvitedVerb,
    token: str,
    *,
    expires_on: date,
    by: Actor,
    at: datetime,
) -> Invitation:
    """One not saved yet, to nobody so far."""
    place = task.place(record)
    return Invitation(
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        about_label=task.name(record)[:200],
        verb=task.verb,
        group=place if isinstance(place, Group) else None,
        partnership=place if isinstance(place, Partnership) else None,
        token_digest=token_digest(token),
        needs_code=task.needs_code,
        expires_on=expires_on,
        invited_at=at,
        invited_by_id=by.user_id,
    )


def use(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """The task is done; raises NotNow for one that was used, taken back or is over."""
    INVITATION.move(invitation, "use", by=by, at=at, used_at=at)


@transaction.atomic
def do_task(
    invitation: Invitation,
    operation: Callable[..., Any],
    *subject: Any,
    by: Actor,
    at: datetime,
    is_last: bool = True,
    **given: Any,
) -> Any:
    """Do what was asked and use the invitation up, both or neither; returns what it returned.

    It can be used again where this was not the last of several sittings. Raises what the operation
    does, and NotNow as ``use``.
    """
    if is_last:
        use(invitation, by=by, at=at)
    else:
        lock(invitation)
        INVITATION.require("use", by, invitation)
    return operation(*subject, by=by, at=at, **given)


@transaction.atomic
def send_code(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Mail a new code, which replaces an earlier one; raises NotNow after five of them."""
    lock(invitation)
    code = new_code()
    fresh = {
        "code_digest": code_digest(code, invitation.token_digest),
        "code_sent_at": at,
        "codes_sent": invitation.codes_sent + 1,
    }
    INVITATION.edit(invitation, fresh, verb="send_code", by=by, at=at, expected_version=0)
    outbox.enqueue([notifications.code(invitation, code, at=at)])


@transaction.atomic
def give_code(invitation: Invitation, code: str, *, by: Actor, at: datetime) -> bool:
    """Whether it is the code, which works once; the fifth wrong one closes the link.

    Raises NotNow for one that was used, taken back, is over or closed.
    """
    lock(invitation)
    is_right = invitation.has_fresh_code(at) and is_code(
        code, invitation.token_digest, invitation.code_digest
    )
    changes: dict[str, Any] = {"wrong_codes": invitation.wrong_codes + 1}
    verb, changes = ("give_code", {"code_digest": ""}) if is_right else ("fail_code", changes)
    INVITATION.edit(invitation, changes, verb=verb, by=by, at=at, expected_version=0)
    if invitation.wrong_codes >= invitation.CODES_AT_MOST:
        INVITATION.move(invitation, "lock", by=by, at=at)
    return is_right


def revoke(
    invitation: Invitation,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """The link works no more, and why; raises Stale when it is not what was seen."""
    INVITATION.move(
        invitation,
        "revoke",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        revoked_at=at,
        revoked_by_id=by.user_id,
    )


def expire(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Its last day is over."""
    INVITATION.move(invitation, "expire", by=by, at=at)


def expire_all(*, by: Actor, at: datetime) -> int:
    """Close every invitation whose last day is over; returns how many."""
    closed = 0
    for invitation in Invitation.objects.to_expire(on=by.on):
        with suppress(NotNow):  # it was used or taken back meanwhile
            expire(invitation, by=by, at=at)
            closed += 1
    return closed
