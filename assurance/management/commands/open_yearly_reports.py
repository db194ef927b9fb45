"""Runs the task of the same name once, now."""

from typing import Any

from django.core.management.base import BaseCommand

from assurance.yearly import tasks


class Command(BaseCommand):
    help = tasks.open_yearly_reports.__doc__

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{tasks.open_yearly_reports()}")
