"""A risk climbs: raised in a subgroup, told in its highlight report, passed up, accepted above."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from assurance.returns.models import AssuranceReturn
from tests.e2e.conftest import PHONE
from tests.e2e.steps import answer, box, sign_in, sign_in_with_code
from tests.e2e.test_complaints import day, press

ASKED = "Risks to be aware of"
TITLE = "Too few agencies take part in audits"
NEXT_LOOK = date(2025, 12, 1)


def rate(page: Page, likelihood: str, impact: str) -> None:
    page.get_by_role("radio", name=likelihood).check()
    page.get_by_role("radio", name=impact).check()
    day(page, "When is it looked at next?", NEXT_LOOK)


def draw_it_into_the_report(page: Page, axe) -> None:
    """A line of the first draft goes beneath what was written, and is saved with it."""
    record = AssuranceReturn.objects.get(group__key="llr-audit", period__code="2025-26 Q2")
    page.goto(f"/returns/{record.pk}/answer/")
    answer(page, ASKED, "Staff are few.")
    page.locator("summary", has_text=f"for: {ASKED}").click()
    axe(page)
    page.get_by_role("checkbox", name=TITLE).check()
    page.get_by_role("button", name=re.compile(f"Put the chosen lines in.*{ASKED}")).click()
    expect(page.get_by_text("nothing is saved yet")).to_be_visible()
    words = f"Staff are few.\n\n{TITLE}: new, rated 16 (very high)."
    expect(box(page, ASKED)).to_have_value(words)
    axe(page)
    press(page, "Save and look over")
    expect(page.get_by_text(f"{TITLE}: new, rated 16")).to_be_visible()


def test_a_risk_that_climbs(new_page, area, axe):
    chair = new_page(viewport=PHONE)
    sign_in(chair, area["chair"])
    chair.goto("/risks/raise/")
    axe(chair)
    if chair.get_by_label("In whose register?").count():
        chair.get_by_label("In whose register?").select_option(label="Audit Group")
        press(chair, "Continue")
    chair.get_by_role("radio", name="Risk", exact=True).check()
    box(chair, "In one line").fill(TITLE)
    box(chair, "What could happen").fill("Findings speak for half of the work only.")
    rate(chair, "4: Likely", "4: Major")
    press(chair, "Raise it")
    expect(chair.get_by_text("16: Very high", exact=True)).to_be_visible()
    axe(chair)

    page_of_the_risk = chair.url
    draw_it_into_the_report(chair, axe)
    chair.goto(page_of_the_risk)

    chair.get_by_role("button", name="Pass it up").click()
    chair.get_by_label("To which group?").select_option(index=1)
    box(chair, "Why?").fill("The group above can ask the agencies’ leads.")
    axe(chair)
    press(chair, "Pass it up")
    expect(chair.get_by_text("Passed up", exact=True)).to_be_visible()

    above = new_page()
    sign_in_with_code(above, area["delivery"])
    above.get_by_role("link", name=TITLE).click()
    above.get_by_role("button", name="Accept it").click()
    axe(above)
    press(above, "Accept it")
    above.get_by_role("button", name="Review it").click()
    rate(above, "2: Unlikely", "4: Major")
    box(above, "What has changed").fill("All leads have named somebody.")
    axe(above)
    press(above, "Save the review")
    expect(above.get_by_text("Down from 16", exact=True)).to_be_visible()
    axe(above)
    above.goto("/risks/matrix/")
    axe(above)
    above.get_by_role("link", name="1 risk").click()
    expect(above.get_by_role("link", name=TITLE)).to_be_visible()
    axe(above)

    chair.goto("/risks/")
    axe(chair)
    chair.get_by_role("link", name=TITLE).click()
    expect(chair.get_by_text("accepted the risk from below")).to_be_visible()
    expect(chair.get_by_role("button", name="Close it")).to_have_count(0)
