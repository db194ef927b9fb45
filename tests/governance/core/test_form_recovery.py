"""A session that ended in the middle of a form keeps what was typed, for its person alone."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from django.utils import timezone

from governance.accounts.second_factor import give_second_factor
from governance.core import form_recovery
from governance.people.models import User
from lscp.request_limits import PUBLIC_POSTS
from tests.governance.accounts.test_second_factor import (
    PASSWORD,
    SECOND_STEP,
    SIGN_IN,
    code_for,
    with_password,
)
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in, signed_in_before

pytestmark = [pytest.mark.django_db, pytest.mark.pages, pytest.mark.urls(__name__)]


def form(request: HttpRequest) -> HttpResponse:
    """Shows the mark a form carries, and what was typed if any of it was kept."""
    typed = form_recovery.recovered(request)
    words = typed.dict() if typed is not None else None
    return HttpResponse(f"{form_recovery.form_token(request)}\n{words}")


@login_not_required
def open_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"kept: {bool(request.session.get(form_recovery.IN_SESSION))}")


urlpatterns = [
    path("a-form/", form),
    path("another-form/", form),
    path("open-form/", open_form),
    path("", include("lscp.urls")),
]


def mark_of(user: User, page: str = "/a-form/") -> str:
    return signed_in(user).get(page).content.decode().partition("\n")[0]


def words_on(client: Client, address: str) -> str:
    return client.get(address).content.decode().partition("\n")[2]


def sends_after_the_session_ended(client: Client, user: User, **words):
    signed_in_before(client, user)
    return client.post("/a-form/", {"form_token": mark_of(user), **words})


def signs_in(client: Client, user: User, then: str) -> str:
    answer = client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, "next": then})
    return answer.url


@pytest.fixture
def person() -> User:
    return with_password(scenarios.a_person())


def back_to(answer) -> str:
    """The page the sign-in page was told to lead to."""
    return answer.url.partition("?next=")[2].replace("%3F", "?").replace("%3D", "=")


def test_what_was_typed_stands_in_the_form_after_signing_in_again(client, person):
    answer = sends_after_the_session_ended(client, person, worked="Half an answer")
    address = back_to(answer)
    assert answer.url.startswith(f"{SIGN_IN}?next=/a-form/")
    assert "What you typed is kept" in client.get(answer.url).content.decode()

    assert signs_in(client, person, then=address) == address

    assert words_on(client, address) == "{'worked': 'Half an answer'}"


def test_it_outlives_the_second_factor_too(client):
    officer = with_password(scenarios.a_board_officer())
    secret = give_second_factor(officer)
    address = back_to(sends_after_the_session_ended(client, officer, worked="Half"))

    assert signs_in(client, officer, then=address) == SECOND_STEP
    assert client.post(SECOND_STEP, {"code": code_for(secret)}).url == address

    assert words_on(client, address) == "{'worked': 'Half'}"


def test_somebody_else_never_sees_it(client, person):
    address = back_to(sends_after_the_session_ended(client, person, worked="Half"))
    other = with_password(scenarios.a_person())

    signs_in(client, other, then=address)

    assert words_on(client, address) == "None"
    assert form_recovery.IN_SESSION not in client.session


def test_another_page_does_not_show_it(client, person):
    address = back_to(sends_after_the_session_ended(client, person, worked="Half"))
    signs_in(client, person, then=address)

    assert words_on(client, address.replace("a-form", "another-form")) == "None"


def test_it_is_dropped_when_the_form_is_sent_again(client, person):
    address = back_to(sends_after_the_session_ended(client, person, worked="Half"))
    signs_in(client, person, then=address)

    client.post("/a-form/", {"form_token": mark_of(person), "worked": "Whole"})

    assert words_on(client, address) == "None"
    assert form_recovery.IN_SESSION not in client.session


def test_it_is_dropped_after_a_day(client, person):
    address = back_to(sends_after_the_session_ended(client, person, worked="Half"))

    with time_machine.travel(timezone.now() + timedelta(hours=23), tick=False):
        signs_in(client, person, then=address)
        assert words_on(client, address) == "{'worked': 'Half'}"
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1), tick=False):
        assert words_on(client, address) == "None"


def test_passwords_and_tokens_are_never_kept(client, person):
    sends_after_the_session_ended(
        client, person, worked="Half", password="p", new_password1="p", csrfmiddlewaretoken="t"
    )

    (entry,) = client.session[form_recovery.IN_SESSION].values()
    assert entry["words"] == "worked=Half"


@pytest.mark.parametrize("mark", ["", "forged", "WzEsIi9hLWZvcm0vIl0:1abc:forged"])
def test_unmarked_or_forged_form_is_not_kept(client, person, mark):
    signed_in_before(client, person)
    answer = client.post("/a-form/", {"form_token": mark, "worked": "Half"})

    assert answer.url == f"{SIGN_IN}?next=/a-form/"
    assert form_recovery.IN_SESSION not in client.session


def test_an_operation_pressed_after_the_session_ended_is_told_where_it_is_done(client):
    person = with_password(scenarios.its_chair(scenarios.an_audit_group()))
    record = scenarios.an_answered_return()
    here = reverse("assurance:return-chase", args=[record.pk])
    signed_in_before(client, person)

    answer = client.post(here, {"csrfmiddlewaretoken": "t"})
    told = client.get(answer.url).content.decode()
    signs_in(client, person, then=f"{here}?signed-out=1")
    led = client.get(f"{here}?signed-out=1", follow=True).content.decode()

    assert answer.url == f"{SIGN_IN}?next={here}%3Fsigned-out%3D1"
    assert "Your session had ended before this was done" in told
    assert "You were signed out before this was done: press it again." in led
    assert "Nothing was done" not in led


def test_too_much_is_not_kept(client, person):
    answer = sends_after_the_session_ended(client, person, worked="x" * (form_recovery.AT_MOST + 1))

    assert answer.url == f"{SIGN_IN}?next=/a-form/"


def test_no_more_than_a_few_forms_are_kept(client, person):
    for number in range(form_recovery.AT_MOST_FORMS + 2):
        sends_after_the_session_ended(client, person, worked=number)

    waiting = [entry["words"] for entry in client.session[form_recovery.IN_SESSION].values()]
    assert waiting == [f"worked={number}" for number in range(2, form_recovery.AT_MOST_FORMS + 2)]


def test_form_open_to_everybody_keeps_nothing(client, person, monkeypatch):
    monkeypatch.setitem(PUBLIC_POSTS, f"{__name__}.open_form", 1000)
    answer = client.post("/open-form/", {"form_token": mark_of(person), "worked": "Half"})

    assert answer.content == b"kept: False"
