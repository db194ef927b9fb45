"""An action is found by its words from any page, and assigned and moved with others."""

from playwright.sync_api import expect

from governance.actions.models import Action
from governance.structure.models import Group
from tests.e2e.conftest import PHONE
from tests.e2e.steps import sign_in
from tests.scenarios import plans as plan_scenarios


def test_actions_are_found_from_any_page_and_moved_together_without_script(new_page, area, axe):
    group = Group.objects.get(key="llr-audit")
    for _ in range(2):
        action = plan_scenarios.an_open_action(group)
    chair = new_page(viewport=PHONE, java_script_enabled=False)
    desk = new_page()
    sign_in(desk, area["chair"])
    axe(desk)
    desk.get_by_label("Search everything you may see").fill("AUDITS three")
    desk.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(desk.get_by_role("link", name=action.title)).to_have_count(2)
    axe(desk)
    desk.set_viewport_size(PHONE)
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    sign_in(chair, area["chair"])
    chair.goto("/actions/")
    chair.get_by_label("Words or reference").fill("audits")
    chair.get_by_role("button", name="Show", exact=True).click()
    chair.wait_for_url("**q=audits**")
    for box in chair.get_by_role("checkbox").all():
        box.check()
    chair.get_by_role("button", name="Move the due date of those chosen").click()
    chair.get_by_label("When are they due now?").fill("March 2027")
    chair.get_by_label("Why are they moved?").fill("The plan was moved.")
    chair.get_by_role("button", name="Move 2 actions").click()
    expect(chair.get_by_text("2 actions moved.")).to_be_visible()
    assert set(Action.objects.values_list("due_text", flat=True)) == {"March 2027"}

    desk.goto("/actions/")
    axe(desk)
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.get_by_role("checkbox").first.check()
    desk.get_by_role("button", name="Assign those chosen").click()
    axe(desk)
    organisations = desk.get_by_role("group", name="Organisations that are to do it")
    organisations.get_by_label("Type part of a name").fill("police leic")
    expect(organisations.get_by_role("status")).to_contain_text("1 of ")
    expect(organisations.get_by_role("checkbox")).to_have_count(1)
    axe(desk)
