"""Killed in the middle, without a word: the next one goes on, and nothing is done twice."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import timezone

from assurance.reports.operations.made_files import Form
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import schedule
from assurance.short_versions.operations import files as short_files
from assurance.yearly.operations import files as yearly_files
from governance.files.models import StoredFile
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.outbox import tasks
from governance.outbox.models import Message
from tests import factories
from tests.governance.outbox.mail_servers import SILENT, mail_server
from tests.scenarios import returns as scenarios
from tests.scenarios import short_versions, yearly
from tests.scenarios.returns import NOON, SCHEDULE

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 120  # seconds, on a machine that may be busy


def kill_while(work: Callable[[], object], is_in_the_middle: Callable[[], object]) -> None:
    """Do the work in a process of its own, and kill that as soon as it is in the middle."""
    connection.close()
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    until(is_in_the_middle)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_sender_killed_in_the_middle_leaves_one_mail_uncertain_and_the_next_goes_on(settings):
    settings.CELERY_TASK_ALWAYS_EAGER = False
    now = timezone.now()
    Message.objects.bulk_create(
        factories.MessageFactory.build(recipient=scenarios.a_person(), queued_at=now)
        for _ in range(2)
    )

    with mail_server(settings, text=SILENT) as server:
        settings.EMAIL_TIMEOUT = PATIENCE
        kill_while(tasks.send_messages, lambda: server.took)
    assert states() == ["sending", "queued"]

    with mail_server(settings) as server:
        assert tasks.send_messages() == 1
        with time_machine.travel(now + timedelta(minutes=16)):
            assert tasks.send_messages() == 0
    assert states() == ["uncertain", "sent"]
    assert len(server.took) == 1


@pytest.mark.django_db(transaction=True)
def test_opening_killed_in_the_middle_is_done_to_its_end_by_the_next_round(monkeypatch):
    monkeypatch.setattr(schedule, "AT_ONCE", 1)
    scenarios.the_highlight_report()
    group = scenarios.an_audit_group()
    items = [
        factories.TimetableItemFactory(
            key=f"item-{number}", group=group, returns_to=group.reports_to
        )
        for number in range(12)
    ]

    kill_while(
        lambda: schedule.open_due_returns(by=SCHEDULE, at=NOON), AssuranceReturn.objects.exists
    )
    begun = AssuranceReturn.objects.count()
    schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert 0 < begun < len(items)
    assert AssuranceReturn.objects.count() == len(items)
    assert AssuranceReturn.objects.filter(deadline__isnull=True).count() == 0
    assert schedule.open_due_returns(by=SCHEDULE, at=NOON).there == len(items)


PAPERS = {
    "yearly": (yearly.a_frozen_report, yearly_files.PAPERS),
    "short": (short_versions.a_version_with_its_reader, short_files.PAPERS),
}


@pytest.mark.slow
@pytest.mark.parametrize("word", PAPERS)
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_mid_render_leaves_nothing_and_the_next_makes_one_paper(word):
    situation, papers = PAPERS[word]
    record = situation()
    key = papers.key_of(record, papers.content(record), Form.PDF)
    about = {"about_kind": record._meta.label_lower, "about_id": record.pk}
    job = factories.JobFactory(task=papers.task, key=key, **about)

    kill_while(
        lambda: papers.render_file(job, by=SCHEDULE, at=NOON),
        lambda: Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING).exists(),
    )
    assert not StoredFile.objects.exists()
    assert not papers.render_file(job, by=SCHEDULE, at=NOON)
    long_after = NOON + settings.JOB_RUNS_AT_MOST + timedelta(minutes=1)
    assert jobs.sweep(by=SCHEDULE, at=long_after) == 1  # and a worker takes it at once

    job.refresh_from_db()
    assert (job.status, job.attempts) == (Job.Status.DONE, 2)
    assert StoredFile.objects.count() == 1


class Beat:
    """Beat alone, on a folder of its own: what it asks for lies there, for nobody takes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LSCP_")}
        self.environment = kept | {
            "LSCP_VAR": str(folder),
            "LSCP_DEMO": "true",
            "DJANGO_SETTINGS_MODULE": "lscp.settings",
        }
        for server in ("DATABASE_URL", "REDIS_URL"):
            self.environment.pop(server, None)

    def asked(self) -> list[Path]:
        return list((self.folder / "broker").glob("*.celery.msg"))

    def run_until_it_asks_and_kill_it(self) -> None:
        command = [sys.executable, "-m", "celery", "--app", "lscp", "beat", "--pidfile="]
        running = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL
        )
        try:
            until(self.asked)
        finally:
            running.kill()
            running.wait()


@pytest.mark.slow
def test_beat_killed_alone_goes_on_when_it_is_started_again(tmp_path):
    beat = Beat(tmp_path)
    beat.run_until_it_asks_and_kill_it()
    for message in beat.asked():
        message.unlink()

    beat.run_until_it_asks_and_kill_it()

    assert beat.asked()
