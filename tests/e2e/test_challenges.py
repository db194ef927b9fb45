"""A challenge is raised on a phone, answered by the group, asked again, answered, verified."""

from datetime import date

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in, sign_in_with_code
from tests.e2e.test_complaints import day, press

TITLE = "Audits that do not ask the child"
OWED_ON, LATER = date(2025, 12, 1), date(2025, 12, 22)


def test_a_challenge_is_answered_and_verified(new_page, area, axe):
    asker = new_page(viewport=PHONE)
    sign_in_with_code(asker, area["delivery"])
    asker.goto("/challenges/")
    axe(asker)
    asker.get_by_role("button", name="Raise a challenge or commendation").click()
    seats = asker.get_by_label("From which of your seats?")
    if seats.count():
        axe(asker)
        seats.select_option(index=1)
        press(asker, "Continue")
    axe(asker)
    asker.get_by_role("radio", name="Challenge").check()
    asker.get_by_label("To which agency or group?").select_option(label="Audit Group")
    box(asker, "In one line").fill(TITLE)
    box(asker, "What do you challenge").fill("Four of six audits do not say what a child told.")
    day(asker, "By when is an answer owed?", OWED_ON)
    press(asker, "Save it")
    expect(asker.get_by_text("Nobody but your seat reads this yet.")).to_be_visible()
    axe(asker)
    asker.get_by_role("button", name="Send it").click()
    expect(asker.get_by_role("heading", level=1)).to_contain_text("Send it to Audit Group")
    axe(asker)
    press(asker, "Send it")
    expect(asker.get_by_text("Answer owed", exact=True)).to_be_visible()

    chair = new_page()
    sign_in(chair, area["chair"])
    chair.get_by_role("link", name=TITLE).click()
    chair.get_by_role("button", name="Answer it").click()
    expect(chair.get_by_text("Four of six audits do not say")).to_be_visible()
    axe(chair)
    chair.get_by_role("radio", name="Partly accepted").check()
    box(chair, "What do you do about it").fill("The tool asks it. Who asks is each agency’s.")
    press(chair, "Give the answer")
    expect(chair.get_by_text("Answered", exact=True)).to_be_visible()
    axe(chair)

    asker.goto("/")
    asker.get_by_role("link", name=TITLE).click()
    asker.get_by_role("button", name="Ask again").click()
    axe(asker)
    box(asker, "Why does the answer not satisfy you?").fill("It does not say from when on.")
    day(asker, "By when is an answer owed?", LATER)
    press(asker, "Ask again")
    expect(asker.get_by_text("Asked again", exact=True)).to_be_visible()

    chair.reload()
    chair.get_by_role("button", name="Answer it").click()
    chair.get_by_role("radio", name="Accepted", exact=True).check()
    box(chair, "What do you do about it").fill("From the next audit on.")
    press(chair, "Give the answer")
    expect(chair.get_by_text("From the next audit on.")).to_be_visible()

    asker.reload()
    asker.get_by_role("button", name="The answer satisfies").click()
    expect(asker.get_by_text("From the next audit on.")).to_be_visible()
    axe(asker)
    press(asker, "It satisfies")
    expect(asker.get_by_text("Verified", exact=True)).to_be_visible()
    axe(asker)
    chair.goto("/challenges/?status=verified")
    expect(chair.get_by_role("link", name=TITLE)).to_be_visible()
    axe(chair)
