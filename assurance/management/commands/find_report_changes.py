"""Runs the task of the same name once, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from assurance.reports import tasks


class Command(BaseCommand):
    help = tasks.find_report_changes.__doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ever", action="store_true", help="of all years, not the last two")

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{tasks.find_report_changes(ever=options['ever'])}")
