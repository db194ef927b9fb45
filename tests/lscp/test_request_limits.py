"""Nothing of a request's body is read before its head, and who sends it, are found good."""

import contextlib
import io
import itertools

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from governance.accounts import known_browsers
from governance.core import form_recovery
from lscp.request_limits import PUBLIC_POSTS
from tests.architecture.introspection import addresses
from tests.architecture.test_public_pages import PUBLIC
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
FORM = "application/x-www-form-urlencoded"
FILES = "multipart/form-data; boundary=edge"
SIGN_IN = reverse("account_login")
A_FORM = "/plans/"


class Unread(io.IOBase):
    """A body that fails the test when anybody reads it."""

    def read(self, *size):
        pytest.fail("the body was read")

    readline = read


def posted(client: Client, path: str, *, kind: str = FORM, length: str = "10", **head):
    return client.generic(
        "POST",
        path,
        b"",
        kind,
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": length, "CONTENT_TYPE": kind, **head},
    )


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "ODD"])
@pytest.mark.parametrize("path", ["/", SIGN_IN, "/no-such-page/"])
def test_an_unknown_way_of_asking_is_refused_in_words(client, method, path):
    answer = client.generic(method, path, b"", **{"wsgi.input": Unread(), "CONTENT_LENGTH": "9"})

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert b"<h1" in answer.content


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ({"kind": "application/json"}, 415),
        ({"kind": "text/plain"}, 415),
        ({"kind": ""}, 415),
        ({"length": "many"}, 400),
        ({"length": "-1"}, 400),
        ({"length": "²"}, 400),
        ({"length": "9" * 30}, 413),
        ({"length": str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}, 413),
        ({"kind": FILES, "length": str(30 * 1024 * 1024)}, 413),
        ({"HTTP_TRANSFER_ENCODING": "chunked", "length": ""}, 411),
    ],
)
def test_by_its_head_a_request_is_refused_whoever_sends_it(head, status):
    for client in (Client(), signed_in(scenarios.a_person())):
        assert posted(client, SIGN_IN, **head).status_code == status


def test_of_a_stranger_nothing_is_read_where_one_signs_in_first(client):
    answer = posted(client, A_FORM)

    assert (answer.status_code, answer.url) == (302, f"{SIGN_IN}?next={A_FORM}")


def test_a_session_cookie_somebody_made_up_changes_nothing(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"

    assert posted(client, A_FORM).status_code == 302


def test_of_a_browser_that_signed_in_before_no_more_is_read_than_is_kept(client):
    known_browsers.remember(HttpRequest(), answer := HttpResponse(), "a@example.org")
    client.cookies.update(answer.cookies)

    assert posted(client, A_FORM, length=str(form_recovery.AT_MOST + 1)).status_code == 302


@pytest.mark.parametrize("name", sorted(PUBLIC - {"demo-outbox"}))
def test_a_public_page_reads_no_more_than_it_needs(client, name):
    too_long = str(PUBLIC_POSTS.get(name, 0) + 1)

    assert posted(client, address_of(name), length=too_long).status_code == 413


def address_of(name: str) -> str:
    patterns = dict(addresses())
    said = ("a", "1", "easy-read")
    for parts in itertools.product(said, repeat=patterns[name].pattern.regex.groups):
        with contextlib.suppress(NoReverseMatch):
            return reverse(name, args=parts)
    raise AssertionError(name)


@pytest.mark.parametrize("length", ["", "0"])
def test_a_button_pressed_after_the_session_ended_has_nothing_to_read_and_is_told_so(
    client, length
):
    answer = posted(client, "/returns/1/chase/", length=length)

    assert answer.url == f"{SIGN_IN}?next=/returns/1/chase/%3Fsigned-out%3D1"


def test_only_public_pages_are_declared():
    assert set(PUBLIC_POSTS) <= PUBLIC
