"""The log: JSON, one line for one event, naming the request and never what was asked of it."""

import json
import logging

import pytest
from django.urls import reverse

from lscp.logs import JSONFormatter, present_request

pytestmark = pytest.mark.pages


@pytest.fixture
def lines(caplog):
    """What the product wrote so far, as the log would hold it."""
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(JSONFormatter())
    return lambda: [json.loads(caplog.handler.format(record)) for record in caplog.records]


@pytest.mark.django_db
def test_a_request_leaves_one_line_with_its_route_and_never_its_path_or_query(client, lines):
    key_in_a_link = "one-time-key"

    client.get(reverse("account_reset_password_from_key", args=["1", key_in_a_link]))

    [line] = [line for line in lines() if line["logger"] == "lscp.requests"]
    assert (line["method"], line["level"], line["message"]) == ("GET", "info", "request")
    assert line["route"].startswith("account/password/reset/key/")
    assert key_in_a_link not in json.dumps(lines())


def test_a_refused_path_is_logged_as_its_route_too(client, lines):
    client.get("/no-such-page/one-time-key/")

    assert "Not Found: unknown" in [line["message"] for line in lines()]
    assert "one-time-key" not in json.dumps(lines())


@pytest.mark.django_db
def test_the_line_and_the_answer_carry_the_same_request_id(client):
    response = client.get(reverse("health"))

    assert len(response["X-Request-ID"]) == 12


def test_a_line_written_while_answering_names_the_request():
    token = present_request.set("abc123")

    written = JSONFormatter().format(logging.makeLogRecord({"msg": "sent %s", "args": (3,)}))

    present_request.reset(token)
    assert json.loads(written)["request"] == "abc123"
    assert json.loads(written)["message"] == "sent 3"


def test_a_line_written_outside_a_request_names_none():
    written = JSONFormatter().format(logging.makeLogRecord({"msg": "swept"}))

    assert "request" not in json.loads(written)
