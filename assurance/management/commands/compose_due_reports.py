"""Runs the task of the same name once, now."""

from typing import Any

from django.core.management.base import BaseCommand

from assurance.reports import tasks


class Command(BaseCommand):
    help = tasks.compose_due_reports.__doc__

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{tasks.compose_due_reports()}")
