"""A signed yearly report is published, sent to its recipients, presented, put right and read."""

import re
from datetime import date

from django.core.management import call_command
from playwright.sync_api import Page, expect

from assurance.publication.models import YearlyDispatch
from assurance.yearly.models import YearlyReport
from tests.e2e import steps
from tests.e2e.area import THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box
from tests.scenarios import yearly

TODAY = THAT_MORNING.date()
PAGE = "/public/leicester/yearly-report/2024-25/"


def day(page: Page, label: str, on: date) -> None:
    group = page.get_by_role("group", name=label)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part, exact=True).fill(str(number))


def follow(page: Page, label: str, about: str) -> None:
    """A link of a row, whose hidden words say which."""
    page.get_by_role("link", name=re.compile(f"^{label}.*{about}")).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_signed_report_is_published_sent_presented_put_right_and_read_by_anybody(
    area, signed, new_page, axe
):
    reader = new_page()
    assert reader.goto(PAGE).status == 404
    office = new_page()
    steps.sign_in_with_code(office, area["officer"])
    expect(office.locator("main")).to_contain_text("to be published")
    publish(office, signed, axe)
    send_to_the_panel_by_e_mail(office, axe)
    send_to_everybody_else_by_post(office, axe)
    present(office, axe)
    put_right(office, axe)
    read_signed_out(reader, axe)
    read_signed_out(new_page(viewport=PHONE), axe)


def publish(office: Page, signed: YearlyReport, axe) -> None:
    """It is late already, and the page says so before."""
    office.goto(f"/yearly/{signed.pk}/publish/")
    expect(office.locator("main")).to_contain_text("30 September 2025: it is late")
    axe(office)
    press(office, "Publish")
    expect(office.get_by_role("heading", level=1)).to_have_text("Recipients")
    expect(office.locator("main")).to_contain_text("by 15 October 2025")
    axe(office)


def send_to_the_panel_by_e_mail(office: Page, axe) -> None:
    """The letter is read and changed, the address checked; the outbox takes it."""
    panel = yearly.PANEL
    follow(office, "Letter", panel)
    axe(office)
    box(office, "Address").fill("panel@example.org")
    office.get_by_label("I have checked that this address is still in use").check()
    press(office, "Save")
    follow(office, "Send by e-mail", panel)
    expect(office.locator("main")).to_contain_text("panel@example.org")
    axe(office)
    press(office, "Send it by e-mail from here")
    expect(office.get_by_role("row", name=panel)).to_contain_text("Handed to the outbox")
    call_command("settle_yearly_mails")
    office.reload()
    expect(office.get_by_role("row", name=panel)).to_contain_text("Sent")
    follow(office, "Proof", panel)
    axe(office)
    box(office, "What proves it?").fill("Acknowledged by the Panel")
    press(office, "Save")
    expect(office.get_by_role("row", name=panel)).to_contain_text("Acknowledged by the Panel")


def send_to_everybody_else_by_post(office: Page, axe) -> None:
    link = office.get_by_role("link", name="Record as sent")
    waiting = YearlyDispatch.objects.waiting().count()
    assert waiting >= 1
    for _ in range(waiting):
        link.first.click()
        axe(office)
        office.get_by_label("By post").check()
        day(office, "On which day?", TODAY)
        box(office, "What proves it?").fill("Recorded delivery")
        press(office, "Record it")
    expect(link).to_have_count(0)
    expect(office.locator("main")).to_contain_text("Met")


def present(office: Page, axe) -> None:
    office.get_by_role("link", name="Presentations", exact=True).click()
    axe(office)
    press(office, "Plan a presentation")
    axe(office)
    box(office, "Board or meeting").fill("Health and Wellbeing Board")
    day(office, "Planned for", TODAY)
    press(office, "Add it")
    follow(office, "Presented", "Health and Wellbeing Board")
    axe(office)
    day(office, "Presented on which day?", TODAY)
    box(office, "What was said there?").fill("The board asked about neglect.")
    press(office, "Save")
    expect(office.get_by_role("row", name="Health and Wellbeing")).to_contain_text("Presented")


def put_right(office: Page, axe) -> None:
    office.get_by_role("link", name="Errata", exact=True).click()
    axe(office)
    press(office, "Figures that would be other now")
    axe(office)
    press(office, "Count again now")
    axe(office)
    office.get_by_role("link", name="Errata", exact=True).click()
    press(office, "Make an erratum")
    axe(office)
    office.get_by_label("Under which heading?").select_option("foreword")
    box(office, "What does the report say?").fill(yearly.FOREWORD)
    box(office, "What is right?").fill("It was a year in which exploitation came first.")
    box(office, "Why was it wrong?").fill("Two priorities were taken for each other.")
    press(office, "Make it")
    expect(office.get_by_role("heading", level=2, name="Foreword")).to_be_visible()
    axe(office)


def read_signed_out(reader: Page, axe) -> None:
    """The whole report, its erratum, and nothing that leads within."""
    reader.goto("/public/leicester/yearly-report/")
    axe(reader)
    reader.get_by_role("link", name="2024 to 2025").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Yearly report 2024 to 2025")
    main = reader.locator("main")
    expect(main).to_contain_text(yearly.FOREWORD)
    expect(main).to_contain_text("It was a year in which exploitation came first.")
    expect(main).not_to_contain_text(yearly.SAID_WITHIN)
    expect(main.locator('a[href^="/yearly"]')).to_have_count(0)
    axe(reader)
