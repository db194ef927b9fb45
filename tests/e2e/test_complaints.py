"""A complaint against the partnership goes to the board; the complainant is told on the way."""

from datetime import date

from playwright.sync_api import Page, expect

from reviews.complaints.models import Complaint
from tests.e2e.area import THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in_with_code

TODAY = THAT_MORNING.date()
STEPS = (
    ("It was passed to the chair", "Representative of the council"),
    ("The chair asks the chief officer", "Chair of the partnership"),
    ("The chief officer answered in writing", "Chief officer of the council"),
    ("The assurance group found", "Assurance group"),
    ("The board decided", "The full board"),
)


def day(page: Page, label: str, on: date) -> None:
    group = page.get_by_role("group", name=label)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part, exact=True).fill(str(number))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_complaint_to_the_board(new_page, area, axe):
    office = new_page(viewport=PHONE)
    sign_in_with_code(office, area["officer"])
    record(office, axe)
    complaint = Complaint.objects.get()

    office.get_by_role("button", name="It is about the partnership").click()
    axe(office)
    office.get_by_label("Which organisation’s representative").select_option(index=1)
    fill_step(office, "Business manager")
    day(office, "On which day was the complainant told?", TODAY)
    box(office, "How was the complainant told?").fill("By letter")
    press(office, "Record the step")
    expect(
        office.get_by_text("The complainant was told on 8 October 2025: By letter.")
    ).to_be_visible()
    for button, who in STEPS:
        office.get_by_role("button", name=button).click()
        fill_step(office, who)
        press(office, "Record the step")
    expect(office.get_by_text("Decided by the board", exact=True)).to_be_visible()
    expect(office.get_by_text("That the complainant was told is not recorded.")).to_have_count(5)
    axe(office)

    office.get_by_role("link", name="of the board decided").click()
    axe(office)
    day(office, "On which day was the complainant told?", TODAY)
    box(office, "How?").fill("By letter of the chair")
    press(office, "Save")
    expect(office.get_by_text("told on 8 October 2025: By letter of the chair.")).to_be_visible()

    scrutineer = new_page()
    sign_in_with_code(scrutineer, area["scrutineer"])
    scrutineer.goto(f"/complaints/{complaint.pk}/")
    expect(scrutineer.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    scrutineer.goto("/complaints/")
    expect(scrutineer.get_by_text("Foster carer")).not_to_be_attached()
    axe(scrutineer)


def record(office: Page, axe) -> None:
    """Reached from the foot of the page."""
    office.goto("/")
    office.get_by_role("link", name="Complaints", exact=True).click()
    axe(office)
    office.get_by_role("button", name="Record a complaint").click()
    day(office, "When was it received?", TODAY)
    box(office, "Who complains?").fill("Foster carer")
    box(office, "What is the complaint about?").fill("No training was offered this year.")
    axe(office)
    press(office, "Record it")
    expect(office.get_by_text("No limit is stated")).to_be_visible()
    axe(office)


def fill_step(office: Page, who: str) -> None:
    day(office, "On which day?", TODAY)
    box(office, "Who did it?").fill(who)
    box(office, "What was said or decided, and why?").fill("As the procedure says.")
