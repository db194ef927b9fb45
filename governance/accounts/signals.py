"""What signing in leaves in the trail: received from allauth's and Django's own signals.

A line names the account by number. Of an address nobody here has, nothing is kept at all.
"""

import time
from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa
from allauth.socialaccount.models import SocialLogin
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_login_failed
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from governance.accounts import known_browsers
from governance.accounts.last_use import USED_AT
from governance.accounts.second_factor import (
    forget_given,
    has_second_factor,
    note_given,
    was_given_elsewhere,
)
from governance.core import form_recovery
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User
from governance.people.operations import end_sessions

UNKNOWN = User(pk=0)
"""The subject of a failed sign-in with an address that belongs to nobody."""


def connect_receivers() -> None:
    """Called once, when the app is ready."""
    account.user_logged_in.connect(signed_in)
    account.user_logged_in.connect(note_session)
    user_login_failed.connect(sign_in_failed)
    for signal in (account.password_changed, account.password_reset, account.password_set):
        signal.connect(password_changed)
    mfa.authenticator_added.connect(second_factor_added)
    mfa.authenticator_removed.connect(second_factor_removed)
    mfa.authenticator_reset.connect(recovery_codes_renewed)
    mfa.authenticator_used.connect(second_factor_used)
    mfa.authentication_failed.connect(second_factor_failed)


def leave_line(person: User, verb: str, *, known: bool = True, detail: str = "") -> None:
    """One line about an account; ``known`` when the person themselves did it for certain."""
    now = timezone.now()
    by = Actor(on=timezone.localdate(now), user_id=person.pk if known else None)
    TrailEntry.record(person, verb, by=by, at=now, after=detail)


def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """From here on the session ends with the browser, or so long after its last use.

    The browser itself is known from now on.
    """
    request.session.set_expiry(0)
    request.session[USED_AT] = time.time()
    form_recovery.discard(request)
    if sign_on := kwargs.get("sociallogin"):
        signed_on(request, user, sign_on)
    leave_line(user, "sign_in", detail="single sign-on" if sign_on else "")
    if response := kwargs.get("response"):
        known_browsers.remember(request, response, user.email)


def note_session(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """It stands in the list of the person's open sessions; those that are over do so no more.

    A constant number of queries, however many are open.
    """
    open_now = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    UserSession.objects.filter(user=user).exclude(session_key__in=open_now).delete()
    UserSession.objects.create_from_request(request)


def signed_on(request: HttpRequest, user: User, sign_on: SocialLogin) -> None:
    """Who came from the identity provider may know no password here to confirm a change with.

    So for some minutes the sign-in confirms it, as a password typed again does.
    """
    record_authentication(request, user, "socialaccount", reauthenticated=True)
    if was_given_elsewhere(sign_on):
        note_given(request, user)


def sign_in_failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    address = credentials.get("email") or credentials.get("username") or ""
    person = User.objects.filter(email__iexact=address).first()
    leave_line(person or UNKNOWN, "fail_sign_in", known=False)


def password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    leave_line(user, "change_password")


def second_factor_used(request: HttpRequest, user: User, **kwargs: Any) -> None:
    note_given(request, user)


def second_factor_failed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    leave_line(user, "fail_second_factor", known=False)


def second_factor_added(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Whoever sets one up has it in hand."""
    note_given(request, user)
    leave_line(user, "add_second_factor", detail=kwargs["authenticator"].type)


def second_factor_removed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """With the last one gone nobody stays signed in on the strength of it."""
    leave_line(user, "remove_second_factor", detail=kwargs["authenticator"].type)
    if not has_second_factor(user):
        forget_given(request)
        end_sessions(user, but=request.session.session_key)


def recovery_codes_renewed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    leave_line(user, "renew_recovery_codes")
