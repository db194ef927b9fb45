"""A return comes by e-mail: the office enters it, its chair says on a phone that it is right."""

from playwright.sync_api import expect

from assurance.returns.models import AssuranceReturn, OfficeEntry
from tests.e2e.conftest import PHONE
from tests.e2e.steps import answer, box, sign_in, sign_in_with_code

ORIGINAL = b"Our report for the quarter."


def test_a_report_that_came_by_email_is_entered_and_confirmed_by_its_chair(new_page, area, axe):
    office, chair = new_page(), new_page(viewport=PHONE)
    record = AssuranceReturn.objects.filter(group__key="llr-audit").latest("pk")
    sign_in_with_code(office, area["officer"])

    office.goto(f"/returns/{record.pk}/")
    office.get_by_role("button", name="Enter it for them").click()
    axe(office)
    office.get_by_role("button", name="Save and enter the answers").click()
    expect(office.get_by_text("Choose how you received it.").first).to_be_visible()
    axe(office)
    office.get_by_label("By e-mail").check()
    for part, number in (("Day", "7"), ("Month", "10"), ("Year", "2025")):
        office.get_by_label(part, exact=True).fill(number)
    box(office, "From whom?").fill("Secretary of the group")
    office.get_by_label("The original").set_input_files(
        {"name": "report.txt", "mimeType": "text/plain", "buffer": ORIGINAL}
    )
    office.get_by_role("button", name="Save and enter the answers").click()
    for row in record.answers.for_form().exclude(question__kind="choice"):
        answer(office, row.prompt, "As the e-mail says.")
    evidence = office.get_by_role("combobox", name="Is there evidence of that difference?")
    evidence.select_option("No evidence yet")
    axe(office)
    office.get_by_role("button", name="Save and look over").click()
    office.get_by_role("button", name="Submit it for them").click()
    axe(office)
    office.get_by_role("button", name="Submit it for them").click()
    expect(office.get_by_text("Not confirmed", exact=True)).to_be_visible()
    axe(office)

    sign_in(chair, area["chair"])
    chair.get_by_role("link", name="Highlight report, Quarter 2", exact=True).click()
    chair.get_by_role("button", name="Say whether it is right").click()
    axe(chair)
    chair.get_by_label("No, it is not right").check()
    chair.get_by_role("button", name="Send", exact=True).click()
    expect(chair.get_by_text("Say what is not right.").first).to_be_visible()
    axe(chair)
    chair.get_by_label("Yes, this is our return").check()
    chair.get_by_role("button", name="Send", exact=True).click()
    axe(chair)

    assert OfficeEntry.objects.get().status == OfficeEntry.Status.VERIFIED
    office.reload()
    office.get_by_role("button", name="Accept").click()
    office.get_by_role("button", name="Accept").click()
    expect(
        office.get_by_text("Accepted. Each partnership it serves has its receipt.")
    ).to_be_visible()
