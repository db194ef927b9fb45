"""What allauth asks us: who may join, how mail leaves, how secrets are kept."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils import timezone

from governance.accounts import cipher
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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queued, so that it is sent once, may fail without breaking the page, and is seen."""
        mail = self.render_mail(template_prefix, email, {"email": email, **context})
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
