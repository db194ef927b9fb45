"""Two people at once, each with a connection of their own, on a database that locks rows."""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from django.db import connection, transaction

Operation = Callable[[], object]
WAITERS = (
    "SELECT count(*) FROM pg_locks"
    " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
)
"""How many wait for this session; ``pg_stat_activity`` would be frozen within a transaction."""
PATIENCE = 20.0  # seconds until a race that hangs is given up


def both(first: Operation, second: Operation) -> tuple[object, object]:
    """What each got, returned or raised; the second is begun while the first is not yet over.

    The first holds its locks until the second has been seen waiting for them, or has ended.
    """
    got: dict[str, object] = {}
    begun, followed = Event(), Event()

    def lead() -> None:
        with suppress(Exception), transaction.atomic():
            try:
                got["first"] = first()
            finally:
                begun.set()
            wait_until_somebody_waits(followed)

    def follow() -> None:
        assert begun.wait(PATIENCE)
        try:
            got["second"] = second()
        except Exception as refusal:
            got["second"] = refusal
        finally:
            followed.set()

    threads = [Thread(target=closing(lead)), Thread(target=closing(follow))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return got.get("first"), got.get("second")


def closing(perform: Operation) -> Operation:
    """Each thread has its own connection, and closes it."""

    def done() -> None:
        try:
            perform()
        finally:
            connection.close()

    return done


def wait_until_somebody_waits(followed: Event) -> None:
    """Until another session waits for one of our locks, or the follower is done."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not followed.is_set():
        with connection.cursor() as cursor:
            cursor.execute(WAITERS)
            if cursor.fetchone() != (0,):
                return
        time.sleep(0.01)
