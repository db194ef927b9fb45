"""``demo_people``: who can sign in to the demo, with what."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef

DEMO_DOMAIN = "@example.org"
HEADINGS = ("Role", "E-mail", "Password", "Second factor")


class Command(BaseCommand):
    help = "Prints the demo's people: role, e-mail, password, and who needs a code besides."

    def handle(self, *args: Any, **options: Any) -> None:
        has_code = Exists(
            Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        )
        people = get_user_model().objects.filter(email__endswith=DEMO_DOMAIN)
        rows = [
            (who.job_title, who.email, settings.DEMO_PASSWORD, "code" if who.has_code else "none")
            for who in people.annotate(has_code=has_code).order_by("pk")
        ]
        table = [HEADINGS, *rows]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())
        self.stdout.write("\nA code: .venv/bin/python manage.py demo_code E-MAIL")
