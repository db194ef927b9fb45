"""The young people's version is written, read, mended, read again, released and seen by anybody."""

import re

from playwright.sync_api import Page, expect

from assurance.yearly.models import YearlyReport
from tests.e2e import steps
from tests.e2e.area import THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box
from tests.scenarios import yearly

PUBLIC = "/public/leicester/yearly-report/young-people/"
LINES = "We listened to two groups.\nThey said: write easy letters."
HARD = "We reviewed the threshold document."
EASY = "We wrote down who helps when."
UNCLEAR = "I do not know what a threshold document is."
CLEAR = "I understood all of it."


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def write(office: Page, question: str, lines: str) -> None:
    office.get_by_role("link", name=re.compile(f"^Write.*{re.escape(question)}")).click()
    box(office, "What does it say?").fill(lines)
    press(office, "Save")
    expect(office.get_by_role("heading", level=3, name=question)).to_be_visible()


def test_a_young_scrutineer_reads_it_says_what_is_not_clear_and_anybody_reads_it_at_last(
    area, signed, new_page, axe
):
    reader = new_page(viewport=PHONE)
    assert reader.goto(PUBLIC).status == 404
    office, young = new_page(), new_page()
    steps.sign_in_with_code(office, area["officer"])
    steps.sign_in(young, area["young"])
    begin(office, signed, axe)
    send(office, axe)
    say_that_it_is_not_clear(young, axe)
    mend(office)
    send(office, axe)
    say_that_it_is_clear(young, axe)
    yearly.publish(signed, THAT_MORNING)
    release(office, axe)
    read_signed_out(reader, axe)


def begin(office: Page, signed: YearlyReport, axe) -> None:
    office.goto(f"/yearly/{signed.pk}/")
    office.get_by_role("link", name="Young people’s and easy-read versions").click()
    axe(office)
    office.get_by_role("button", name=re.compile("^Begin it.*Young")).click()
    expect(office.locator("main")).to_contain_text("Figures of the yearly report, as frozen on")
    axe(office)
    press(office, "Begin it")
    axe(office)
    write(office, "What did we do this year?", HARD)
    office.get_by_role("link", name=re.compile("^Write.*What will we do next")).click()
    axe(office)
    box(office, "What does it say?").fill("We will ask you again.\n" * 7)
    press(office, "Save")
    expect(office.locator("main")).to_contain_text("Use at most 6 lines")
    box(office, "What does it say?").fill("We will ask you again.")
    office.get_by_label("Steps going up").check()
    press(office, "Save")
    write(office, "How can you tell us what you think?", LINES)


def send(office: Page, axe) -> None:
    press(office, "Send it to be read")
    expect(office.locator("main")).to_contain_text("The young scrutineer")
    axe(office)
    press(office, "Send it to be read")
    expect(office.locator("main")).to_contain_text("The young scrutineer reads it")


def open_from_home(young: Page, axe) -> None:
    young.goto("/")
    young.get_by_role("link", name="Young people’s version").click()
    axe(young)


def say_that_it_is_not_clear(young: Page, axe) -> None:
    open_from_home(young, axe)
    expect(young.locator("main")).to_contain_text(HARD)
    press(young, "It is not clear yet")
    axe(young)
    box(young, "What is not clear yet?").fill(UNCLEAR)
    press(young, "Send what I think")
    expect(young.locator("main")).to_contain_text("The office mends it")


def mend(office: Page) -> None:
    office.reload()
    expect(office.locator("main")).to_contain_text(UNCLEAR)
    write(office, "What did we do this year?", EASY)


def say_that_it_is_clear(young: Page, axe) -> None:
    open_from_home(young, axe)
    expect(young.locator("main")).to_contain_text(EASY)
    press(young, "It is clear")
    expect(young.locator("main")).to_contain_text(EASY)
    box(young, "What do you think of it?").fill(CLEAR)
    press(young, "Send what I think")
    expect(young.locator("main")).to_contain_text("it is clear")


def release(office: Page, axe) -> None:
    office.reload()
    press(office, "Release it")
    axe(office)
    press(office, "Release it")
    expect(office.locator("main")).to_contain_text("Anybody can read it")
    axe(office)


def read_signed_out(reader: Page, axe) -> None:
    """In large type with its pictures, and nothing of what was said of it within."""
    reader.goto(PUBLIC)
    main = reader.locator("main")
    expect(reader.get_by_role("heading", level=1)).to_have_text("How we kept children safe")
    expect(main).to_contain_text(EASY)
    expect(main).not_to_contain_text(UNCLEAR)
    expect(reader.get_by_role("img", name="Steps going up, with an arrow")).to_have_count(2)
    axe(reader)
    reader.get_by_role("link", name="The longer report").click()
    reader.get_by_role("link", name="Young people’s version").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("How we kept children safe")
