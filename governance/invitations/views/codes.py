"""The code that a restricted task asks for: sent apart, given once, remembered by this browser."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from governance.core.requests import ActorRequest
from governance.invitations import operations as invitations
from governance.invitations.forms import CodeForm
from governance.invitations.models import Invitation
from governance.invitations.transitions import INVITATION
from governance.invitations.views.links import (
    TOO_MANY,
    Asked,
    DeadEnd,
    dead_end,
    for_the_invited,
    open_link,
)

COOKIE, SALT = "invitation", "governance.invitations.given"
WRONG = "That is not the code, or its time is over. Type the newest one, or have another sent."


def has_given_code(request: ActorRequest, invitation: Invitation) -> bool:
    """Whether this browser has given the code, not longer ago than a session lasts."""
    given = request.get_signed_cookie(
        COOKIE, default=None, salt=SALT, max_age=settings.SESSION_COOKIE_AGE
    )
    return given == str(invitation.pk)


def code_page(
    request: ActorRequest, token: str, asked: Asked, form: CodeForm | None = None
) -> HttpResponse:
    """Nothing of the task is told before the code is given."""
    invitation = asked.invitation
    context = {
        "token": token,
        "form": form or CodeForm(),
        "is_code_sent": invitation.has_fresh_code(timezone.now()),
        "may_send": INVITATION.offers("send_code", request.actor, invitation),
    }
    return for_the_invited(request, "code", context, HTTPStatus.OK)


@login_not_required
@cache_control(private=True, no_store=True)
def invited_code_send(request: ActorRequest, token: str) -> HttpResponse:
    """Only by its button, for mail scanners open links."""
    asked = open_link(request, token)
    if isinstance(asked, DeadEnd):
        return dead_end(request, asked)
    if request.method == "POST" and not asked.closed:
        if not INVITATION.offers("send_code", request.actor, asked.invitation):
            return dead_end(request, TOO_MANY)
        invitations.send_code(asked.invitation, by=request.actor, at=timezone.now())
    return redirect("governance:invited-task", token)


@login_not_required
@cache_control(private=True, no_store=True)
def invited_code(request: ActorRequest, token: str) -> HttpResponse:
    asked = open_link(request, token)
    if isinstance(asked, DeadEnd):
        return dead_end(request, asked)
    if request.method != "POST" or asked.closed or not asked.invitation.needs_code:
        return redirect("governance:invited-task", token)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return code_page(request, token, asked, form)
    typed, now = form.cleaned_data["code"], timezone.now()
    if invitations.give_code(asked.invitation, typed, by=request.actor, at=now):
        return opened(token, asked.invitation)
    form.add_error("code", WRONG)
    is_closed = not INVITATION.offers("fail_code", request.actor, asked.invitation)
    return (
        redirect("governance:invited-task", token)
        if is_closed
        else code_page(request, token, asked, form)
    )


def opened(token: str, invitation: Invitation) -> HttpResponse:
    """On to the task; the cookie goes to this link alone and says only that the code was given."""
    here = reverse("governance:invited-task", args=[token])
    response = redirect(here)
    response.set_signed_cookie(
        COOKIE,
        str(invitation.pk),
        salt=SALT,
        max_age=settings.SESSION_COOKIE_AGE,
        path=here,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
