"""What the worker does with short versions: it makes their PDF."""

from celery import shared_task
from django.utils import timezone

from assurance.short_versions.operations import files
from governance.core.schedule import schedule
from governance.jobs.models import Job


@shared_task
def render_short_version(job: int) -> bool:
    """Make the file that a job asks for; False when there was nothing left to do."""
    return files.render_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
