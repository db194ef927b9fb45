"""What the schedule does with stored files: takes away those whose row never came to be."""

from celery import shared_task
from django.utils import timezone

from governance.files import operations as files


@shared_task
def remove_orphans() -> int:
    """Take away old files that no row names; returns how many."""
    return files.remove_orphans(at=timezone.now())
