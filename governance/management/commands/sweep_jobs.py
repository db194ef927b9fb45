"""``sweep_jobs``: find jobs nobody came for or finished."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.jobs.tasks import sweep_jobs


class Command(BaseCommand):
    help = "Finds jobs that nobody came for or finished."

    def handle(self, *args: Any, **options: Any) -> str:
        return f"jobs found: {sweep_jobs()}"
