"""What the schedule does with risks: reminds who owns one of the day to look at it."""

from celery import shared_task
from django.utils import timezone

from governance.risks import operations


@shared_task
def remind_of_risks() -> int:
    """Queue a mail for each whose day has come; returns how many are new."""
    return operations.remind(at=timezone.now())
