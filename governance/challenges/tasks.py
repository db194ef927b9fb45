"""What the schedule does with challenges: reminds of answers owed, and chases those overdue."""

from celery import shared_task
from django.utils import timezone

from governance.challenges import operations


@shared_task
def remind_of_challenges() -> int:
    """Queue a mail for each answer that will be owed or is overdue; returns how many are new."""
    return operations.remind(at=timezone.now())
