"""A single-action link: a chair asks, a member answers by the mail alone, on a phone.

Without JavaScript, and with every page checked for accessibility.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from governance.actions.models import Action
from governance.core.roles import Capacity
from tests import factories
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in, somebody
from tests.e2e.test_plans_and_actions import SINCE, follow, press
from tests.scenarios import actions as action_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Test the rota with one call"


@pytest.fixture
def chair():
    """Of a group with one member beside, each in a seat of the group."""
    group = scenarios.the_planning_and_delivery_group()
    for key, capacity in (("the-chair", Capacity.CHAIR), ("the-member", Capacity.MEMBER)):
        factories.SeatFactory(key=key, capacity=capacity, group=group)
    somebody("Member", "the-member", since=SINCE)
    return somebody("Chair", "the-chair", since=SINCE)


def raise_one(page: Page, due: str, whom: str, field: str) -> Action:
    page.goto("/actions/raise/")
    box(page, "What is to be done, in one line?").fill(TITLE)
    box(page, "When is it due?").fill(due)
    page.get_by_text(whom).first.click()
    page.locator(f"input[name={field}]").last.check()
    press(page, "Raise the action")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return Action.objects.latest("pk")


def ask(page: Page, action: Action) -> str:
    page.goto(f"/actions/{action.pk}/")
    follow(page, "Ask how far it is")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask how far it is")
    press(page, "Send the link")
    expect(page.get_by_text("An e-mail goes to")).to_be_visible()
    return action_scenarios.its_link(action)


def test_a_single_action_link(new_page, chair, axe):
    office = new_page(viewport=PHONE, java_script_enabled=False)
    sign_in(office, chair)
    several = "October 2025, June 2026 and March 2099"
    action = raise_one(office, several, "Seats that are to do it", "seats")
    link = ask(office, action)

    reader, owner = new_page(viewport=PHONE), new_page(viewport=PHONE, java_script_enabled=False)
    reader.goto(link)  # opening it uses nothing up
    axe(reader)
    assert reader.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    press(reader, "Send")
    expect(reader.get_by_text("Choose whether it is done.").first).to_be_visible()
    axe(reader)
    owner.goto(link)
    expect(owner.get_by_text(TITLE)).to_be_visible()
    owner.get_by_label("Yes: I say what changed").check()
    box(owner, "What has been done, and what has changed?").fill("The night team answers now.")
    press(owner, "Send")
    expect(owner.get_by_role("heading", level=1)).to_have_text("Thank you, this is done")
    reader.goto(link)
    expect(reader.get_by_text("The link works once")).to_be_visible()
    axe(reader)
    owner.goto(f"/actions/{action.pk}/")
    expect(owner).to_have_url(re.compile("/account/login/"))

    office.reload()
    expect(office.get_by_text("The night team answers now.")).to_be_visible()


def test_all_members_each_answer_and_the_log_is_looked_at(new_page, chair, axe):
    office = new_page(viewport=PHONE)
    sign_in(office, chair)
    whom = "Groups of which all members are to do it, each answering"
    action = raise_one(office, "31 March 2098", whom, "members_of")
    office.goto(f"/actions/{action.pk}/answers/")
    expect(office.get_by_text("0 of 2 have answered")).to_be_visible()
    axe(office)
    office.get_by_role("link", name="Ask now: Member").or_(
        office.get_by_role("link", name="Ask now")
    ).last.click()
    expect(office.get_by_role("heading", level=1)).to_have_text("Ask how far it is")
    axe(office)

    office.goto(f"/actions/{action.pk}/repeat/")
    axe(office)
    office.get_by_label("Every year").check()
    for part, number in (("Day", "31"), ("Month", "12"), ("Year", "2100")):
        office.get_by_label(part, exact=True).fill(number)
    press(office, "Save")
    expect(office.get_by_text("Every year, until 31 December 2100")).to_be_visible()
    for address in (
        f"/actions/{action.pk}/",
        "/actions/",
        "/actions/board/",
        "/actions/ageing/",
        "/actions/sheet/",
        f"/actions/sheet/?place=group:{action.group_id}",
    ):
        office.goto(address)
        axe(office)
        assert office.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
