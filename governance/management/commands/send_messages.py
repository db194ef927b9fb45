"""``send_messages``: send what waits in the outbox, now."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.outbox.tasks import send_messages


class Command(BaseCommand):
    help = "Sends what waits in the outbox."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"mails sent: {send_messages()}"
