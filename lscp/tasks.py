"""What the composed product does because time passed."""

from celery import shared_task
from django.utils import timezone

from governance.jobs.models import Heartbeat


@shared_task
def beat_once() -> None:
    """Leaves the sign by which the health page knows that beat and a worker are alive."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"at": timezone.now()})
