"""What the schedule does with timetables: reminds who leads of what begins."""

from celery import shared_task
from django.utils import timezone

from governance.timetable import operations


@shared_task
def remind_of_timetable() -> int:
    """Queue a mail for each entry whose months have come; returns how many are new."""
    return operations.remind(at=timezone.now())
