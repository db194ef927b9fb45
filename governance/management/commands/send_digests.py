"""``send_digests``: give each person who prefers it their one mail of the week."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.outbox.tasks import send_digests


class Command(BaseCommand):
    help = "Bundles what waits for people who prefer one mail a week."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"weekly mails queued: {send_digests()}"
