"""What the schedule does for published reports: it sees which copies went out by e-mail."""

from celery import shared_task
from django.utils import timezone

from assurance.publication.operations import mails
from governance.core.schedule import schedule


@shared_task
def settle_yearly_mails() -> int:
    """Say which copies of yearly reports went out by e-mail, and which failed; returns how many."""
    return mails.settle_mails(by=schedule(), at=timezone.now())
