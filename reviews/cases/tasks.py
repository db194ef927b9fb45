"""What the worker does for cases; each task reads the clock and calls one operation."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.jobs.models import Job
from reviews.cases.operations import papers


@shared_task
def make_case_paper(job: int) -> bool:
    """Make the copy of a paper that a job asks for; False when there was nothing left to do."""
    return papers.make_paper(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
