"""Whoever is added gets a mail: who invites, to what, and how to begin."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from governance.accounts import operations
from governance.core.errors import NotAllowed
from governance.core.formatting import format_datetime
from governance.outbox import tasks
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
ADD = reverse("admin:governance_user_add")


@pytest.fixture
def administrator() -> User:
    return factories.UserFactory(name="Rhian ap Llŷr", is_superuser=True, is_staff=True)


def typed(name: str, **fields: object) -> dict[str, object]:
    return {"email": "new@example.org", "name": name, "vetting_level": "", "is_active": 1} | fields


@pytest.mark.parametrize(
    "name", ["Siân O'Connor-Llŷr", "Gwenllïan ferch Llywelyn", "D’Arcy Ng", "Ŵyn <b>& Co"]
)
def test_a_person_added_is_welcomed_by_name_whatever_the_name_is(administrator, name):
    answer = signed_in(administrator).post(ADD, typed(name), follow=True)

    message = Message.objects.get(recipient__email="new@example.org")
    text = render_email(message, on=NOON.date())
    assert text.startswith(f"Dear {name},\n\nRhian ap Llŷr invites you to ")
    assert "is on its way" in answer.content.decode()
    assert str(message.recipient) == name


def test_the_link_in_the_mail_lets_the_person_choose_a_password_once(administrator):
    person = User(email="new@example.org", name="New chair")
    operations.add_person(person, by=acting(administrator), at=NOON)
    message = Message.objects.get(recipient=person)
    [link] = [line for line in message.body.splitlines() if line.startswith("http")]

    browser = Client()
    page = browser.get(link, follow=True)
    words = {"password1": "a long enough password", "password2": "a long enough password"}
    browser.post(page.redirect_chain[-1][0], words)

    person.refresh_from_db()
    assert person.check_password("a long enough password")
    again = Client().get(link, follow=True)
    assert "password1" not in again.content.decode()


def test_the_mail_says_until_when_and_to_what(administrator, settings):
    partnership = scenarios.the_leicester_partnership()
    person = User(email="new@example.org", name="New chair")
    operations.add_person(person, by=acting(administrator), at=NOON)

    body = Message.objects.get(recipient=person).body
    assert f"to {settings.PRODUCT_NAME}, the workspace of {partnership}." in body
    until = format_datetime(NOON + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
    assert f"The link works once, until {until};" in body
    assert "Forgot your password?" in Client().get(reverse("account_login")).content.decode()


def test_where_single_sign_on_is_the_only_way_the_mail_leads_to_it(administrator, settings):
    settings.OIDC_ONLY, settings.OIDC_NAME = True, "County sign-in"
    person = User(email="new@example.org", name="New chair")
    operations.add_person(person, by=acting(administrator), at=NOON)

    body = Message.objects.get(recipient=person).body
    assert "sign in with County sign-in, as new@example.org" in body
    assert reverse("account_login") in body
    assert "password" not in body


def test_who_may_not_sign_in_gets_no_mail_and_the_page_says_so(administrator):
    form = typed("New chair")
    del form["is_active"]

    answer = signed_in(administrator).post(ADD, form, follow=True)

    assert "the person may not sign in" in answer.content.decode()
    assert not Message.objects.exists()


def test_only_an_administrator_adds_and_nothing_is_sent_when_refused():
    with pytest.raises(NotAllowed):
        operations.add_person(
            User(email="new@example.org", name="New chair"),
            by=acting(scenarios.a_board_officer()),
            at=NOON,
        )

    assert not Message.objects.exists()
    assert not User.objects.filter(email="new@example.org").exists()


def test_when_the_mail_cannot_be_written_nobody_is_added(administrator, monkeypatch):
    def broken(*args: object, **options: object) -> Message:
        raise RuntimeError

    monkeypatch.setattr(operations.notifications, "welcome", broken)
    with pytest.raises(RuntimeError):
        operations.add_person(
            User(email="new@example.org", name="New"), by=acting(administrator), at=NOON
        )

    assert not User.objects.filter(email="new@example.org").exists()


def test_the_welcome_waits_for_no_weekly_mail(administrator):
    person = User(email="new@example.org", name="New chair", wants_digest=True)
    operations.add_person(person, by=acting(administrator), at=NOON)

    assert tasks.send_messages() == 1
