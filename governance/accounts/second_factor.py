"""Who must give a second factor, and whether this session has given it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest

from governance.accounts import cipher
from governance.core.requests import ActorRequest
from governance.people.models import User

GIVEN_BY = "second_factor_given_by"
HAS_SECOND_FACTOR = "has_second_factor"
"""What is kept of a single sign-on: whether the provider said that a second factor was given."""
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as having one; recovery codes only stand in for these."""


def must_give_second_factor(request: ActorRequest) -> bool:
    """Whether this session must give a second factor first; costs nothing once it has."""
    user = request.user
    if not user.is_authenticated or request.session.get(GIVEN_BY) == user.pk:
        return False
    is_asked = user.is_staff or user.is_asked_for_second_factor
    return bool(is_asked or request.actor.needs_second_factor)


def gave_second_factor(request: ActorRequest) -> bool:
    """Whether this session has given one; what is restricted is shown to no other."""
    return request.session.get(GIVEN_BY) == request.user.pk


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


def was_given_elsewhere(sign_on: SocialLogin | None) -> bool:
    """Whether the identity provider asked for it, and is trusted with that by setting."""
    if sign_on is None or not settings.OIDC_SECOND_FACTOR_TRUSTED:
        return False
    return sign_on.account.extra_data.get(HAS_SECOND_FACTOR) is True


class SecondStep(AuthenticateStage):
    """allauth's step of a sign-in, for all but those of whom it was asked elsewhere."""

    def _should_handle(self, request: HttpRequest) -> bool:
        sign_on = (self.login.signal_kwargs or {}).get("sociallogin")
        return not was_given_elsewhere(sign_on) and super()._should_handle(request)


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
