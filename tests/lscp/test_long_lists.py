"""A list too long for a page: made by a worker for the one person who asked, as they see it."""

import csv
import io
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from governance.files.models import StoredFile
from governance.jobs.models import Job
from governance.structure.models import Appointment
from lscp import tasks
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db
LIST = "/actions/?sort=-title&as=csv"


@pytest.fixture(autouse=True)
def two_rows_are_long(settings):
    settings.LIST_ROWS_AT_ONCE = 1


def two_actions():
    first = plan_scenarios.an_open_action()
    return [first, plan_scenarios.an_open_action(first.group)]


def asked_for(browser, address=LIST) -> Job:
    browser.post(reverse("long-list"), {"list": address})
    return Job.objects.latest("pk")


def test_a_long_list_is_asked_for_waited_for_and_given_without_a_script():
    actions = two_actions()
    browser = signed_in(scenarios.a_board_officer())

    led_to = browser.get(LIST)
    page = browser.get(led_to.url).content.decode()
    job = asked_for(browser)
    waiting = browser.get(reverse("long-list-made", args=[job.pk]))
    assert tasks.make_long_list(job.pk)
    assert not tasks.make_long_list(job.pk)
    ready = browser.get(reverse("long-list-made", args=[job.pk]))
    made = browser.get(reverse("long-list-file", args=[job.pk]))

    assert led_to.url == f"{reverse('long-list')}?{urlencode({'list': LIST})}"
    assert "This list is long" in page
    assert waiting.headers["Refresh"] == "3"
    assert "Refresh" not in ready.headers
    assert "Download actions.csv" in ready.content.decode()
    said = b"".join(made.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert sorted(row["Reference"] for row in rows) == sorted(each.reference for each in actions)
    assert made.headers["Content-Disposition"] == 'attachment; filename="actions.csv"'


def test_a_list_that_is_not_long_is_given_at_once(settings):
    settings.LIST_ROWS_AT_ONCE = 2
    two_actions()

    answer = signed_in(scenarios.a_board_officer()).get(LIST)

    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["Content-Disposition"] == 'attachment; filename="actions.csv"'


def test_asked_for_twice_it_is_made_once_and_later_it_is_made_anew():
    two_actions()
    browser = signed_in(scenarios.a_board_officer())

    first, again = asked_for(browser), asked_for(browser)
    tasks.make_long_list(first.pk)
    later = asked_for(browser)

    assert first == again
    assert later != first


def test_nobody_else_is_given_it_nor_who_has_lost_a_seat_since():
    two_actions()
    officer = scenarios.a_board_officer()
    browser = signed_in(officer)
    colleague = signed_in(scenarios.a_scrutineer())
    job = asked_for(browser)
    tasks.make_long_list(job.pk)
    addresses = [reverse(name, args=[job.pk]) for name in ("long-list-made", "long-list-file")]

    for address in addresses:
        given = browser.get(address)
        assert (given.status_code, b"".join(given) != b"") == (HTTPStatus.OK, True)
        assert colleague.get(address).status_code == HTTPStatus.NOT_FOUND
    Appointment.objects.filter(person=officer).update(ends_on=timezone.localdate())
    for address in addresses:
        assert browser.get(address).status_code == HTTPStatus.NOT_FOUND


def test_it_holds_what_its_person_sees_when_it_is_made():
    two_actions()
    officer = scenarios.a_board_officer()
    job = asked_for(signed_in(officer))
    officer.is_active = False
    officer.save()

    assert not tasks.make_long_list(job.pk)

    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert "no longer see this list" in job.failure


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/actions/",
        "https://elsewhere.example/?as=csv",
        "//elsewhere/?as=csv",
        "/no/such/page/?as=csv",
    ],
)
def test_only_a_list_of_our_own_is_made(address):
    browser = signed_in(scenarios.a_board_officer())

    answers = [
        browser.get(reverse("long-list"), {"list": address}),
        browser.post(reverse("long-list"), {"list": address}),
    ]

    assert {answer.status_code for answer in answers} == {HTTPStatus.NOT_FOUND}
    assert not Job.objects.exists()


def test_what_is_no_list_is_not_made():
    job = asked_for(signed_in(scenarios.a_board_officer()), "/accessibility/?as=csv")

    assert not tasks.make_long_list(job.pk)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_after_two_days_it_is_forgotten_and_can_be_made_again():
    two_actions()
    browser = signed_in(scenarios.a_board_officer())
    job = asked_for(browser)
    if job.status == Job.Status.QUEUED:
        tasks.make_long_list(job.pk)
    made = StoredFile.objects.get()

    kept = tasks.forget_long_lists()
    StoredFile.objects.update(stored_at=timezone.now() - timedelta(days=3))
    forgotten = tasks.forget_long_lists()

    assert (kept, forgotten) == (0, 1)
    assert not made.content.storage.exists(made.content.name)
    page = browser.get(reverse("long-list-made", args=[job.pk])).content.decode()
    assert "Make it again" in page
