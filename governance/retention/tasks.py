"""What the schedule does for retention: finds what falls due, takes files away that are left."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.jobs.models import Job
from governance.retention.operations import disposals, due, ledger_files


@shared_task
def find_due_records() -> int:
    """Every night, so that the list of the year is true; returns how many fall due."""
    return due.find_due(at=timezone.now())


@shared_task
def remove_disposed_files() -> int:
    """Files of deleted records that could not be removed at once, and what was written about such a
    record in the moment of its deletion; returns how many files are left.
    """
    now = timezone.now()
    disposals.forget_stragglers(at=now)
    return disposals.remove_files(at=now)


@shared_task
def make_ledger_file(job: int) -> bool:
    """Make the PDF that a job asks for; False when there was nothing left to do."""
    return ledger_files.make_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
