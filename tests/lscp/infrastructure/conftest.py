"""What the tests of the machinery need: a broker of their choice, and tasks that go through it."""

import pytest

from lscp.celery import app


@pytest.fixture
def broker_url(monkeypatch):
    """Points the app to another broker for the length of one test."""

    def point_to(url: str) -> None:
        monkeypatch.setitem(app.conf.changes, "broker_url", url)

    return point_to


@pytest.fixture
def tasks_are_sent(monkeypatch):
    """Tasks go to the broker, as they do outside tests."""
    monkeypatch.setitem(app.conf.changes, "task_always_eager", False)
