"""What the worker does for learning; each task reads the clock and calls one operation."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.jobs.models import Job
from reviews.learning.operations import briefing_files


@shared_task
def make_briefing_file(job: int) -> bool:
    """Make the PDF that a job asks for; False when there was nothing left to do."""
    return briefing_files.make_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
