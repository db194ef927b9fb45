"""What the schedule does with actions: reminds, passes up what is overdue, guards what is
restricted, makes sheets.
"""

from celery import shared_task
from django.utils import timezone

from governance.actions.operations import escalation, readers, reminders, sheets
from governance.core.schedule import schedule
from governance.jobs.models import Job


@shared_task
def escalate_overdue_actions() -> int:
    """Pass each up one step whose days are over; returns how many."""
    return escalation.escalate_overdue(by=schedule(), at=timezone.now())


@shared_task
def remind_of_actions() -> int:
    """Mail who is to do what is due soon or overdue the link to say how far it is."""
    return reminders.remind_due(by=schedule(), at=timezone.now())


@shared_task
def make_action_sheet(job: int) -> bool:
    """Make the sheet that a job asks for; False when there was nothing left to do."""
    return sheets.make_file(Job.objects.get(pk=job), by=schedule(), at=timezone.now())


@shared_task
def guard_restricted_actions() -> int:
    """Ask a second factor of whoever came to a seat that is to do something restricted."""
    return readers.guard_assignees(at=timezone.now())
