"""What the schedule does with returns; each task reads the clock and calls one operation."""

import logging

from celery import shared_task
from django.utils import timezone

from assurance.returns.operations import schedule as returns_schedule
from governance.core.schedule import schedule

log = logging.getLogger(__name__)


@shared_task
def open_due_returns() -> int:
    """Open what the timetable asks for; returns how many are new."""
    opened = returns_schedule.open_due_returns(by=schedule(), at=timezone.now())
    log.info(
        "opened %s, without instrument %s, without due date %s",
        len(opened.new),
        opened.without_instrument,
        opened.without_due_date,
    )
    if opened.failed:
        log.error("not opened because of a fault: %s", opened.failed)
    return len(opened.new)


@shared_task
def chase_late_returns() -> int:
    """Chase who is late, once a day; returns how many were told now."""
    chased = returns_schedule.chase_late_returns(by=schedule(), at=timezone.now())
    log.info("chased %s, nobody to tell %s", len(chased.told), chased.nobody_to_tell)
    if chased.failed:
        log.error("not chased because of a fault: %s", chased.failed)
    return len(chased.told)
