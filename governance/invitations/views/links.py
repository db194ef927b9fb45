"""What a link of ours opens, and what it says when there is nothing to open."""

from dataclasses import dataclass
from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.core.registry import InvitedVerb, find_record, invited_verb
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.invitations.access import invited_actor
from governance.invitations.models import Invitation

ASK_AGAIN = "If something is still to be said, ask the business office to invite you again."


@dataclass(frozen=True)
class DeadEnd:
    """Why a link opens nothing, and what to do."""

    title: str
    says: str
    status: int = HTTPStatus.GONE


UNKNOWN = DeadEnd(
    "This link is not one of ours",
    "Part of it may be missing: open it from the mail itself, or copy all of it.",
    HTTPStatus.NOT_FOUND,
)
TOO_MANY = DeadEnd(
    "Too many tries", "Wait some minutes, then try again.", HTTPStatus.TOO_MANY_REQUESTS
)
CLOSED = DeadEnd(
    "This cannot be done any more",
    "It was closed since you were invited, so there is nothing left for you to do.",
)
OVER = {
    Invitation.Status.USED: DeadEnd(
        "Thank you, this is done",
        f"What you wrote is with the partnership. The link works once. {ASK_AGAIN}",
        HTTPStatus.OK,
    ),
    Invitation.Status.REVOKED: DeadEnd(
        "This invitation was taken back",
        "The business office took it back. Write to them if you do not know why.",
    ),
    Invitation.Status.EXPIRED: DeadEnd(
        "This invitation has expired", f"Its last day is over. {ASK_AGAIN}"
    ),
    Invitation.Status.LOCKED: DeadEnd(
        "This link is closed", f"Too many wrong codes were given. {ASK_AGAIN}"
    ),
}
"""What the link says when there is nothing left to do by it."""


@dataclass(frozen=True)
class Asked:
    """What a link that is ours opens: the task, its record, and why it is closed, if it is."""

    invitation: Invitation
    task: InvitedVerb
    record: Model
    closed: DeadEnd | None


def for_the_invited(
    request: ActorRequest, template: str, context: dict, status: int
) -> HttpResponse:
    """Drawn for nobody signed in, whoever else uses this browser."""
    response = render(request, f"governance/invitations/{template}.html", context, status=status)
    # Not "no-referrer": with it a browser names no origin, and the form is taken for a forgery.
    response["Referrer-Policy"] = "strict-origin"
    return response


def dead_end(request: ActorRequest, why: DeadEnd) -> HttpResponse:
    return for_the_invited(request, "dead_end", {"why": why}, why.status)


def open_link(request: ActorRequest, token: str) -> Asked | DeadEnd:
    """What the link opens; from here on nobody acts in this request but who was invited."""
    request.user, on = AnonymousUser(), timezone.localdate()
    if not ratelimit.consume(request, action="invitation", key=token):
        return TOO_MANY
    invitation = Invitation.objects.with_token(token)
    if invitation is None:
        return UNKNOWN
    request.actor = invited_actor(invitation, on=on)
    return asked_by(invitation, request.actor) or UNKNOWN


def asked_by(invitation: Invitation, actor: Actor) -> Asked | None:
    """What the invitation is to; None when its record is gone, or nobody is invited to it now."""
    task = invited_verb(invitation.about_kind, invitation.verb)
    record = find_record(invitation.about_kind, invitation.about_id)
    if task is None or record is None:
        return None
    is_open = task.is_open(record, actor)
    closed = OVER.get(invitation.status_on(actor.on)) or (None if is_open else CLOSED)
    return Asked(invitation, task, record, closed)
