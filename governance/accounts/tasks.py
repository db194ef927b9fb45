"""What the schedule does with accounts: forgets ended sessions, signs out who has no seat left."""

from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from governance.core.schedule import schedule
from governance.structure.operations import access_ends


@shared_task
def clearsessions() -> None:
    """Forget sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@shared_task
def sign_out_without_seat() -> int:
    """Sign out whose last appointment has ended; returns how many people."""
    return access_ends.sign_out_all_without_seat(by=schedule(), at=timezone.now())
