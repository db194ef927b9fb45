"""``demo_code E-MAIL``: the six digits that a demo person's second factor shows now."""

import time
from argparse import ArgumentParser
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

REFUSED = 2


class Command(BaseCommand):
    help = "Prints the current code of a demo person's second factor; in the demo only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, *args: Any, email: str, **options: Any) -> str:
        if not settings.DEMO:
            raise CommandError("This is not the demo: nobody's code is told.", returncode=REFUSED)
        apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user")
        secrets = {app.user.email: app.data["secret"] for app in apps.order_by("user__email")}
        if email.lower() not in secrets:
            known = "\n".join(secrets) or "nobody yet: load the demo first"
            sentence = f"{email} has no second factor in the demo. Those who have:\n{known}"
            raise CommandError(sentence, returncode=REFUSED)
        counter = int(time.time()) // app_settings.TOTP_PERIOD
        return format_hotp_value(hotp_value(decrypt(secrets[email.lower()]), counter))
