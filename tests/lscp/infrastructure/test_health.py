"""The health page: what it says when every part is well, and when one is not."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from governance.jobs.models import Heartbeat
from lscp import health
from lscp.tasks import beat_once

pytestmark = pytest.mark.django_db


def test_all_is_well_after_a_heartbeat_and_no_one_need_sign_in_to_ask(client):
    beat_once()

    response = client.get(reverse("health"))

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "parts": {"database": "ok", "broker": "ok", "beat": "ok"},
    }


def test_a_beat_not_heard_for_too_long_is_named(client):
    Heartbeat.objects.create(name="beat", at=timezone.now() - health.LATE_AFTER)

    response = client.get(reverse("health"))

    assert response.status_code == 503
    assert response.json() == {
        "status": "failing",
        "parts": {"database": "ok", "broker": "ok", "beat": "failing"},
    }


def test_the_same_heartbeat_is_renewed_and_never_added_to():
    beat_once()
    first = Heartbeat.objects.get().at

    beat_once()

    assert Heartbeat.objects.get().at > first


def test_a_broker_that_cannot_be_reached_is_failing_and_breaks_nothing(client, broker_url):
    beat_once()
    broker_url("redis://127.0.0.1:9/0")

    response = client.get(reverse("health"))

    assert response.status_code == 503
    assert response.json()["parts"] == {"database": "ok", "broker": "failing", "beat": "ok"}


def test_the_health_page_tells_no_secret_and_is_not_kept_by_caches(client):
    response = client.get(reverse("health"))

    assert settings.SECRET_KEY not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_heartbeat_comes_often_enough_to_be_heard():
    beats_every = timedelta(seconds=settings.CELERY_BEAT_SCHEDULE["beat_once"]["schedule"])

    assert beats_every * 3 < health.LATE_AFTER
