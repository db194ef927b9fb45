"""Single sign-on: the provider says who it is, and we say who gets in and what else is asked."""

import time
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.accounts.second_factor import give_second_factor
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.governance.accounts import identity_provider as fake
from tests.governance.accounts.test_second_factor import (
    A_PAGE,
    PASSWORD,
    SECOND_STEP,
    SET_UP,
    SIGN_IN,
    code_for,
    lines_about,
    signs_in,
    with_password,
)
from tests.scenarios import returns as scenarios

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
NEW = "another-long-password"
PROVIDER = "Example Council"
UNKNOWN = "There is no open account for this address"
NOT_TRUSTED = f"The answer of {PROVIDER} could not be used"
NO_ANSWER = f"{PROVIDER} does not answer just now"
DESCRIPTION = "/.well-known/openid-configuration"


@pytest.fixture
def provider(settings):
    with fake.running() as running:
        settings.OIDC_SERVER_URL = running.url
        settings.OIDC_CLIENT_ID = fake.CLIENT_ID
        settings.OIDC_CLIENT_SECRET = fake.CLIENT_SECRET
        settings.OIDC_NAME = PROVIDER
        yield running


@pytest.fixture
def person() -> User:
    return with_password(scenarios.a_person())


def told(answer, status: int) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def gets_in(client: Client) -> bool:
    return client.get(A_PAGE).status_code == 200


# Who gets in


def test_a_verified_address_signs_in_whose_it_is_and_leaves_a_line(client, provider, person):
    answer = provider.signs_in(client, person.email.upper())

    assert (answer.status_code, answer.url) == (302, "/")
    assert gets_in(client)
    assert lines_about(person) == [("sign_in", str(person.reference), person.pk)]
    assert TrailEntry.objects.get().after == "single sign-on"


def test_it_goes_on_to_the_page_that_was_asked_for(client, provider, person):
    provider.claims = {"email": person.email, "email_verified": True}

    page = client.get(SIGN_IN, {"next": A_PAGE}).content.decode()
    answer = provider.sends_back(client, client.post(fake.BEGIN, {"next": A_PAGE}))

    form = page[page.index(f'action="{fake.BEGIN}"') :].partition("</form>")[0]
    assert f'name="next" value="{A_PAGE}"' in form
    assert answer.url == A_PAGE


def test_it_never_goes_on_to_another_site(client, provider, person):
    provider.claims = {"email": person.email, "email_verified": True}

    answer = provider.sends_back(
        client, client.post(fake.BEGIN, {"next": "https://elsewhere.example/"})
    )

    assert answer.url == "/"


def test_nobody_is_created_nothing_is_linked_and_the_password_stays(client, provider, person):
    provider.signs_in(client, person.email)

    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert not SocialToken.objects.exists()
    assert signs_in(Client(), person).status_code == 302


def test_no_claim_gives_a_seat(client, provider, person):
    provider.signs_in(client, person.email, groups=["administrators"], roles=["board_officer"])

    person.refresh_from_db()
    assert not person.is_superuser
    assert client.get("/administration/").status_code == 302


def test_an_unknown_address_is_told_whom_to_ask_and_nothing_of_it_is_kept(client, provider):
    answer = provider.signs_in(client, "stranger@elsewhere.example")

    text = told(answer, 403)
    assert UNKNOWN in text
    assert "Ask your partnership’s business office" in text
    assert not User.objects.exists()
    assert TrailEntry.objects.get().label == "unknown address"
    assert "stranger" not in str([each.get_decoded() for each in Session.objects.all()])


@pytest.mark.parametrize("said", [None, False, "false", 0, "no", [], {}])
def test_an_address_that_is_not_verified_is_told_whom_to_ask(client, provider, person, said):
    answer = provider.signs_in(client, person.email, email_verified=said)

    assert f"{PROVIDER} does not vouch for your e-mail address" in told(answer, 403)
    assert not gets_in(client)


@pytest.mark.parametrize("said", [True, "true", "True", 1, "1"])
def test_verified_is_said_in_several_ways(client, provider, person, said):
    provider.signs_in(client, person.email, email_verified=said)

    assert gets_in(client)


@pytest.mark.parametrize(("said", "opens"), [(True, True), (1, True), (False, False)])
def test_of_entra_it_is_the_owner_of_the_domain_that_is_verified(
    client, provider, person, said, opens
):
    provider.signs_in(client, person.email, email_verified=None, xms_edov=said)

    assert gets_in(client) is opens


@pytest.mark.parametrize("address", [None, "", "chair", "a\x00b@example.org", ["a@example.org"], 7])
def test_what_is_no_address_is_not_looked_up(client, provider, address):
    provider.userinfo = {"sub": "7"}

    assert "does not vouch" in told(provider.signs_in(client, address), 403)


def test_a_closed_account_is_told_of_in_the_words_of_an_unknown_address(client, provider, person):
    unknown = told(provider.signs_in(Client(), "stranger@elsewhere.example"), 403)
    person.is_active = False
    person.save()

    answer = provider.signs_in(client, person.email)

    assert told(answer, 403) == unknown
    assert not gets_in(client)
    assert [verb for verb, *_ in lines_about(person)] == ["fail_sign_in"]


LOOK_ALIKE = ["m\u0131ke@example.org", "mi\u212ae@example.org"]


@pytest.mark.parametrize("address", LOOK_ALIKE)
def test_an_address_that_only_looks_alike_to_a_database_is_another(client, provider, address):
    factories.UserFactory(email="mike@example.org")

    assert provider.signs_in(client, address).status_code == 403


@pytest.mark.parametrize("address", LOOK_ALIKE)
def test_an_address_with_letters_that_look_alike_signs_in_its_own_person(client, provider, address):
    its_own = factories.UserFactory(email=address)

    provider.signs_in(client, address)
    assert client.session["_auth_user_id"] == str(its_own.pk)


def test_whoever_was_signed_in_before_is_signed_in_no_longer_once_another_is(client, provider):
    one, other = scenarios.a_person(), factories.UserFactory()
    provider.signs_in(client, one.email)

    provider.signs_in(client, other.email)

    assert client.session["_auth_user_id"] == str(other.pk)


def test_the_address_is_asked_for_where_the_token_has_none(client, provider, person):
    provider.userinfo = {"sub": "7", "email": person.email, "email_verified": True}

    provider.signs_in(client, None)

    assert gets_in(client)
    assert provider.asked[-1][1]["Authorization"] == f"Bearer {fake.ACCESS_TOKEN}"


def test_what_the_provider_tells_of_somebody_else_is_not_believed(client, provider, person):
    provider.userinfo = {"sub": "8", "email": person.email, "email_verified": True}

    assert NOT_TRUSTED in told(provider.signs_in(client, None), 403)
    assert not gets_in(client)


# What is sent, and what comes back


def test_the_provider_is_sent_what_was_registered_and_nothing_from_the_request(
    client, provider, settings
):
    settings.BASE_URL = "https://partnership.example.org"
    begun = client.post(
        f"{fake.BEGIN}?scope=admin&auth_params=prompt%3Dnone&process=connect", {"scope": "admin"}
    )

    target = urlsplit(begun.url)
    query = dict(parse_qsl(target.query))
    assert f"{target.scheme}://{target.netloc}{target.path}" == f"{provider.url}/authorize"
    assert set(query["scope"].split()) == {"openid", "email"}
    assert query["redirect_uri"] == f"https://partnership.example.org{fake.BACK}"
    assert query["code_challenge_method"] == "S256"
    assert set(query) == {
        *("client_id", "redirect_uri", "scope", "response_type", "state", "nonce"),
        *("code_challenge", "code_challenge_method"),
    }


def test_it_is_begun_by_a_button_alone(client, provider):
    assert client.get(fake.BEGIN).status_code == 405
    assert Client(enforce_csrf_checks=True).post(fake.BEGIN).status_code == 403
    assert provider.asked == []


@pytest.mark.parametrize("state", ["", "forged", "\x00", "x" * 5000])
def test_a_forged_state_signs_nobody_in(client, provider, person, state):
    provider.claims = {"email": person.email, "email_verified": True}

    answer = provider.sends_back(client, client.post(fake.BEGIN), state=state)

    assert "This sign-in was not begun here" in told(answer, 400)
    assert not gets_in(client)
    assert [path for path, _ in provider.asked] == [DESCRIPTION]


def test_what_one_browser_began_another_does_not_end(client, provider, person):
    provider.claims = {"email": person.email, "email_verified": True}

    answer = provider.sends_back(Client(), client.post(fake.BEGIN))

    assert answer.status_code == 400


def test_it_is_ended_once(client, provider, person):
    provider.signs_in(client, person.email)
    again = client.get(fake.BACK, {"state": provider.query["state"], "code": fake.CODE})

    assert again.status_code == 400


SPOILT = {
    "signed with another key": {"signs_with": "another"},
    "signed with a key it does not show": {"key_name": "second"},
    "signed with what we know too": {"signs_with": fake.CLIENT_SECRET, "algorithm": "HS256"},
    "not signed": {"signs_with": None, "algorithm": "none"},
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_token_with_a_wrong_signature_signs_nobody_in(client, provider, person, spoilt):
    for name, value in spoilt.items():
        setattr(provider, name, fake.a_key(value) if value == "another" else value)

    assert NOT_TRUSTED in told(provider.signs_in(client, person.email), 403)
    assert not gets_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of-another-sign-in"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"aud": "another-client"},
        {"aud": [fake.CLIENT_ID, "another"], "azp": "another"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"sub": ["7"]},
    ],
)
def test_a_token_of_another_sign_in_client_or_day_signs_nobody_in(client, provider, person, claims):
    assert NOT_TRUSTED in told(provider.signs_in(client, person.email, **claims), 403)
    assert not gets_in(client)


def test_who_stops_there_is_told_so_and_may_begin_again(client, provider):
    answer = provider.sends_back(client, client.post(fake.BEGIN), error="access_denied")

    assert f"You did not sign in with {PROVIDER}" in told(answer, 403)


def test_what_else_the_provider_refuses_is_told(client, provider):
    answer = provider.sends_back(client, client.post(fake.BEGIN), error="server_error")

    assert NOT_TRUSTED in told(answer, 403)


# A provider that fails


def test_a_provider_that_is_down_is_told_of_with_the_other_way_to_sign_in(
    client, provider, settings
):
    settings.OIDC_SERVER_URL = "http://127.0.0.1:9"  # nobody listens there

    text = told(client.post(fake.BEGIN), 503)

    assert NO_ANSWER in text
    assert "Sign in with your password or a passkey, or try again" in text
    settings.OIDC_ONLY = True
    assert "password" not in told(client.post(fake.BEGIN), 503)


def test_who_is_signed_in_when_the_provider_fails_stays_so(client, provider, person, settings):
    provider.signs_in(client, person.email)
    settings.OIDC_SERVER_URL = "http://127.0.0.1:9"

    assert "You are still signed in." in told(client.post(fake.BEGIN), 503)
    assert gets_in(client)


@pytest.mark.parametrize("path", [DESCRIPTION, "/token", "/keys", "/userinfo"])
@pytest.mark.parametrize(
    "instead",
    [(500, "{}"), (200, "<html>"), (200, "7"), (200, "{}")],
    ids=str,
)
def test_whatever_it_answers_is_no_fault_of_ours(client, provider, person, path, instead):
    begun = client.post(fake.BEGIN)
    provider.instead = {path: instead}

    answer = provider.sends_back(client, begun)

    assert answer.status_code in (403, 503)
    assert PROVIDER in answer.content.decode()
    assert not gets_in(client)


@pytest.mark.parametrize(
    "instead", [(500, "{}"), (200, "<html>"), (200, "[]"), (200, "{}")], ids=str
)
def test_a_description_that_makes_no_sense_is_told_of_before_anybody_leaves(
    client, provider, instead
):
    provider.instead = {DESCRIPTION: instead}

    assert client.post(fake.BEGIN).status_code in (403, 503)


def test_nobody_waits_longer_than_the_limit(client, provider, settings):
    assert settings.SOCIALACCOUNT_REQUESTS_TIMEOUT == 10
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 0.2
    provider.waits = 2
    began = time.monotonic()

    assert NO_ANSWER in told(client.post(fake.BEGIN), 503)
    assert time.monotonic() - began < 1.5


def test_so_many_tries_a_minute_from_one_place_and_no_more(client, provider, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"single_sign_on": "2/m/ip"}

    assert [client.post(fake.BEGIN).status_code for _ in range(3)] == [302, 302, 429]


# The second factor


def test_who_has_a_second_factor_is_asked_for_it_all_the_same(client, provider, person):
    secret = give_second_factor(person)

    answer = provider.signs_in(client, person.email, amr=["pwd", "mfa"])

    assert answer.url == SECOND_STEP
    assert not gets_in(client)
    client.post(SECOND_STEP, {"code": code_for(secret)})
    assert gets_in(client)


def test_a_sign_in_that_waits_for_it_keeps_nothing_the_provider_said(client, provider, person):
    give_second_factor(person)

    provider.signs_in(client, person.email, name="A Chair", amr=["mfa"])

    kept = str(client.session.items())
    private = (fake.ACCESS_TOKEN, "A Chair", "is_verified", person.email, person.password)
    assert [each for each in private if each in kept] == []


def test_whose_seat_asks_for_one_sets_it_up_before_anything_else_and_needs_no_password(
    client, provider
):
    officer = scenarios.a_board_officer()
    provider.signs_in(client, officer.email, amr=["mfa"])

    assert client.get(A_PAGE).url == SET_UP
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_later_it_is_confirmed_by_signing_in_again_there(client, provider):
    officer = scenarios.a_board_officer()
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        provider.signs_in(client, officer.email, iat=1, exp=int(time.time()) + 3600)
    set_up = reverse("mfa_activate_totp")

    page = client.get(set_up, follow=True).content.decode()
    begun = client.post(fake.BEGIN, {"next": set_up})

    assert f"Or sign in with {PROVIDER} again" in page
    assert "prompt=login" in begun.url
    assert provider.sends_back(client, begun).url == set_up
    assert client.get(set_up).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"amr": ["pwd", "mfa"]},
        {"acr": "https://refeds.org/profile/mfa"},
        {"acr": "http://schemas.openid.net/pape/policies/2007/06/multi-factor"},
    ],
)
@pytest.mark.parametrize("has_one_here", [True, False])
def test_one_given_there_is_enough_where_the_setting_trusts_the_provider(
    client, provider, settings, said, has_one_here
):
    settings.OIDC_SECOND_FACTOR_TRUSTED = True
    officer = scenarios.a_board_officer()
    if has_one_here:
        give_second_factor(officer)

    provider.signs_in(client, officer.email, **said)

    assert gets_in(client)


@pytest.mark.parametrize(
    "said", [{}, {"amr": ["pwd"]}, {"amr": "mfa"}, {"acr": "1"}, {"acr": ["mfa"]}, {"amr": None}]
)
def test_a_trusted_provider_that_does_not_say_so_is_not_taken_to_have_asked(
    client, provider, settings, said
):
    settings.OIDC_SECOND_FACTOR_TRUSTED = True
    officer = scenarios.a_board_officer()
    give_second_factor(officer)

    assert provider.signs_in(client, officer.email, **said).url == SECOND_STEP


def test_only_the_signed_token_says_so(client, provider, settings):
    settings.OIDC_SECOND_FACTOR_TRUSTED = True
    officer = scenarios.a_board_officer()
    give_second_factor(officer)
    provider.userinfo = {
        "sub": "7",
        "email": officer.email,
        "email_verified": True,
        "amr": ["mfa"],
    }

    assert provider.signs_in(client, None).url == SECOND_STEP


# The sign-in page


def test_the_sign_in_page_offers_it_beside_the_password(client, provider):
    page = client.get(SIGN_IN).content.decode()

    assert f"Sign in with {PROVIDER}" in page
    assert 'type="password"' in page


def test_without_the_settings_there_is_no_such_thing(client):
    page = client.get(SIGN_IN).content.decode()

    assert fake.BEGIN not in page
    assert client.post(fake.BEGIN).status_code == 404
    assert client.get(fake.BACK, {"code": "1", "state": "1"}).status_code == 404


def test_where_it_is_the_only_way_no_password_opens(client, provider, person, settings):
    settings.OIDC_ONLY = True

    page = client.get(SIGN_IN).content.decode()
    refused = client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})

    assert 'type="password"' not in page
    assert "passkey" not in page
    assert f"Here you sign in with {PROVIDER}, and in no other way." in told(refused, 200)
    assert not gets_in(client)
    provider.signs_in(client, person.email)
    assert gets_in(client)


def test_where_it_is_the_only_way_no_new_password_opens_either(client, provider, person, settings):
    settings.OIDC_ONLY = True
    settings.ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = next(each for each in Message.objects.get().body.split() if "/reset/key/" in each)

    answer = client.post(client.get(link).url, {"password1": NEW, "password2": NEW}, follow=True)

    assert "and in no other way." in told(answer, 200)
    assert not gets_in(client)
