"""While the broker, the database or the disk is away: what goes on, and what people are told."""

import errno
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from kombu import pools

from governance.jobs import operations as jobs
from governance.jobs.models import Heartbeat, Job
from lscp import settings as product
from lscp.celery import app
from lscp.request_limits import PUBLIC_POSTS
from tests.governance.accounts.test_second_factor import PASSWORD, SIGN_IN, with_password
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]
PATIENCE = 6  # seconds that a page may take while the broker is silent, on a busy machine


@login_not_required
def database_gone(request: HttpRequest) -> HttpResponse:
    raise OperationalError("server closed the connection unexpectedly")


@login_not_required
def disk_full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


@login_not_required
def a_fault(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.EIO, "Input/output error")


def saves(request: HttpRequest) -> HttpResponse:
    Heartbeat.objects.update_or_create(name="test", defaults={"at": NOON})
    return HttpResponse("saved")


handler500 = "lscp.views.errors.server_error"
urlpatterns = [
    path("database-gone/", database_gone),
    path("disk-full/", disk_full),
    path("a-fault/", a_fault),
    path("saves/", saves),
    path("", include("lscp.urls")),
]


@pytest.fixture
def browser() -> Client:
    client = signed_in(scenarios.a_person())
    client.raise_request_exception = False
    return client


@contextmanager
def database_locked() -> Iterator[None]:
    """Another writes and does not come to an end; nobody waits long for it."""
    lock = locked_by_another if connection.vendor == "sqlite" else tables_locked_by_another
    with lock():
        yield


@contextmanager
def locked_by_another() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


@contextmanager
def tables_locked_by_another() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    with closing(connection.copy()) as other, other.cursor() as cursor:
        other.set_autocommit(False)
        cursor.execute("LOCK TABLE cache_entries, governance_heartbeat IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def test_a_locked_database_is_503_with_when_to_come_back_and_never_too_many_tries():
    person = with_password(scenarios.a_person())
    client = Client(raise_request_exception=False)

    with database_locked():
        answer = client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    told = answer.content.decode()
    assert "Nothing was changed" in told
    assert PASSWORD not in told
    assert client.post(SIGN_IN, {"login": person.email, "password": PASSWORD}).status_code == 302


def test_what_was_typed_stands_in_the_page_that_says_so_and_is_sent_again_by_a_button(browser):
    typed = {"worked": "Half <an> answer,\nin two lines", "choice": ["a", "b"]}

    with database_locked():
        answer = browser.post("/saves/?tab=1", typed)

    told = answer.content.decode()
    assert answer.status_code == 503
    assert 'action="/saves/?tab=1"' in told
    assert "Half &lt;an&gt; answer,\nin two lines</textarea>" in told
    assert told.count('name="choice"') == 2
    assert browser.post("/saves/?tab=1", typed).content == b"saved"


def test_pages_that_only_read_go_on_while_the_database_is_locked(browser):
    with database_locked():
        assert browser.get(reverse("governance:rule-list")).status_code == 200


def test_health_says_that_the_database_is_locked():
    """PostgreSQL locks tables, not the whole, and there is nothing to tell."""
    with database_locked():
        parts = Client().get(reverse("health")).json()["parts"]

    assert parts["database"] == ("failing" if connection.vendor == "sqlite" else "ok")


@pytest.mark.parametrize(
    ("address", "status"), [("/database-gone/", 503), ("/disk-full/", 503), ("/a-fault/", 500)]
)
def test_what_ends_by_itself_is_503_and_a_fault_of_ours_stays_500(browser, address, status):
    answer = browser.get(address)

    assert answer.status_code == status
    assert answer.has_header("Retry-After") is (status == 503)


def test_of_a_stranger_nothing_is_read_to_be_shown_again(monkeypatch):
    monkeypatch.setitem(PUBLIC_POSTS, f"{__name__}.database_gone", 1000)

    answer = Client(raise_request_exception=False).post("/database-gone/", {"worked": "Words"})

    assert answer.status_code == 503
    assert "Words" not in answer.content.decode()


@pytest.fixture
def silent_broker(broker_url, tasks_are_sent, monkeypatch) -> Iterator[None]:
    """It takes the call and never answers."""
    monkeypatch.setitem(app.conf.changes, "broker_transport_options", product.REDIS_OPTIONS)
    with socket.create_server(("127.0.0.1", 0)) as server:
        broker_url(f"redis://127.0.0.1:{server.getsockname()[1]}/0")
        forget_connections()
        yield
    forget_connections()


def forget_connections() -> None:
    """Celery connects anew at the next call: a pool that is closed stays closed for every test."""
    pools.reset()
    app._pool = app.amqp._producer_pool = None


def test_while_the_broker_is_silent_the_job_is_a_row_that_waits_for_the_sweep(silent_broker):
    began = time.monotonic()

    job, is_new = jobs.ask("assurance.reports.tasks.render_report", key="k", by=SCHEDULE, at=NOON)

    assert time.monotonic() - began < PATIENCE
    assert is_new
    assert list(Job.objects.undispatched(before=NOON + product.JOB_WAITS_AT_MOST)) == [job]


def test_rate_limits_do_not_need_the_broker():
    assert product.CACHES["default"]["BACKEND"] == "lscp.cache.StrictDatabaseCache"
