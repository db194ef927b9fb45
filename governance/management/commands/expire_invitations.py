"""``expire_invitations``: close the invitations whose last day is over."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.invitations.tasks import expire_invitations


class Command(BaseCommand):
    help = "Closes the invitations whose last day is over."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"expired invitations closed: {expire_invitations()}"
