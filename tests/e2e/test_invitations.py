"""Somebody with no seat is asked for one thing: the link, the code, and nothing else.

On a phone, with every page checked for accessibility.
"""

from datetime import date

from playwright.sync_api import expect

from assurance.returns.models import AssuranceReturn
from governance.invitations.models import Invitation
from tests.e2e.conftest import PHONE
from tests.e2e.steps import answer, box, sign_in_with_code
from tests.scenarios import invitations as invitation_scenarios

GUEST = "analyst@example.org"


def test_an_analyst_with_no_seat_answers_a_return_by_link_and_code(new_page, area, axe):
    office, guest = new_page(), new_page(viewport=PHONE)
    record = AssuranceReturn.objects.filter(group__key="llr-audit").latest("pk")
    sign_in_with_code(office, area["officer"])

    office.goto(f"/returns/{record.pk}/")
    axe(office)
    office.get_by_role("link", name="Invite somebody with no seat").first.click()
    axe(office)
    box(office, "Full name").fill("Avery Sample")
    box(office, "E-mail address").fill(GUEST)
    for part, number in (("Day", "20"), ("Month", "10"), ("Year", "2025")):
        office.get_by_label(part, exact=True).fill(number)
    office.get_by_role("button", name="Send the link").click()
    expect(office.get_by_text("Avery Sample")).to_be_visible()
    axe(office)

    invitation = Invitation.objects.get()
    assert invitation.expires_on == date(2025, 10, 20)
    guest.goto(invitation_scenarios.its_link(invitation))
    axe(guest)
    guest.get_by_role("button", name="Send the code").click()
    box(guest, "Code").fill(invitation_scenarios.its_code(invitation))
    axe(guest)
    guest.get_by_role("button", name="Open", exact=True).click()
    first = record.answers.for_form()[0].question.prompt
    answer(guest, first, "Eleven of twelve plans say what must change.")
    axe(guest)
    guest.get_by_role("button", name="Save so far").click()
    expect(guest.get_by_text("You can leave and come back by the link")).to_be_visible()
    guest.get_by_role("button", name="Send", exact=True).click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Thank you, this is done")
    axe(guest)

    office.reload()
    expect(office.get_by_text("Done", exact=True)).to_be_visible()
    expect(office.get_by_text("Eleven of twelve plans")).not_to_be_attached()  # not submitted yet
    expect(office.get_by_text("by invitation of Board officer").first).to_be_visible()
