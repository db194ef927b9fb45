"""What the schedule does with accounts: forgets sessions that have ended."""

from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task
def clearsessions() -> None:
    """Forget sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
