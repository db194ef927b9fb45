"""From a priority to a difference: an action is raised, done and proven, and progress is given.

On a phone, without JavaScript, and with every page checked for accessibility.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from governance.actions.models import Action
from governance.core.roles import Capacity
from governance.plans.models import BusinessPlan, OutcomeStatement, Priority, ProgressUpdate
from governance.structure.models import Seat
from tests import factories
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in, somebody
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = date(2024, 4, 1)


@pytest.fixture
def people():
    """The chair and a member of the group whose plan has one priority, led by the member."""
    group = scenarios.the_planning_and_delivery_group()
    for key, capacity in (("the-chair", Capacity.CHAIR), ("the-member", Capacity.MEMBER)):
        factories.SeatFactory(key=key, capacity=capacity, group=group)
    chair = somebody("Chair", "the-chair", since=SINCE)
    member = somebody("Member", "the-member", since=SINCE)
    title = "Business plan of the group"
    plan = plan_scenarios.added(BusinessPlan(group=group, title=title, starts_on=date(2025, 4, 1)))
    lead = Seat.objects.get(key="the-member")
    priority = Priority(plan=plan, number=1, title="Neglect is seen early", lead_seat=lead)
    plan_scenarios.added(priority)
    plan_scenarios.added(
        OutcomeStatement(priority=priority, number=1, text="Seen early.", starts_on=SINCE)
    )
    return {"chair": chair, "member": member}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """A link, whether it is drawn as one or as a button."""
    page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first.click()


def test_a_promise_is_raised_done_and_shown_to_have_made_a_difference(new_page, people, axe):
    chair = new_page(viewport=PHONE, java_script_enabled=False)
    member = new_page(viewport=PHONE, java_script_enabled=False)
    reader = new_page(viewport=PHONE)
    sign_in(chair, people["chair"])
    sign_in(member, people["member"])

    chair.goto("/plans/")
    follow(chair, "Business plan of the group")
    follow(chair, "1. Neglect is seen early")
    expect(chair.get_by_text("the thread is broken here")).to_be_visible()
    follow(chair, "Raise an action for this priority")
    box(chair, "What is to be done, in one line?").fill("Call about 943 476 5919")
    box(chair, "When is it due?").fill("2019/10")
    press(chair, "Raise the action")
    expect(chair.get_by_role("alert")).to_contain_text("NHS numbers are not kept here")
    expect(chair.get_by_role("alert")).to_contain_text("“2019/10” is not a time we understand")
    box(chair, "What is to be done, in one line?").fill("Agree one tool")
    box(chair, "When is it due?").fill("October 2027 and March 2028")
    chair.get_by_text("Seats that are to do it").first.click()
    chair.get_by_label(re.compile("^Member: ")).check()
    chair.get_by_label("It must be shown to have made a difference").check()
    press(chair, "Raise the action")
    action = Action.objects.get()
    expect(chair.get_by_role("heading", level=1)).to_have_text("Agree one tool")

    member.goto("/")
    follow(member, f"{action.reference}: Agree one tool")
    follow(member, "Say how it stands")
    box(member, "How does it stand?").fill("Five agencies agree; we meet at LE1 1AA.")
    press(member, "Save the update")
    box(member, "Why must it stay?").fill("It is the city hall.")
    press(member, "Save the update")
    follow(member, "It is done")
    box(member, "What was done?").fill("All seven agree.")
    press(member, "Mark it as done")
    expect(member.get_by_text("Done, difference not yet shown")).to_be_visible()

    chair.reload()
    follow(chair, "Show the difference it made")
    press(chair, "Save and close")
    expect(chair.get_by_role("alert")).to_contain_text("Say what difference it made to children.")
    box(chair, "What difference did it make to children?").fill("Neglect is seen sooner.")
    chair.get_by_label("What kind of evidence is there?").select_option("audit")
    box(chair, "What does the evidence show?").fill("Fourteen of twenty plans")
    press(chair, "Save and close")
    expect(chair.get_by_text("Made a difference", exact=True)).to_be_visible()

    member.goto("/")
    follow(member, "Progress: Neglect is seen early")
    member.get_by_label("Green").check()
    box(member, "What was done this quarter?").fill("One tool is in use.")
    press(member, "Save the progress")
    expect(member.get_by_text("No evidence of impact recorded.")).to_be_visible()

    update = ProgressUpdate.objects.get()
    sign_in(reader, people["chair"])
    for address in (
        "/plans/",
        f"/plans/{update.priority.plan_id}/",
        f"/plans/{update.priority.plan_id}/thread/",
        f"/plans/{update.priority.plan_id}/evidence/",
        f"/plans/{update.priority.plan_id}/broken/",
        f"/plans/{update.priority.plan_id}/paper/pdf/",
        f"/priorities/{update.priority_id}/",
        f"/progress/{update.pk}/history/",
        "/actions/",
        f"/actions/{action.pk}/",
        f"/actions/{action.pk}/reopen/",
        "/actions/raise/",
        "/voices/",
        "/voices/add/",
    ):
        reader.goto(address)
        axe(reader)
        assert reader.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    reader.goto(f"/plans/{update.priority.plan_id}/")
    *before, newest = (cell.bounding_box() for cell in reader.get_by_role("cell").all())
    assert newest["y"] < min(cell["y"] for cell in before)
    assert newest["x"] + newest["width"] <= PHONE["width"]
    reader.goto("/voices/add/")
    press(reader, "Save")
    axe(reader)
