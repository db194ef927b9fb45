"""How the machinery does: queues, beat, outbox, jobs, disk and backup, each with what is wrong."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min, QuerySet
from django.utils.timezone import localdate

from governance.core.formatting import (
    format_count,
    format_datetime,
    format_file_size,
    format_names,
    format_number,
)
from governance.jobs.models import Heartbeat, Job
from governance.outbox.models import Message
from governance.structure.models import Partnership
from lscp.backup.create import HEARTBEAT as BACKUP
from lscp.celery import app
from lscp.health import LATE_AFTER, is_well

QUEUES = {"celery": "task", "pdf": "PDF"}
"""What waits in each."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reading:
    """One part of the machinery: how it stands, and the sentence that says what is wrong."""

    key: str
    label: str
    value: str
    problem: str = ""

    @property
    def tone(self) -> str:
        return "late" if self.problem else "good"

    @property
    def status(self) -> str:
        return "Needs attention" if self.problem else "Well"


def read_system(*, at: datetime) -> list[Reading]:
    """Every part, in the order in which the page shows them."""
    return [read(at) for read in PARTS]


def problems(readings: list[Reading]) -> list[Reading]:
    return [reading for reading in readings if reading.problem]


def read_beat(at: datetime) -> Reading:
    last = Heartbeat.objects.filter(name="beat").first()
    value = f"Last heard {format_datetime(last.at)}" if last else "Never heard"
    is_late = last is None or last.at <= at - LATE_AFTER
    problem = "The schedule does not run: start beat and a worker." if is_late else ""
    return Reading("beat", "Schedule", value, problem)


def read_queues(at: datetime) -> Reading:
    """How many tasks wait for a worker; the broker may be away, each in its own way."""
    found: list[str] = []

    def ask() -> bool:
        with app.connection_for_read(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
            found.extend(describe_queue(broker, name) for name in QUEUES)
        return True

    if is_well("broker", ask):
        return Reading("queues", "Queues", ", ".join(found))
    return Reading("queues", "Queues", "No answer", "The broker does not answer: start it.")


def describe_queue(broker: object, name: str) -> str:
    channel = broker.default_channel  # type: ignore[attr-defined]
    waiting = channel.queue_declare(name, durable=True).message_count
    return format_count(waiting, QUEUES[name])


def oldest(rows: QuerySet) -> datetime | None:
    """When the one that waits longest was queued."""
    return rows.order_by().aggregate(found=Min("queued_at"))["found"]


def describe_waiting(number: int, since: datetime | None) -> str:
    if since is None:
        return "None waits"
    return f"{format_number(number)} waiting, the oldest since {format_datetime(since)}"


def read_jobs(at: datetime) -> Reading:
    waiting = Job.objects.filter(status=Job.Status.QUEUED)
    since = oldest(waiting)
    failed = Job.objects.filter(status=Job.Status.FAILED, ended_at__gt=at - A_DAY).count()
    value = f"{describe_waiting(waiting.count(), since)}; {format_number(failed)} failed in a day"
    is_late = since is not None and since < at - settings.ALERT_JOB_WAITS_AT_MOST
    problem = "A job has waited too long: see whether the workers run." if is_late else ""
    return Reading("jobs", "Jobs", value, problem)


def read_outbox(at: datetime) -> Reading:
    """What is queued for a weekly mail does not count as waiting."""
    waiting = Message.objects.outside_digest()
    since = oldest(waiting)
    value = describe_waiting(waiting.count(), since)
    is_late = since is not None and since < at - settings.ALERT_MAIL_WAITS_AT_MOST
    problem = "A mail has waited too long: see whether the mail server answers." if is_late else ""
    return Reading("outbox", "Outbox", value, problem)


def read_failed_mails(at: datetime) -> Reading:
    not_sent = (Message.Status.FAILED, Message.Status.UNCERTAIN)
    failed = Message.objects.filter(status__in=not_sent, sending_at__gt=at - A_DAY).count()
    value = f"{format_number(failed)} failed or uncertain in a day"
    is_much = failed >= settings.ALERT_FAILED_MAILS
    problem = "Mails did not go out: see the reasons in the administration." if is_much else ""
    return Reading("failed-mails", "Failed mails", value, problem)


def read_disk(at: datetime) -> Reading:
    """Of the folder that holds the stored files and, on SQLite, the database."""
    disk = shutil.disk_usage(settings.VAR)
    share = 100 * disk.free // disk.total
    value = f"{share}% free, {format_file_size(disk.free)}"
    is_full = share < settings.ALERT_DISK_FREE_PERCENT
    return Reading("disk", "Disk", value, "The disk is nearly full." if is_full else "")


def read_backup(at: datetime) -> Reading:
    last = Heartbeat.objects.filter(name=BACKUP).first()
    value = f"Last made {format_datetime(last.at)}" if last else "Never made"
    is_late = last is None or last.at < at - settings.ALERT_BACKUP_AGE_AT_MOST
    problem = "There is no recent backup: run “manage.py backup”." if is_late else ""
    return Reading("backup", "Backup", value, problem)


def read_concern_contacts(at: datetime) -> Reading:
    """Whom to tell about a child stands on every page, mail and report."""
    places = Partnership.objects.in_force(on=localdate(at))
    open_ones = [place.short_name for place in places if not place.has_confirmed_contacts]
    value = f"To be confirmed: {format_names(open_ones)}" if open_ones else "Confirmed"
    problem = "Contacts for concerns about a child are not confirmed." if open_ones else ""
    return Reading("concern-contacts", "Contacts for concerns", value, problem)


PARTS: tuple[Callable[[datetime], Reading], ...] = (
    read_beat,
    read_queues,
    read_jobs,
    read_outbox,
    read_failed_mails,
    read_disk,
    read_backup,
    read_concern_contacts,
)
