"""What the schedule does with yearly reports; each task reads the clock and calls one operation."""

import logging

from celery import shared_task
from django.utils import timezone

from assurance.yearly.operations import files
from assurance.yearly.operations import schedule as yearly_schedule
from governance.core.schedule import schedule
from governance.jobs.models import Job

log = logging.getLogger(__name__)


@shared_task
def open_yearly_reports() -> int:
    """Open this year's report of each partnership that makes one; returns how many are new."""
    opened = yearly_schedule.open_due(by=schedule(), at=timezone.now())
    log.info("yearly reports opened: %s", len(opened))
    return len(opened)


@shared_task
def render_yearly(job: int) -> bool:
    """Make the file that a job asks for; False when there was nothing left to do."""
    return files.render_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())
