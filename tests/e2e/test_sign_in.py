"""An officer sets up an app and a passkey, an administrator appoints somebody: in a browser."""

from playwright.sync_api import Page, expect

from governance.accounts.second_factor import give_second_factor
from governance.core.roles import Capacity
from governance.people.models import User
from governance.structure.models import Appointment
from tests import factories
from tests.governance.accounts.test_second_factor import PASSWORD, code_for, with_password
from tests.scenarios import returns as scenarios

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def gives_password(page: Page, person: User, then: str = "/") -> None:
    page.goto(f"/account/login/?next={then}")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_officer_sets_up_an_app_then_a_passkey_and_signs_in_with_it(page, axe, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test's server speaks no TLS
    officer = with_password(scenarios.a_board_officer())
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto("/account/login/")
    axe(page)
    gives_password(page, officer)
    expect(page.get_by_text("set one up first")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Set up an authenticator app").click()
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    axe(page)
    page.get_by_role("button", name="Confirm").click()
    axe(page)
    secret = page.locator(".app-secret").text_content()
    page.get_by_label("Authenticator code").fill(code_for(secret))
    page.get_by_role("button", name="Finish setting up").click()
    expect(page.get_by_role("heading", name="Recovery codes", exact=True)).to_be_visible()
    axe(page)

    page.goto("/account/2fa/webauthn/add/")
    axe(page)
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.get_by_text("1 set up")).to_be_visible()
    page.goto("/account/sessions/")
    axe(page)

    page.goto("/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/messages/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Outbox")).to_be_visible()
    axe(page)


def test_an_administrator_appoints_somebody_under_the_content_policy(page, axe):
    administrator = with_password(scenarios.an_administrator())
    secret = give_second_factor(administrator)
    seat = factories.SeatFactory(group=scenarios.an_audit_group(), capacity=Capacity.CHAIR)
    person = factories.UserFactory(name="The new chair")

    gives_password(page, administrator, then="/administration/governance/appointment/add/")
    page.get_by_label("Code").fill(code_for(secret))
    page.get_by_role("button", name="Continue").click()
    for field, words in (("seat", "chair"), ("person", "new chair")):
        page.locator(f"#id_{field} + .select2 .select2-selection").click()
        page.locator(".select2-search__field").fill(words)
        page.locator(".select2-results__option--highlighted", has_text="chair").click()
    page.get_by_role("link", name="Today").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()

    record = Appointment.objects.get(seat=seat)
    assert record.person == person
    page.goto(f"/administration/governance/appointment/{record.pk}/history/")
    expect(page.get_by_role("cell", name="Made the appointment")).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="System status").click()
    expect(page.get_by_role("heading", name="System status")).to_be_visible()
    axe(page)
