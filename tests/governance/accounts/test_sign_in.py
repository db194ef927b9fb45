"""Signing in: closed to strangers, limited per account, ended when unused, told in the trail."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from governance.accounts import cipher
from governance.accounts.client_address import client_address
from governance.accounts.second_factor import give_second_factor
from governance.accounts.user_agents import format_browser
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.governance.accounts.test_second_factor import (
    PASSWORD,
    SIGN_IN,
    lines_about,
    with_password,
)
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
WRONG = "not-the-password"


@pytest.fixture
def person() -> User:
    return with_password(scenarios.a_person())


def tries(client: Client, email: str, password: str = WRONG) -> int:
    return client.post(SIGN_IN, {"login": email, "password": password}).status_code


def test_nobody_signs_up_by_themselves(client):
    page = client.get(reverse("account_signup"))
    client.post(
        reverse("account_signup"),
        {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert b"business office" in page.content
    assert not User.objects.exists()


def test_an_address_is_an_e_mail_address_wherever_one_signs_in(client):
    forgotten = reverse("account_reset_password")
    pages = [
        client.get(SIGN_IN),
        client.post(SIGN_IN, {"login": "chair", "password": WRONG}),
        client.post(SIGN_IN, {"login": "nobody@example.org", "password": WRONG}),
        client.get(forgotten),
        client.post(forgotten, {"email": "chair"}),
    ]

    texts = [page.content.decode() for page in pages]
    assert [text.count("E-mail address") for text in texts] == [1] * len(texts)
    assert [re.findall(r">[^<]*[Ee]mail[^<]*<", text) for text in texts] == [[]] * len(texts)
    assert "Enter an e-mail address, as in name@example.org." in texts[1]
    assert "The e-mail address or the password is not right." in texts[2]


def test_sixth_try_of_one_client_is_refused_even_with_the_right_password(person):
    for _ in range(5):
        assert tries(Client(), person.email) == 200

    assert tries(Client(), person.email.upper(), PASSWORD) == 200
    assert lines_about(person) == [("fail_sign_in", f"person {person.pk}", None)] * 5


def test_a_stranger_elsewhere_locks_nobody_out(person):
    for _ in range(7):
        tries(Client(REMOTE_ADDR="10.1.2.3"), person.email)

    assert tries(Client(), person.email, PASSWORD) == 302


def test_a_browser_that_signed_in_before_has_its_own_count_whoever_tries_beside_it(client, person):
    tries(client, person.email, PASSWORD)
    client.post(reverse("account_logout"))
    for number in range(40):
        tries(Client(), f"other-{number % 8}@example.org")
        tries(Client(), person.email)

    assert tries(Client(), person.email, PASSWORD) == 200
    assert tries(client, person.email, PASSWORD) == 302


def test_a_known_browser_has_five_tries_as_well(client, person):
    tries(client, person.email, PASSWORD)
    client.post(reverse("account_logout"))
    for _ in range(5):
        tries(client, person.email)

    assert tries(client, person.email, PASSWORD) == 200


def test_a_known_browser_is_known_for_its_own_person_alone(client, person):
    other = with_password(factories.UserFactory())
    tries(client, person.email, PASSWORD)
    client.post(reverse("account_logout"))
    for _ in range(5):
        tries(Client(), other.email)

    assert tries(client, other.email, PASSWORD) == 200


@pytest.mark.parametrize("cookie", ["", "x", "a:b:c", "\x00"])
def test_a_cookie_somebody_made_up_makes_no_browser_known(client, person, cookie):
    client.cookies["known_browser"] = cookie
    for _ in range(5):
        tries(client, person.email)

    assert tries(client, person.email, PASSWORD) == 200


@pytest.mark.parametrize(
    ("proxies", "passed_on", "counted"),
    [
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (2, "1.1.1.1, 2.2.2.2, 3.3.3.3", "2.2.2.2"),
        (2, "3.3.3.3", "10.0.0.9"),
        (1, "", "10.0.0.9"),
    ],
)
def test_rate_limits_count_the_client_and_not_the_proxies_that_are_trusted(
    settings, rf, proxies, passed_on, counted
):
    settings.TRUSTED_PROXIES = proxies

    request = rf.get("/", headers={"X-Forwarded-For": passed_on}, REMOTE_ADDR="10.0.0.9")

    assert client_address(request) == counted


def test_right_password_after_four_wrong_ones_opens(person):
    for _ in range(4):
        tries(Client(), person.email)

    assert tries(Client(), person.email, PASSWORD) == 302


def test_of_an_unknown_address_nothing_personal_is_kept(client):
    tries(client, "stranger@elsewhere.example")

    (line,) = TrailEntry.objects.all()
    assert (line.label, line.subject_id, line.by, line.who) == (
        "unknown address",
        0,
        None,
        "Somebody",
    )


def test_closed_account_does_not_open(client, person):
    person.is_active = False
    person.save()

    client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})

    assert client.get("/rules/").status_code == 302


def test_forgotten_password_is_asked_for_through_the_outbox(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})

    (message,) = Message.objects.all()
    assert (message.recipient, message.group, message.subject) == (
        person,
        None,
        "Choose a new password",
    )
    assert "/account/password/reset/key/" in message.body
    assert mail.outbox == []


def test_forgotten_password_of_a_stranger_sends_and_keeps_nothing(client):
    client.post(reverse("account_reset_password"), {"email": "stranger@elsewhere.example"})

    assert not Message.objects.exists()


def test_link_sets_a_password_once_and_leaves_a_line(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = next(line for line in Message.objects.get().body.split() if "/reset/key/" in line)
    form = client.get(link).url

    client.post(form, {"password1": "another-long-password", "password2": "another-long-password"})

    assert tries(Client(), person.email, "another-long-password") == 302
    assert b"no longer works" in Client().get(link).content
    assert [verb for verb, *_ in lines_about(person)] == ["change_password", "sign_in"]


def test_changed_password_is_told_to_its_person_and_ends_the_other_sessions(client, person):
    other = Client()
    for browser in (client, other):
        tries(browser, person.email, PASSWORD)

    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "another-long-password",
            "password2": "another-long-password",
        },
    )

    assert other.get("/rules/").status_code == 302
    assert Message.objects.get().recipient == person


PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("says", "told"),
    [
        (f"{WINDOWS}Chrome/131.0.0.0 Safari/537.36", "Chrome on Windows"),
        (f"{WINDOWS}Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) Chrome/131.0.0.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (PHONE, "Safari on an iPhone"),
        ("A telephone", "Another browser"),
        ("", "Another browser"),
    ],
)
def test_a_browser_is_named_as_its_person_knows_it(says, told):
    assert format_browser(says) == told


def test_a_session_used_again_says_when(client, person):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        tries(client, person.email, PASSWORD)
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        client.get("/rules/")

    assert UserSession.objects.get().last_seen_at == now + timedelta(hours=2)


def test_person_sees_where_they_are_signed_in_and_ends_a_session(client, person):
    other = Client(HTTP_USER_AGENT=PHONE)
    for browser in (client, other):
        tries(browser, person.email, PASSWORD)
    there = UserSession.objects.get(user_agent=PHONE)

    page = client.get(reverse("usersessions_list"))
    client.post(reverse("usersessions_list"), {"session": there.pk})

    told = page.content.decode()
    assert PHONE not in told
    assert "Safari on an iPhone" in told
    assert "Another browser (the one you are using)" in told
    assert (other.get("/rules/").status_code, client.get("/rules/").status_code) == (302, 200)


def test_signing_in_costs_the_same_however_many_sessions_are_open_and_forgets_those_over(person):
    now, costs = timezone.now(), []
    with time_machine.travel(now - timedelta(days=2), tick=False):
        tries(Client(), person.email, PASSWORD)
    with time_machine.travel(now, tick=True):
        for _ in range(4):
            with CaptureQueriesContext(connection) as captured:
                tries(Client(), person.email, PASSWORD)
            costs.append(len(captured))

    assert costs[1] == costs[3]
    assert UserSession.objects.filter(user=person).count() == 4


def test_session_ends_four_hours_after_its_last_use_not_after_its_beginning(client, person):
    now = timezone.now()
    steps = {3: 200, 6: 200, 9: 200, 13.1: 302}
    with time_machine.travel(now, tick=False):
        tries(client, person.email, PASSWORD)

    for hours, expected in steps.items():
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            assert client.get("/rules/").status_code == expected


def test_session_is_written_at_most_once_a_minute(client, person, django_assert_num_queries):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        tries(client, person.email, PASSWORD)
        first = client.session["used_at"]
        client.get("/rules/")
    with time_machine.travel(now + timedelta(seconds=59), tick=False):
        client.get("/rules/")
        assert client.session["used_at"] == first
    with time_machine.travel(now + timedelta(seconds=61), tick=False):
        client.get("/rules/")
        assert client.session["used_at"] == first + 61


def test_nobody_changes_the_address_the_office_gave(person):
    client = signed_in(person)

    assert client.get(reverse("account_email")).status_code == 200
    sent = client.post(reverse("account_email"), {"email": "other@example.org", "action_add": ""})

    assert sent.status_code == 405


def test_secrets_lie_encrypted_in_the_database():
    officer = scenarios.a_board_officer()
    secret = give_second_factor(officer)

    stored = Authenticator.objects.get(user=officer, type="totp").data["secret"]
    assert secret not in stored
    assert cipher.decrypt(stored) == secret


def test_new_field_key_is_put_before_the_old_and_then_replaces_it(settings, capsys):
    officer = scenarios.a_board_officer()
    settings.FIELD_KEY = "old"
    secret = give_second_factor(officer)

    settings.FIELD_KEY = "new, old"
    call_command("renew_field_key")
    settings.FIELD_KEY = "new"

    app = Authenticator.objects.get(user=officer, type="totp")
    assert cipher.decrypt(app.data["secret"]) == secret
    codes = Authenticator.objects.get(user=officer, type="recovery_codes").wrap()
    assert len(codes.get_unused_codes()) == 10
    assert capsys.readouterr().out == "secrets renewed: 2, certificates sealed: 0\n"


@pytest.mark.parametrize("path", ["/", "/returns/", "/no-such-page/", "/returns/?as=csv"])
def test_what_a_person_was_shown_is_kept_by_no_browser_and_no_proxy(person, path):
    page = signed_in(person).get(path)

    assert page["Cache-Control"] == "private, no-store"


def test_what_everybody_may_read_says_nothing_of_keeping(client):
    assert "Cache-Control" not in client.get(reverse("accessibility")).headers
