"""A yearly report is opened, written, scrutinised, sent, sent back, sent again and signed."""

import re

import pytest
from playwright.sync_api import Page, expect

from assurance.yearly.models import YearlyReport
from governance.people.models import User
from tests.e2e import steps
from tests.e2e.area import SINCE
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box

NO_IMPACT = "Nobody asked the families whether it helped; the audits of the autumn will."
WRONG = "The figure for training is last year’s."
REPORT = "Yearly report 2024 to 2025"


@pytest.fixture
def partners(area) -> dict[str, User]:
    """One delegated partner and one lead partner use the service; of the others there is paper."""
    return {
        "delegate": steps.somebody(
            "Police delegate", "leicester-delegated-leicestershire-police", since=SINCE
        ),
        "lead": steps.somebody(
            "Council lead", "leicester-lead-leicester-city-council", since=SINCE
        ),
    }


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, words: str) -> None:
    page.get_by_role("link", name=re.compile(words)).first.click()


def says(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


def signed_in(new_page, person: User, **options) -> Page:
    page = new_page(**options)
    steps.sign_in_with_code(page, person)
    return page


def test_a_yearly_report_is_made_scrutinised_sent_back_and_signed(area, partners, new_page, axe):
    office = signed_in(new_page, area["officer"])
    lead = signed_in(new_page, partners["lead"], viewport=PHONE)
    report = open_it(office, axe)
    let_the_lead_write_the_foreword(office, lead, axe)
    write_at_once(office, lead, report, axe)
    say_that_there_is_no_impact(office, report, axe)
    freeze_it(office, report, axe)
    hand_it_on(office, report, "Give it to the scrutineer", axe)
    scrutinise(signed_in(new_page, area["scrutineer"]), report, axe)
    send_it(office, report, axe)
    delegate = signed_in(new_page, partners["delegate"])
    agree_from_home(delegate, axe)
    record_on_paper(office, report, 2, axe)
    send_it_back(lead, axe)
    hand_it_on_again(office, report, axe)
    agree_from_home(delegate, axe)
    record_on_paper(office, report, 2, axe)
    agree_from_home(lead, axe)
    record_on_paper(office, report, 2, axe)
    says(office, "Everybody has signed: it is to be published.")
    axe(office)
    assert YearlyReport.objects.get().status == YearlyReport.Status.SIGNED


def open_it(office: Page, axe) -> str:
    """Gives back the address of its page."""
    follow(office, "^Reports$")
    follow(office, "^Yearly reports$")
    axe(office)
    press(office, "Open a yearly report")
    axe(office)
    office.get_by_label("Partnership").select_option("leicester")
    office.get_by_label("Business year").select_option("2024-25")
    press(office, "Open the yearly report")
    expect(office.get_by_role("heading", level=1)).to_have_text(REPORT)
    axe(office)
    follow(office, "^The plan of making it$")
    says(office, "To be confirmed")
    axe(office)
    return f"/yearly/{YearlyReport.objects.get().pk}/"


def let_the_lead_write_the_foreword(office: Page, lead: Page, axe) -> None:
    office.goto(f"/yearly/{YearlyReport.objects.get().pk}/")
    follow(office, "^Say who writes it ?: Foreword")
    axe(office)
    seats = office.get_by_label("Who writes it?").locator("option")
    lead_seat = seats.filter(has_text="Council lead").get_attribute("value")
    office.get_by_label("Who writes it?").select_option(lead_seat)
    press(office, "Save")
    says(office, "To be written by")
    lead.reload()
    says(lead, "yours to write")
    axe(lead)
    follow(lead, "^Foreword")
    says(lead, "No evidence is recorded under this heading.")
    axe(lead)


def write_at_once(office: Page, lead: Page, report: str, axe) -> None:
    """The lead has the section open while the office saves it: both stand on the page."""
    office.goto(report)
    follow(office, "^Who writes what$")
    axe(office)
    follow(office, "^Foreword")
    box(office, "What the report says").fill("The office’s foreword.")
    press(office, "Save and next")
    expect(office.get_by_role("heading", level=1)).to_have_text(
        "What the partnership is and who contributes"
    )
    box(lead, "What the report says").fill("The lead partner’s foreword.")
    press(lead, "Save")
    expect(lead.get_by_role("alert")).to_contain_text("saved this while you were")
    says(lead, "The office’s foreword.")
    expect(box(lead, "What the report says")).to_have_value("The lead partner’s foreword.")
    axe(lead)
    press(lead, "Save")
    says(lead, "The lead partner’s foreword.")


def say_that_there_is_no_impact(office: Page, report: str, axe) -> None:
    office.goto(f"{report}requirements/?state=missing")
    axe(office)
    row = office.get_by_role("row").filter(has_text="What difference it made").first
    row.get_by_role("link", name=re.compile("^Say that there is no evidence")).click()
    axe(office)
    box(office, "Why is there no evidence").fill(NO_IMPACT)
    press(office, "Save")
    says(office, NO_IMPACT)


def freeze_it(office: Page, report: str, axe) -> None:
    hand_it_on(office, report, "Freeze the year’s evidence", axe)
    says(office, "The year’s evidence is frozen.")


def hand_it_on(office: Page, report: str, label: str, axe) -> None:
    """A button of the page, and the same again on the page that asks first."""
    office.goto(report)
    press(office, label)
    says(office, "checksum")
    axe(office)
    press(office, label)


def scrutinise(scrutineer: Page, report: str, axe) -> None:
    says(scrutineer, "waits for your statement")
    scrutineer.goto(report)
    axe(scrutineer)
    follow(scrutineer, "^Write the statement")
    says(scrutineer, "checksum")
    axe(scrutineer)
    box(scrutineer, "Your statement").fill("I found little evidence of impact.")
    press(scrutineer, "Save the statement")
    says(scrutineer, "I found little evidence of impact.")


def send_it(office: Page, report: str, axe) -> None:
    """What is missing stands there; without a reason for it nothing is sent."""
    office.goto(report)
    press(office, "Send for signature")
    says(office, "What is missing, and printed as missing")
    axe(office)
    press(office, "Send for signature")
    expect(office.get_by_role("alert")).to_contain_text("Say why it goes on with this missing")
    axe(office)
    box(office, "Why does it go on with this missing?").fill("It comes in the next report.")
    press(office, "Send for signature")
    says(office, "Sent for signature. What it says is frozen.")


def agree_from_home(partner: Page, axe) -> None:
    partner.goto("/")
    says(partner, "waits for your agreement")
    follow(partner, "^Yearly report, Leicester")
    says(partner, "You agree for")
    axe(partner)
    press(partner, "Agree")
    says(partner, "Your agreement is kept.")
    axe(partner)


def record_on_paper(office: Page, report: str, number: int, axe) -> None:
    """What those who do not use the service signed elsewhere."""
    for _ in range(number):
        office.goto(report)
        follow(office, "^Record an agreement given elsewhere")
        axe(office)
        office.get_by_role("radio").first.check()
        box(office, "What shows it?").fill("Signature page, kept by the office")
        press(office, "Record it")
        says(office, "The agreement is recorded with its evidence.")


def send_it_back(lead: Page, axe) -> None:
    lead.goto("/")
    says(lead, "waits for your agreement")
    lead.goto(f"/yearly/{YearlyReport.objects.get().pk}/")
    press(lead, "Send back")
    axe(lead)
    box(lead, "What must be changed?").fill(WRONG)
    press(lead, "Send it back")
    says(lead, "Sent back to the office.")


def hand_it_on_again(office: Page, report: str, axe) -> None:
    office.goto("/")
    says(office, "back with the office, to change")
    office.goto(report)
    says(office, WRONG)
    axe(office)
    hand_it_on(office, report, "Give it to the scrutineer", axe)
    send_it(office, report, axe)
