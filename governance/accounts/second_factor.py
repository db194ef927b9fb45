"""Who must give a second factor, and whether this session has given it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpRequest

from governance.accounts import cipher
from governance.core.requests import ActorRequest
from governance.people.models import User

GIVEN_BY = "second_factor_given_by"
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as having one; recovery codes only stand in for these."""


def must_give_second_factor(request: ActorRequest) -> bool:
    """Whether this session must give a second factor first; costs nothing once it has."""
    user = request.user
    if not user.is_authenticated or request.session.get(GIVEN_BY) == user.pk:
        return False
    return bool(user.is_staff or request.actor.needs_second_factor)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


def note_given(request: HttpRequest, user: User) -> None:
    """This session has given it; the person's key is kept too, for a session may change hands."""
    request.session[GIVEN_BY] = user.pk


def forget_given(request: HttpRequest) -> None:
    request.session.pop(GIVEN_BY, None)


def give_second_factor(user: User, secret: str | None = None) -> str:
    """Seed an authenticator app and recovery codes, for a demo person; returns the secret.

    Called again it changes nothing, unless another secret is given.
    """
    app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if app and secret is None:
        return cipher.decrypt(app.data["secret"])
    if app:
        app.delete()
    chosen = secret or generate_totp_secret()
    TOTP.activate(user, chosen)
    RecoveryCodes.activate(user)
    return chosen
