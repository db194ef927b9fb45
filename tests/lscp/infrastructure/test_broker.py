"""The broker: a task sent is a task done, whichever broker the settings name."""

import threading
from queue import Empty
from uuid import uuid4

import pytest
from celery.contrib.testing.worker import start_worker
from kombu import Connection

from governance.jobs.models import Heartbeat
from lscp.celery import app
from lscp.tasks import beat_once

MESSAGES = 500


@pytest.fixture
def folder(tmp_path):
    options = {name: str(tmp_path) for name in ("data_folder_in", "data_folder_out")}
    with Connection("folder://localhost", transport_options=options) as connection:
        yield connection


@pytest.fixture
def queue():
    """One of its own on the settings' broker, so that no other worker takes what is sent."""
    name = f"test-{uuid4()}"
    yield name
    with app.connection_for_write() as connection:
        used = app.amqp.queues.new_missing(name)(connection.default_channel)
        used.declare()
        used.delete()


@pytest.mark.django_db(transaction=True)
def test_a_task_sent_through_the_broker_is_done_by_a_worker(tasks_are_sent, queue):
    with start_worker(app, pool="threads", queues=[queue], perform_ping_check=False):
        sent = beat_once.apply_async(queue=queue)
        done = until_heard(seconds=10)

    assert done, f"task {sent.id} was not done"


def until_heard(seconds: int) -> bool:
    pause = threading.Event()
    return any(Heartbeat.objects.exists() or pause.wait(0.1) for _ in range(seconds * 10))


def test_messages_come_out_of_the_folder_whole_and_in_the_order_they_went_in(folder):
    put, got = folder.channel(), folder.channel()
    writer = threading.Thread(target=lambda: [put._put("q", {"n": n}) for n in range(MESSAGES)])
    received = []

    writer.start()
    while writer.is_alive() or len(received) < MESSAGES:
        try:
            received.append(got._get("q")["n"])
        except Empty:
            continue
    writer.join()

    assert received == list(range(MESSAGES))


def test_a_queue_never_gets_the_messages_of_one_whose_name_ends_alike(folder):
    channel = folder.channel()
    channel._put("reply.pdf", {"n": 1})

    with pytest.raises(Empty):
        channel._get("pdf")

    assert channel._get("reply.pdf") == {"n": 1}


def test_what_was_taken_is_gone_and_leaves_nothing_behind(folder, tmp_path):
    channel = folder.channel()
    channel._put("q", {"n": 1})

    channel._get("q")

    assert list(tmp_path.iterdir()) == []
