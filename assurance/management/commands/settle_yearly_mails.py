"""Runs the task of the same name once, now."""

from typing import Any

from django.core.management.base import BaseCommand

from assurance.publication import tasks


class Command(BaseCommand):
    help = tasks.settle_yearly_mails.__doc__

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{tasks.settle_yearly_mails()}")
