"""The page in the link: one task for somebody with no seat, and nothing else.

Opening it uses nothing up, for mail scanners open links; only sending the form does.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from governance.core.errors import Refused
from governance.core.form_pages import perform_unless_changed
from governance.core.forms.operation_forms import OperationForm
from governance.core.registry import InvitedVerb, find_record, invited_verb
from governance.core.requests import ActorRequest
from governance.invitations import operations as invitations
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


@login_not_required
@cache_control(private=True, no_store=True)
def invited_task(request: ActorRequest, token: str) -> HttpResponse:
    request.user, on = AnonymousUser(), timezone.localdate()
    if not ratelimit.consume(request, action="invitation", key=token):
        return dead_end(request, TOO_MANY)
    invitation = Invitation.objects.with_token(token)
    asked = asked_by(invitation, on) if invitation else None
    if invitation is None or asked is None:
        return dead_end(request, UNKNOWN)
    request.actor = invited_actor(invitation, on=on)
    return task_page(request, token, asked)


def asked_by(invitation: Invitation, on: date) -> Asked | None:
    """What the invitation is to; None when its record is gone, or nobody is invited to it now."""
    task = invited_verb(invitation.about_kind, invitation.verb)
    record = find_record(invitation.about_kind, invitation.about_id)
    if task is None or record is None:
        return None
    closed = OVER.get(invitation.status_on(on)) or (None if task.is_open(record) else CLOSED)
    return Asked(invitation, task, record, closed)


def task_page(request: ActorRequest, token: str, asked: Asked) -> HttpResponse:
    """The form; sent and well formed, the task is done and the link says so from then on.

    What somebody wrote is never lost: where it is too late they see it again, and why.
    """
    is_sent = request.method == "POST"
    form = asked.task.form(asked.record, request.POST if is_sent else None)
    if asked.closed and not (is_sent and form.is_valid()):
        return dead_end(request, asked.closed)
    if not is_sent or not form.is_valid():
        return draw(request, asked, form)
    do = partial(invitations.do_task, asked.invitation, asked.task.operation)
    subject = asked.task.subject(asked.record)
    refusal = perform_unless_changed(request, form, do, *subject)[1]
    if refusal is not None:
        return draw(request, asked, form, refusal)
    return draw(request, asked, form) if form.errors else redirect("governance:invited-task", token)


def draw(
    request: ActorRequest, asked: Asked, form: OperationForm, refusal: Refused | None = None
) -> HttpResponse:
    """Whom the task is closed to reads nothing of the record any more, only what they typed."""
    context = {
        "invitation": asked.invitation,
        "task": asked.task,
        "shown": () if refusal else asked.task.shown(asked.record),
        "form": form,
        "refusal": refusal,
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return for_the_invited(request, "task", context, status)
