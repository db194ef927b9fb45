"""What people do again and again in the journeys: sign in, open a page, write an answer."""

import time
from collections.abc import Callable
from datetime import date

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Locator, Page, expect

from governance.accounts.second_factor import give_second_factor
from governance.people.models import User
from governance.structure.models import Appointment, Seat
from tests import factories

PERIOD = 30  # seconds that a code is shown
PASSWORD = "a long enough password"


def somebody(name: str, *seats: str, since: date) -> User:
    """A person with a password, in these seats, with a second factor to use if asked."""
    person = factories.UserFactory(name=name)
    person.set_password(PASSWORD)
    person.save()
    for key in seats:
        factories.AppointmentFactory(
            seat=Seat.objects.get(key=key),
            person=person,
            standing=Appointment.Standing.HOLDER,
            starts_on=since,
        )
    return person


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def sign_in(page: Page, person: User, axe: Callable[[Page], None] | None = None) -> None:
    """By password, and by code where the person's seats ask for one."""
    page.goto("/account/login/")
    if axe:
        axe(page)
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in_with_code(page: Page, person: User) -> None:
    secret = give_second_factor(person)
    sign_in(page, person)
    page.locator("input[name=code]").fill(code_now(secret))
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Home")


def box(page: Page, question: str) -> Locator:
    return page.get_by_role("textbox", name=question)


def answer(page: Page, question: str, text: str) -> None:
    box(page, question).fill(text)
