"""What the worker does with plans: it makes their papers."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.golden_thread.operations import files
from governance.jobs.models import Job


@shared_task
def make_plan_file(job: int) -> bool:
    """Make the paper that a job asks for; False when there was nothing left to do."""
    return files.make_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
