"""System status: what the operator sees of the machinery, and what is mailed when it fails."""

import shutil
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from governance.core.roles import Capacity
from governance.jobs.models import Heartbeat, Job
from governance.outbox.models import Message
from governance.people.models import User
from lscp import alerts
from lscp.system_status import PARTS, Reading, read_system
from lscp.tasks import alert_operator, beat_once
from tests import factories
from tests.scenarios import infrastructure as machinery
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NEAR_FULL = type(shutil.disk_usage("/"))(total=1000, used=950, free=50)


@pytest.fixture
def all_is_well(monkeypatch):
    """Beat was heard, a backup is fresh and the disk half empty."""
    beat_once()
    Heartbeat.objects.create(name="backup", at=timezone.now())
    half = type(NEAR_FULL)(total=1000, used=500, free=500)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: half)


def reading(key: str) -> Reading:
    return next(each for each in read_system(at=timezone.now()) if each.key == key)


def test_an_administrator_sees_every_part_and_that_all_is_well(all_is_well):
    browser = signed_in(scenarios.an_administrator())

    page = browser.get(reverse("system-status"))

    text = page.content.decode()
    assert "All is well." in text
    assert len(page.context["readings"]) == len(PARTS)
    assert "Needs attention" not in text


def test_the_page_says_what_needs_attention(all_is_well):
    Heartbeat.objects.filter(name="backup").delete()
    browser = signed_in(scenarios.an_administrator())

    text = browser.get(reverse("system-status")).content.decode()

    assert "1 part needs attention." in text
    assert "There is no recent backup: run “manage.py backup”." in text


def test_the_page_is_not_there_for_anybody_else_and_only_administrators_are_led_to_it():
    officer = signed_in(scenarios.a_board_officer())
    administrator = signed_in(scenarios.an_administrator())
    address = reverse("system-status")

    assert officer.get(address).status_code == 404
    assert address not in officer.get("/").content.decode()
    assert address in administrator.get("/").content.decode()


def test_reading_costs_the_same_for_many_as_for_none(django_assert_num_queries):
    with django_assert_num_queries(9):
        read_system(at=NOON)
    for _ in range(2):
        machinery.a_queued_job()
        machinery.a_refused_message()

    with django_assert_num_queries(9):
        read_system(at=NOON)


def test_contacts_for_concerns_that_nobody_has_confirmed_need_attention():
    place = scenarios.the_leicester_partnership()
    place.concern_councils = [{"council": "The city", "phone": "0116 496 0101"}]
    place.save()

    assert reading("concern-contacts").problem
    assert place.short_name in reading("concern-contacts").value
    place.concern_councils[0]["confirmed"] = True
    place.save()
    assert not reading("concern-contacts").problem


def test_a_schedule_that_was_never_heard_or_not_lately_needs_attention():
    assert reading("beat").problem
    beat_once()
    assert not reading("beat").problem
    Heartbeat.objects.filter(name="beat").update(at=timezone.now() - 3 * MINUTE)
    assert reading("beat").problem


def test_a_backup_that_is_too_old_needs_attention(all_is_well, settings):
    settings.ALERT_BACKUP_AGE_AT_MOST = 26 * HOUR
    Heartbeat.objects.filter(name="backup").update(at=timezone.now() - 25 * HOUR)
    assert not reading("backup").problem
    Heartbeat.objects.filter(name="backup").update(at=timezone.now() - 27 * HOUR)
    assert reading("backup").problem


def test_a_job_that_waits_too_long_needs_attention():
    job = machinery.a_queued_job()
    Job.objects.filter(pk=job.pk).update(queued_at=timezone.now() - 29 * MINUTE)
    assert not reading("jobs").problem
    assert reading("jobs").value.startswith("1 waiting, the oldest since ")
    Job.objects.filter(pk=job.pk).update(queued_at=timezone.now() - 31 * MINUTE)
    assert reading("jobs").problem


def test_a_mail_that_waits_too_long_needs_attention_but_not_one_for_the_weekly_mail():
    message = machinery.a_queued_message()  # to somebody who takes one mail a week
    Message.objects.update(queued_at=timezone.now() - 2 * HOUR)
    assert not reading("outbox").problem

    User.objects.filter(pk=message.recipient_id).update(wants_digest=False)
    assert reading("outbox").problem


def test_a_mail_that_failed_lately_needs_attention_and_one_of_long_ago_no_more():
    machinery.a_refused_message()
    Message.objects.update(sending_at=timezone.now() - HOUR)
    assert reading("failed-mails").problem
    Message.objects.update(sending_at=timezone.now() - 25 * HOUR)
    assert not reading("failed-mails").problem


def test_a_disk_that_is_nearly_full_needs_attention(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: NEAR_FULL)

    assert reading("disk").value.startswith("5% free")
    assert reading("disk").problem


def test_a_broker_that_does_not_answer_needs_attention(broker_url):
    assert reading("queues").value == "0 tasks, 0 PDFs"
    broker_url("redis://127.0.0.1:9/0")
    assert reading("queues").problem


# Alerts


def test_each_problem_is_mailed_to_the_operator_once_a_day(all_is_well, settings):
    settings.OPERATOR_EMAIL = "operator@example.org"
    Heartbeat.objects.all().delete()

    assert (alert_operator(), alert_operator()) == (2, 0)

    told = Message.objects.order_by("pk")
    assert {message.mailbox for message in told} == {"operator@example.org"}
    assert [message.subject for message in told] == [
        "Needs attention: schedule",
        "Needs attention: backup",
    ]
    assert reverse("system-status") in told[0].body


def test_the_next_day_what_still_fails_is_mailed_again(settings):
    settings.OPERATOR_EMAIL = "operator@example.org"
    failing = [Reading("disk", "Disk", "2 % free", "The disk is nearly full.")]

    days = [NOON, NOON + HOUR, NOON + timedelta(days=1)]

    assert [alerts.alert_operator(failing, at=at) for at in days] == [1, 0, 1]


def test_without_an_operator_every_administrator_is_told(all_is_well):
    people = [scenarios.an_administrator(), scenarios.an_administrator()]
    scenarios.somebody_in(Capacity.BOARD_OFFICER, group=factories.GroupFactory())
    Heartbeat.objects.filter(name="backup").delete()

    call_command("alert_operator")

    assert [message.recipient for message in Message.objects.order_by("pk")] == people


def test_nothing_is_mailed_when_all_is_well_or_in_a_demo(all_is_well, settings):
    scenarios.an_administrator()
    assert alert_operator() == 0
    Heartbeat.objects.all().delete()
    settings.DEMO = True
    assert alert_operator() == 0

    assert not Message.objects.exists()
