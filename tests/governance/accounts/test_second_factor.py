"""Who must give a second factor does, whoever need not is not asked, and it is asked once."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.accounts.second_factor import give_second_factor
from governance.core.models import TrailEntry
from governance.core.roles import SECOND_FACTOR, Capacity
from governance.people.models import User
from governance.structure.models import Seat
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
PASSWORD = "correct-horse-battery-staple"
A_PAGE = "/rules/"
SIGN_IN, SECOND_STEP = reverse("account_login"), reverse("mfa_authenticate")
SET_UP, AGAIN = reverse("mfa_index"), reverse("mfa_reauthenticate")


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def code_for(secret: str, periods_ago: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - periods_ago))


def signs_in(client: Client, user: User, password: str = PASSWORD):
    return client.post(SIGN_IN, {"login": user.email, "password": password})


def lines_about(user: User) -> list[tuple[str, str, int | None]]:
    return list(TrailEntry.objects.about(user).values_list("verb", "label", "by"))


@pytest.mark.parametrize("capacity", sorted(SECOND_FACTOR))
def test_office_signers_and_scrutineer_set_up_a_second_factor_before_anything_else(
    client, capacity
):
    person = scenarios.somebody_in(capacity, partnership=scenarios.the_leicester_partnership())
    client.force_login(person)

    page = client.get(A_PAGE, follow=True)

    assert page.redirect_chain == [(SET_UP, 302)]
    assert "set one up first" in page.content.decode()


def test_who_signs_by_a_group_seat_sets_up_a_second_factor_before_anything_else(client):
    chair = scenarios.its_chair(scenarios.the_planning_and_delivery_group())
    seat = Seat.objects.get(appointments__person=chair)
    client.force_login(chair)
    assert client.get(A_PAGE).status_code == 200

    factories.SignatoryFactory(group=seat.group, seat=seat)

    assert client.get(A_PAGE).url == SET_UP


def test_administrator_of_the_site_sets_up_a_second_factor_before_anything_else(client):
    client.force_login(scenarios.an_administrator())

    assert client.get("/administration/").url == SET_UP
    assert client.get("/health/").status_code in (200, 503)


def test_member_with_no_such_seat_is_not_asked(client):
    person = scenarios.somebody_in(Capacity.MEMBER, group=scenarios.an_audit_group())
    client.force_login(person)

    assert client.get(A_PAGE).status_code == 200


def test_password_and_code_open_the_office_and_leave_a_line(client):
    officer = with_password(scenarios.a_board_officer())
    secret = give_second_factor(officer)

    first = signs_in(client, officer)
    second = client.post(SECOND_STEP, {"code": code_for(secret)})

    assert (first.url, second.url) == (SECOND_STEP, "/")
    assert client.get(A_PAGE).status_code == 200
    assert lines_about(officer) == [("sign_in", f"person {officer.pk}", officer.pk)]


def test_one_code_opens_once(client):
    officer = with_password(scenarios.a_board_officer())
    code = code_for(give_second_factor(officer))
    for browser in (client, other := Client()):
        signs_in(browser, officer)
        browser.post(SECOND_STEP, {"code": code})

    assert client.get(A_PAGE).status_code == 200
    assert other.get(A_PAGE).status_code == 302
    assert lines_about(officer)[-1] == ("fail_second_factor", f"person {officer.pk}", None)


def test_session_that_began_before_the_second_factor_was_set_up_must_give_it():
    officer = scenarios.a_board_officer()
    thief = Client()
    thief.force_login(officer)
    give_second_factor(officer)

    assert thief.get(A_PAGE).url == f"{AGAIN}?next={A_PAGE}"


def test_giving_it_again_opens_the_page_that_was_asked_for(client):
    officer = with_password(scenarios.a_board_officer())
    client.force_login(officer)
    secret = give_second_factor(officer)

    done = client.post(f"{AGAIN}?next={A_PAGE}", {"code": code_for(secret), "next": A_PAGE})

    assert done.url == A_PAGE
    assert client.get(A_PAGE).status_code == 200


def test_satisfied_session_asks_the_database_nothing_about_it():
    client = signed_in(scenarios.a_board_officer())

    with CaptureQueriesContext(connection) as asked:
        client.get(A_PAGE)

    assert [query["sql"] for query in asked if "authenticator" in query["sql"]] == []


def test_flag_of_one_person_does_not_serve_the_next():
    client = signed_in(scenarios.a_board_officer())
    session = client.session
    session["second_factor_given_by"] = scenarios.a_person().pk
    session.save()

    assert client.get(A_PAGE).url == SET_UP


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_in_the_session_opens_it_and_gives_recovery_codes(client):
    officer = with_password(scenarios.a_board_officer())
    signs_in(client, officer)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    set_up = reverse("mfa_activate_totp")
    client.get(set_up)
    secret = client.session["mfa.totp.secret"]

    client.post(set_up, {"code": code_for(secret)})

    kinds = Authenticator.objects.filter(user=officer).order_by("type")
    assert list(kinds.values_list("type", flat=True)) == ["recovery_codes", "totp"]
    assert client.get(A_PAGE).status_code == 200
    assert lines_about(officer) == [
        (verb, f"person {officer.pk}", officer.pk)
        for verb in ("sign_in", "add_second_factor", "add_second_factor")
    ]


def test_removing_the_last_one_closes_the_session_and_ends_the_others(
    client, django_capture_on_commit_callbacks
):
    officer = with_password(scenarios.a_board_officer())
    secret = give_second_factor(officer)
    for browser, ago in ((client, 0), (other := Client(), 1)):
        signs_in(browser, officer)
        browser.post(SECOND_STEP, {"code": code_for(secret, ago)})
    assert other.get(A_PAGE).status_code == 200

    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get(A_PAGE).url == SET_UP
    assert other.get(A_PAGE).url == f"{SIGN_IN}?next={A_PAGE}"


def test_recovery_code_stands_in_for_the_app(client):
    officer = with_password(scenarios.a_board_officer())
    give_second_factor(officer)
    codes = Authenticator.objects.get(user=officer, type="recovery_codes").wrap().get_unused_codes()

    signs_in(client, officer)
    client.post(SECOND_STEP, {"code": codes[0]})

    assert client.get(A_PAGE).status_code == 200


def test_giving_a_demo_person_one_twice_changes_nothing_unless_the_secret_does():
    officer = scenarios.a_board_officer()

    first = give_second_factor(officer)
    assert give_second_factor(officer) == first
    assert give_second_factor(officer, "JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"
    assert Authenticator.objects.filter(user=officer, type="totp").count() == 1
