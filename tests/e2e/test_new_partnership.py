"""A new partnership from a copy: begun, named, gone through, a line confirmed, set up, found."""

from playwright.sync_api import Page, expect

from governance.structure.models import Partnership, Seat
from tests.e2e.area import SINCE
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in_with_code, somebody
from tests.e2e.test_complaints import press

NAME = "Severnshire Safeguarding Children Partnership"


def fill_day(page: Page, day: str, month: str, year: str) -> None:
    for part, text in (("Day", day), ("Month", month), ("Year", year)):
        page.get_by_label(part, exact=True).fill(text)


def test_a_new_partnership_from_a_copy(new_page, area, axe):
    page = new_page(viewport=PHONE)
    sign_in_with_code(page, area["foreign"])
    page.get_by_role("link", name="New partnerships").click()
    expect(page.get_by_text("No new partnership was begun yet")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Begin a new partnership").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begin a new partnership")
    page.get_by_role("radio", name="Lincolnshire Safeguarding Children Partnership").check()
    fill_day(page, "17", "11", "2014")
    press(page, "Copy these arrangements")
    expect(page.get_by_text("choose that day or a later one").first).to_be_visible()
    axe(page)
    fill_day(page, "17", "11", "2025")
    press(page, "Copy these arrangements")
    expect(page.get_by_text("Copied. Every line is to be confirmed.")).to_be_visible()
    axe(page)

    page.get_by_role("link", name="Name it").click()
    box(page, "Name in full").fill(NAME)
    page.get_by_label("Short name", exact=True).fill("Severnshire SCP")
    page.get_by_label("Short name in addresses").fill("leicester")
    page.get_by_label("Area").fill("Severnshire")
    press(page, "Save and go on")
    expect(page.get_by_text("the short name of another partnership").first).to_be_visible()
    axe(page)
    page.get_by_label("Short name in addresses").fill("severnshire")
    press(page, "Save and go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which organisations take part?")
    expect(box(page, "New name of Lincolnshire Police")).to_have_value("Severnshire Police")
    axe(page)
    page.get_by_label("Lincolnshire prisons", exact=True).select_option("Leave it out")
    press(page, "Save and go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which groups does it have?")
    axe(page)
    press(page, "Save and go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Whom to tell about a child")
    page.get_by_label("Telephone of Severnshire County Council").fill("01632 960111")
    axe(page)
    press(page, "Save and go on")

    expect(page.get_by_role("heading", level=1)).to_have_text("Lines to be confirmed")
    axe(page)
    page.get_by_role("link", name="Together Steps of escalation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("confirm together")
    box(page, "Document").fill("Safeguarding arrangements of Severnshire, 2025")
    box(page, "Paragraph or page").fill("§7")
    fill_day(page, "3", "11", "2025")
    axe(page)
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_text("2 lines confirmed.")).to_be_visible()
    page.get_by_role("link", name="Rules it follows", exact=True).click()
    axe(page)
    page.get_by_role("link", name="Confirm Rules it follows").click()
    axe(page)
    page.get_by_role("link", name="Back to the lines").click()
    page.get_by_role("link", name="Back to the steps").click()
    page.get_by_role("link", name="Look at all of it, and set it up").click()
    expect(page.get_by_role("heading", name="From when it is asked for what")).to_be_visible()
    axe(page)
    press(page, "Set it up")
    expect(page.get_by_text("Set up. Its seats are vacant")).to_be_visible()
    axe(page)
    assert Partnership.objects.get(key="severnshire").name == NAME
    assert not Seat.objects.filter(key__startswith="severnshire-", appointments__isnull=False)

    officer = new_page()
    sign_in_with_code(
        officer, somebody("Severnshire officer", "severnshire-board-officer", since=SINCE)
    )
