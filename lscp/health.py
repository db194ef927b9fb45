"""Is the product well: the page that a load balancer and a person on call ask."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.jobs.models import Heartbeat
from lscp.celery import app

logger = logging.getLogger(__name__)
LATE_AFTER = timedelta(minutes=2)
LOCKED_AT_MOST = 2000  # milliseconds


def database_answers() -> bool:
    """Whether it is there, and nobody has locked it: SQLite begins no transaction then."""
    with connection.cursor() as cursor, short_patience(), transaction.atomic():
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


@contextmanager
def short_patience() -> Iterator[None]:
    """Wait for SQLite's lock no longer than whoever asks for the health page waits."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {LOCKED_AT_MOST}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def broker_answers() -> bool:
    with app.connection_for_read(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        broker.default_channel.queue_declare(app.conf.task_default_queue, durable=True)
        return True


def beat_was_heard() -> bool:
    return Heartbeat.objects.filter(name="beat", at__gt=timezone.now() - LATE_AFTER).exists()


PARTS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "broker": broker_answers,
    "beat": beat_was_heard,
}


def is_well(name: str, part: Callable[[], bool]) -> bool:
    """Whatever goes wrong in asking a part, each driver in its own way, is that part failing."""
    try:
        return part()
    except Exception as error:
        logger.warning("%s: %s", name, error)
        return False


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when every part is well, else 503; which part it is, and nothing more."""
    found = {name: is_well(name, part) for name, part in PARTS.items()}
    parts = {name: "ok" if well else "failing" for name, well in found.items()}
    well = all(found.values())
    return JsonResponse(
        {"status": "ok" if well else "failing", "parts": parts}, status=200 if well else 503
    )
