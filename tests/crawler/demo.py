"""A demo loaded on a fixed day into an empty database of its own, with its papers made."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO

import time_machine
from celery import current_app
from django.core.management import call_command

from tests.crawler.walking import by_no_chance, client_of, people

DAY = datetime(2026, 7, 23, 9, 30, tzinfo=UTC)
"""Three weeks into a quarter: some returns of the last one are late, some are being written."""
BEFORE_WORK = ("migrate", "createcachetable", "load_demo")
WHAT_THE_SCHEDULE_DOES = (
    "open_due_returns",
    "chase_late_returns",
    "compose_due_reports",
    "find_report_changes",
)
"""On that morning: then there are reminders, and a report that is being written."""
REPORT = re.compile(r'href="(/reports/\d+/)"')


@contextmanager
def on_its_day() -> Iterator[None]:
    """The demo, and every look at it, on one moment that does not pass.

    What it asks a worker for is done on the spot, now that the tasks are known by their names.
    """
    current_app.loader.import_default_modules()
    with time_machine.travel(DAY, tick=False):
        with by_no_chance("the demo"):
            for command in (*BEFORE_WORK, *WHAT_THE_SCHEDULE_DOES):
                call_command(command, verbosity=0, stdout=StringIO())
            make_papers()
        yield


def make_papers() -> None:
    """Ask for the PDF of every report somebody may see, by that person's own button."""
    asked: set[str] = set()
    for person in people().values():
        client = client_of(person)
        listed = set(REPORT.findall(client.get("/reports/").content.decode()))
        for report in sorted(listed - asked):
            client.post(f"{report}pdf/")
        asked |= listed
