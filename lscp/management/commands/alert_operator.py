"""``alert_operator``: mail to the operator what needs attention, unless it was told today."""

from typing import Any

from django.core.management.base import BaseCommand

from lscp.tasks import alert_operator


class Command(BaseCommand):
    help = "Queues a mail to the operator for each part of the system that needs attention."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"alerts queued: {alert_operator()}"
