"""What a worker does for imports: saves what was checked."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.imports.operations import ledger_files, saving
from governance.jobs.models import Job


@shared_task
def save_import(job: int) -> bool:
    """Save the rows that a job asks for; False when there was nothing left to do."""
    return saving.save_import(Job.objects.get(pk=job), by=schedule(), at=timezone.now())


@shared_task
def make_ledger_file(job: int) -> bool:
    """Make the PDF that a job asks for; False when there was nothing left to do."""
    return ledger_files.make_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
