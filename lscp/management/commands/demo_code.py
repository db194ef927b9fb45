"""``demo_code E-MAIL``: the six digits that a demo person's second factor shows now."""

import time
from argparse import ArgumentParser
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.core.management.base import BaseCommand, CommandError

DEMO_DOMAIN = "@example.org"


class Command(BaseCommand):
    help = "Prints the current code of a demo person's second factor, and of nobody else's."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, *args: Any, email: str, **options: Any) -> str:
        if not email.endswith(DEMO_DOMAIN):
            raise CommandError(
                f"{email} is not a demo person: their addresses end in {DEMO_DOMAIN}."
            )
        totp = Authenticator.objects.filter(
            user__email__iexact=email, type=Authenticator.Type.TOTP
        ).first()
        if totp is None:
            raise CommandError(
                f"{email} has no second factor; `manage.py demo_people` lists who has."
            )
        return format_hotp_value(
            hotp_value(decrypt(totp.data["secret"]), int(time.time()) // app_settings.TOTP_PERIOD)
        )
