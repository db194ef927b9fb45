"""A request whose text is no UTF-8 is refused before Django tries to read it."""

import pytest

from lscp.readable_requests import ReadableRequests
from lscp.wsgi import application

FORM = "application/x-www-form-urlencoded"


def product(environ, start_response):
    start_response("200 OK", [])
    return [b"read"]


def status_for(content_type: str) -> str:
    answered = []
    environ = {"CONTENT_TYPE": content_type}
    ReadableRequests(product)(environ, lambda status, headers: answered.append(status))
    return answered[0]


@pytest.mark.parametrize(
    "content_type",
    [
        *(f"{FORM}; charset={name}" for name in ("hex", "rot13", "utf-16", "unicode_escape", "")),
        f"{FORM}; charset=idna",
        f"{FORM}; charset*=hex''a%41",
        "multipart/form-data; boundary=x; charset=utf-7",
    ],
)
def test_every_other_charset_is_refused(content_type):
    assert status_for(content_type) == "400 Bad Request"


@pytest.mark.parametrize(
    "content_type", ["", FORM, f"{FORM}; charset=UTF-8", 'text/plain; charset="utf-8"']
)
def test_what_browsers_send_is_read(content_type):
    assert status_for(content_type) == "200 OK"


def test_the_web_server_comes_in_this_way():
    assert isinstance(application, ReadableRequests)
