"""What the schedule does with invitations: closes those whose last day is over."""

from celery import shared_task
from django.utils import timezone

from governance.core.schedule import schedule
from governance.invitations import operations as invitations


@shared_task
def expire_invitations() -> int:
    """Close the expired ones; returns how many. Their links had stopped working already."""
    return invitations.expire_all(by=schedule(), at=timezone.now())
