"""What the schedule does for disputes: it reminds people that the process exists."""

from celery import shared_task
from django.utils import timezone

from reviews.disputes.operations import officers


@shared_task
def remind_of_disputes() -> int:
    """Remind escalation officers once a period; returns how many were told."""
    return officers.remind_officers(at=timezone.now())
