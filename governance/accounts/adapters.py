"""What allauth asks us: who may join, how mail leaves, how secrets are kept."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from governance.accounts import cipher, known_browsers, last_visit
from governance.accounts.client_address import client_address
from governance.accounts.forms import only_way
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves, and every mail goes through the outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_code": "That code is not right. Type the one your app shows now.",
        "incorrect_password": "That is not your password.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong tries count for the address together with who tries: a stranger locks nobody out.

        A browser with which that person has signed in before has a count of its own.
        """
        address = credentials.get("email", "").lower()
        browser = known_browsers.known_name(request, address)
        return f"{address} {browser or client_address(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Whatever others try from the same place is not counted for a known browser.

        Raises ValidationError.
        """
        is_known = known_browsers.known_name(request, credentials.get("email", ""))
        rates = settings.KNOWN_BROWSER_RATE_LIMITS if is_known else settings.ACCOUNT_RATE_LIMITS
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed",
            config=rates,
            key=self._get_login_attempts_cache_key(request, **credentials),
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        """Where single sign-on is the only way, nothing else opens: no passkey, no new password."""
        if settings.OIDC_ONLY and "sociallogin" not in (kwargs.get("signal_kwargs") or {}):
            messages.error(request, only_way())
            return redirect("account_login")
        last_visit.remember(request, user)
        return super().pre_login(request, user, **kwargs)

    def get_login_stages(self) -> list[str]:
        ours = {
            "allauth.mfa.stages.AuthenticateStage": "governance.accounts.second_factor.SecondStep"
        }
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queued, so that it is sent once, may fail without breaking the page, and is seen."""
        mail = self.render_mail(
            template_prefix, email, {"email": email, "base_url": settings.BASE_URL, **context}
        )
        person = User.objects.filter(email__iexact=email).first()
        message = Message(
            key=f"{template_prefix}:{secrets.token_hex(8)}",
            recipient=person,
            mailbox="" if person else email,
            subject=mail.subject,
            body=mail.body,
            queued_at=timezone.now(),
        )
        outbox.enqueue([message])


class MFAAdapter(DefaultMFAAdapter):
    """Second factors, with their secrets encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return cipher.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return cipher.decrypt(encrypted_text)
