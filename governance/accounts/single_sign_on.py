"""Who is signed in by what the identity provider says, and what the others are told.

Nobody is created and nothing is linked: each time the verified address is looked up anew, so that
the office's change of an address counts at once.
"""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from governance.accounts.id_tokens import Identity
from governance.accounts.identity_provider import IdentityProvider, provider_of
from governance.accounts.second_factor import HAS_SECOND_FACTOR
from governance.accounts.signals import UNKNOWN, leave_line
from governance.people.models import User

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DeadEnd:
    """Why nobody was signed in, and what to do; ``{}`` is the provider's name."""

    title: str
    sentence: str
    status: HTTPStatus


NO_ACCOUNT = DeadEnd(
    "There is no open account for this address",
    "You signed in with {}, but no account here is open for that address. Ask your partnership’s "
    "business office: they open accounts, and they know under which address yours is.",
    HTTPStatus.FORBIDDEN,
)
"""Said of a closed account in the same words: nobody is told whether there is one."""
NOT_VERIFIED = DeadEnd(
    "{} does not vouch for your e-mail address",
    "You signed in with {}, but it did not say that it has verified your e-mail address. Ask "
    "whoever looks after your work account there, or your partnership’s business office.",
    HTTPStatus.FORBIDDEN,
)
CANCELLED = DeadEnd(
    "You did not sign in with {}",
    "It was stopped there, by you or by {}. If you did not stop it, ask whoever looks after your "
    "work account.",
    HTTPStatus.FORBIDDEN,
)
OUT_OF_DATE = DeadEnd(
    "This sign-in was not begun here",
    "It was begun in another browser, more than ten minutes ago, or has been used. Begin again.",
    HTTPStatus.BAD_REQUEST,
)
NOT_TRUSTED = DeadEnd(
    "The answer of {} could not be used",
    "What {} said of you did not pass our checks. If it happens again, tell your partnership’s "
    "business office.",
    HTTPStatus.FORBIDDEN,
)
NO_ANSWER = DeadEnd(
    "{} does not answer just now",
    "We could not reach {}. Wait some minutes, then try again.",
    HTTPStatus.SERVICE_UNAVAILABLE,
)
TOO_MANY = DeadEnd(
    "Too many tries",
    "Too many people tried to sign in with {} from your network. Wait a minute, then try again.",
    HTTPStatus.TOO_MANY_REQUESTS,
)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """What allauth asks us about single sign-on."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> IdentityProvider:
        """The one of the settings; no row of a table adds another."""
        return provider_of(request)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Say whom it signs in, and forget the rest. Raises ImmediateHttpResponse."""
        identity = Identity(**sociallogin.account.extra_data)
        sociallogin.token = None
        sociallogin.account.extra_data = {HAS_SECOND_FACTOR: identity.has_second_factor}
        if not (identity.address and identity.is_verified):
            leave_line(UNKNOWN, "fail_sign_in", known=False)
            raise ImmediateHttpResponse(dead_end(request, NOT_VERIFIED))
        person = find_person(identity.address)
        if person is None or not person.is_active:
            leave_line(person or UNKNOWN, "fail_sign_in", known=False)
            raise ImmediateHttpResponse(dead_end(request, NO_ACCOUNT))
        sociallogin.user = person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: IdentityProvider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        if exception:
            response = failed(request, exception)
        elif error == AuthError.CANCELLED:
            response = dead_end(request, CANCELLED)
        elif (extra_context or {}).get("state"):
            response = failed(request, OAuth2Error(f"it said {request.GET.get('error')!r:.60}"))
        else:
            response = dead_end(request, OUT_OF_DATE)
        raise ImmediateHttpResponse(response)

    def serialize_instance(self, instance: Model) -> dict[str, Any]:
        """A sign-in that waits for the second step keeps of a person the key alone."""
        if isinstance(instance, User):
            return {"id": instance.pk}
        return super().serialize_instance(instance)


def find_person(address: str) -> User | None:
    """Whose address it is, capitals or not; what merely looks alike to a database is another."""
    alike = User.objects.filter(email__iexact=address)
    return next((each for each in alike if lowered(each.email) == lowered(address)), None)


def lowered(address: str) -> bytes:
    """In small letters as far as they are ASCII: no other letter is taken for one of these."""
    return address.encode().lower()


def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """What the provider said was not good, or it said nothing."""
    log.warning("single sign-on failed: %s: %.300s", type(error).__name__, error)
    return dead_end(request, NOT_TRUSTED if isinstance(error, OAuth2Error) else NO_ANSWER)


def dead_end(request: HttpRequest, why: DeadEnd) -> HttpResponse:
    """The page that says why, and how to sign in otherwise."""
    told = {
        "title": why.title.replace("{}", settings.OIDC_NAME),
        "sentence": why.sentence.replace("{}", settings.OIDC_NAME),
    }
    return render(request, "account/single_sign_on_failed.html", told, status=why.status)
