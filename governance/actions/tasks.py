"""What the schedule does with actions: passes up what is overdue, guards what is restricted."""

from celery import shared_task
from django.utils import timezone

from governance.actions.operations import escalation, readers
from governance.core.schedule import schedule


@shared_task
def escalate_overdue_actions() -> int:
    """Pass each up one step whose days are over; returns how many."""
    return escalation.escalate_overdue(by=schedule(), at=timezone.now())


@shared_task
def guard_restricted_actions() -> int:
    """Ask a second factor of whoever came to a seat that is to do something restricted."""
    return readers.guard_assignees(at=timezone.now())
