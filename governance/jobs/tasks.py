"""What the schedule does with long work: finds what nobody came for or finished."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.jobs import operations as jobs


@shared_task
def sweep_jobs() -> int:
    """Find jobs nobody came for or finished; returns how many."""
    return jobs.sweep(by=schedule(), at=timezone.now())
