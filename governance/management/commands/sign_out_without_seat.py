"""``sign_out_without_seat``: sign out whose last appointment has ended, now."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.accounts.tasks import sign_out_without_seat


class Command(BaseCommand):
    help = "Ends the sessions of people whose last appointment has ended."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"people signed out: {sign_out_without_seat()}"
