"""What the schedule does with reports; each task reads the clock and calls one operation."""

import logging

from celery import shared_task
from django.utils import timezone

from assurance.reports.operations import files as report_files
from assurance.reports.operations import recount
from assurance.reports.operations import schedule as reports_schedule
from governance.core.schedule import schedule
from governance.jobs.models import Job

log = logging.getLogger(__name__)


@shared_task
def render_report(job: int) -> bool:
    """Make the file that a job asks for; False when there was nothing left to do."""
    by = schedule()
    return report_files.render_file(Job.objects.get(pk=job), by=by, at=timezone.now())


@shared_task
def find_report_changes(ever: bool = False) -> int:
    """Look for figures of frozen reports that would be others today; returns how many there are."""
    by = schedule()
    found = recount.find_all(by=by, at=timezone.now(), ever=ever)
    log.info("figures changed since their report was frozen: %s", found)
    return found


@shared_task
def compose_due_reports() -> int:
    """Compose the quarterly reports whose returns were all due; returns how many are new."""
    return len(reports_schedule.compose_due_reports(by=schedule(), at=timezone.now()))
