"""What the composed product does because time passed."""

from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from governance.core.schedule import schedule
from governance.jobs.models import Heartbeat, Job
from lscp import alerts, long_lists
from lscp.backup.expiry import prune
from lscp.system_status import read_system


@shared_task
def beat_once() -> None:
    """Leaves the sign by which the health page knows that beat and a worker are alive."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"at": timezone.now()})


@shared_task
def alert_operator() -> int:
    """Mail to the operator what needs attention; returns how many mails. A demo has no operator."""
    if settings.DEMO:
        return 0
    now = timezone.now()
    return alerts.alert_operator(read_system(at=now), at=now)


@shared_task
def make_long_list(job: int) -> bool:
    """Make the file of a long list; False when there was nothing left to do."""
    by = schedule()
    return long_lists.make_list(Job.objects.get(pk=job), by=by, at=timezone.now())


@shared_task
def forget_long_lists() -> int:
    """Take away the files of long lists made some days ago; returns how many."""
    return long_lists.forget_lists(at=timezone.now())


@shared_task
def prune_backups() -> int:
    """Delete backups that are too old, where they lie within reach; returns how many."""
    if not settings.BACKUPS_FOLDER:
        return 0
    deleted, _ = prune(Path(settings.BACKUPS_FOLDER), at=timezone.now())
    return len(deleted)
