"""The identity provider by which people may sign in: what it is asked, and what is believed.

allauth's OpenID Connect, made stricter: the token's signature and its nonce are checked, nothing
but the page to go on to is taken from the request, and nothing the provider said is stored.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from governance.accounts.id_tokens import NotTrusted, check_token, read_identity

KEY = "single-sign-on"
ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
"""What the provider's own description must name."""


class IdentityProviderAdapter(OpenIDConnectOAuth2Adapter):
    """Speaks with the provider. Whatever it does raises OAuth2Error or requests' own errors."""

    nonce = ""
    """What we sent with the person, and the token must bring back."""

    def __init__(self, request: HttpRequest, provider_id: str = KEY) -> None:
        super().__init__(request, provider_id)

    @cached_property
    def openid_config(self) -> Mapping[str, Any]:
        said = fetch(self.get_provider().server_url)
        if not all(isinstance(said.get(name), str) for name in ENDPOINTS):
            raise OAuth2Error("the provider's description lacks an address")
        return said

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """As it was registered with the provider, by whatever name we are called."""
        return str(settings.BASE_URL).rstrip("/") + reverse("single-sign-on-callback")

    def get_access_token_data(
        self,
        request: HttpRequest,
        app: SocialApp,
        client: OAuth2Client,
        pkce_code_verifier: str | None = None,
    ) -> dict[str, Any]:
        try:
            said = super().get_access_token_data(request, app, client, pkce_code_verifier)
        except (KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("the answer to the code makes no sense") from error
        if not isinstance(said, dict):
            raise OAuth2Error("the answer to the code is no object")
        return said

    def parse_token(self, data: Mapping[str, Any]) -> SocialToken:
        return SocialToken(token=str(data["access_token"]))

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        try:
            claims = self.check(app, str(kwargs["response"].get("id_token", "")))
        except NotTrusted as error:
            raise OAuth2Error(str(error)) from error
        told = claims if "email" in claims else self.ask_for_address(claims, token.token)
        identity = read_identity(told, claims)
        account = SocialAccount(provider=KEY, extra_data=asdict(identity))
        return SocialLogin(provider=self.get_provider(), account=account)

    def check(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """The claims of a token that is good. Raises NotTrusted."""
        return check_token(
            id_token,
            fetch(self.openid_config["jwks_uri"]),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )

    def ask_for_address(self, claims: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
        """Of a provider that names it only when asked; it must speak of the same person."""
        if not isinstance(self.openid_config.get("userinfo_endpoint"), str):
            return claims
        said = fetch(self.profile_url, Authorization=f"Bearer {access_token}")
        if said.get("sub") != claims["sub"]:
            raise OAuth2Error("the provider told of somebody else")
        return said


class IdentityProvider(OpenIDConnectProvider):
    """The one provider there may be, as the settings name it."""

    oauth2_adapter_class = IdentityProviderAdapter

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Who is signed in and confirms that it is they is asked anew there, too."""
        nonce = secrets.token_urlsafe(24)
        again = {"prompt": "login"} if request.user.is_authenticated else {}
        return {
            "process": AuthProcess.LOGIN,
            "next_url": get_next_redirect_url(request),
            "nonce": nonce,
            "auth_params": {"nonce": nonce, **again},
        }

    def get_default_scope(self) -> list[str]:
        return ["openid", "email"]


class CallbackView(OAuth2CallbackView):
    """Where the provider sends people back to."""

    adapter: IdentityProviderAdapter

    def _get_state(
        self, request: HttpRequest, provider: IdentityProvider
    ) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = state.get("nonce", "") if state else ""
        return state, response


def provider_of(request: HttpRequest) -> IdentityProvider:
    """Raises SocialApp.DoesNotExist where none is set."""
    if not settings.OIDC_SERVER_URL:
        raise SocialApp.DoesNotExist
    app = SocialApp(
        provider=KEY,
        provider_id=KEY,
        name=settings.OIDC_NAME,
        client_id=settings.OIDC_CLIENT_ID,
        secret=settings.OIDC_CLIENT_SECRET,
        settings={"server_url": settings.OIDC_SERVER_URL, "oauth_pkce_enabled": True},
    )
    return IdentityProvider(request, app=app)


def fetch(url: str, **headers: str) -> dict[str, Any]:
    """One JSON object, within the time limit. Raises OAuth2Error, requests.RequestException."""
    with get_adapter().get_requests_session() as session:
        answer = session.get(url, headers=headers)
        answer.raise_for_status()
        said = answer.json()
    if not isinstance(said, dict):
        raise OAuth2Error("the provider's answer is no object")
    return said
