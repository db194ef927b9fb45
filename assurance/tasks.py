"""What the clockwork does in assurance; each task reads the clock and calls one operation."""

import logging

from celery import shared_task
from django.utils import timezone

from assurance.operations import changes, report_files, schedule
from governance.models import Job
from governance.roles import Actor

log = logging.getLogger(__name__)


@shared_task
def open_due_returns() -> int:
    """Open what the timetable asks for; returns how many are new."""
    opened = schedule.open_due_returns(by=Actor.schedule(timezone.localdate()), at=timezone.now())
    log.info("opened %s, without instrument %s", len(opened.new), opened.without_instrument)
    if opened.failed:
        log.error("not opened because of a fault: %s", opened.failed)
    return len(opened.new)


@shared_task
def chase_late_returns() -> int:
    """Chase who is late, once a day; returns how many were told now."""
    chased = schedule.chase_late_returns(by=Actor.schedule(timezone.localdate()), at=timezone.now())
    log.info("chased %s, nobody to tell %s", len(chased.told), chased.nobody_to_tell)
    if chased.failed:
        log.error("not chased because of a fault: %s", chased.failed)
    return len(chased.told)


@shared_task
def render_report(job: int) -> bool:
    """Make the PDF that a job asks for; False when there was nothing left to do."""
    by = Actor.schedule(timezone.localdate())
    return report_files.render_pdf(Job.objects.get(pk=job), by=by, at=timezone.now())


@shared_task
def find_report_changes(ever: bool = False) -> int:
    """Look for figures of frozen reports that would be others today; returns how many there are."""
    by = Actor.schedule(timezone.localdate())
    found = changes.find_all(by=by, at=timezone.now(), ever=ever)
    log.info("figures changed since their report was frozen: %s", found)
    return found


@shared_task
def compose_due_reports() -> int:
    """Compose the quarterly reports whose returns were all due; returns how many are new."""
    today = timezone.localdate()
    return len(schedule.compose_due_reports(by=Actor.schedule(today), at=timezone.now()))
