"""Two people at one record: who is second sees what both did, chooses, and loses nothing.

On a phone, without JavaScript, by keyboard where a choice is made, and checked for accessibility.
"""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from governance.actions.models import Action
from governance.core.roles import Capacity
from governance.structure.access.actors import load_actor
from tests import factories
from tests.e2e.area import THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in, somebody
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = date(2024, 4, 1)


@pytest.fixture
def people():
    """The chairs of a group whose log has one action."""
    group = scenarios.the_planning_and_delivery_group()
    for key in ("the-chair", "the-deputy"):
        factories.SeatFactory(key=key, capacity=Capacity.CHAIR, group=group)
    chair = somebody("First Chair", "the-chair", since=SINCE)
    deputy = somebody("Second Chair", "the-deputy", since=SINCE)
    return {"chair": chair, "deputy": deputy, "action": plan_scenarios.an_open_action(group)}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_the_second_of_two_who_edit_an_action_chooses_between_both(new_page, people, axe):
    first = new_page(viewport=PHONE, java_script_enabled=False)
    second = new_page(viewport=PHONE, java_script_enabled=False)
    reader = new_page(viewport=PHONE)
    for page, person in ((first, "chair"), (second, "deputy"), (reader, "deputy")):
        sign_in(page, people[person])
        page.goto(f"/actions/{people['action'].pk}/edit/")

    title, more = "What is to be done, in one line?", "More about it (optional)"
    box(first, title).fill("The first title")
    box(first, more).fill("What only the first wrote")
    first.get_by_label("Each by itself").check()
    press(first, "Save")

    for page in (second, reader):
        box(page, title).fill("The second title")
        press(page, "Save")
        expect(page.get_by_role("alert")).to_contain_text("First Chair saved this while you were")
        expect(page.get_by_text("The first title", exact=True)).to_be_visible()
        expect(box(page, title)).to_have_value("The second title")
        expect(box(page, more)).to_have_value("What only the first wrote")
        expect(page.get_by_label("Each by itself")).to_be_checked()
    axe(reader)
    assert reader.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    reader.get_by_label("Mine, as it stands in the form").focus()
    reader.keyboard.press("ArrowUp")
    expect(reader.get_by_label("What was saved meanwhile")).to_be_checked()
    press(reader, "Save")
    assert Action.objects.get().title == "The first title"

    press(second, "Save")
    action = Action.objects.get()
    assert (action.title, action.text) == ("The second title", "What only the first wrote")
    assert action.answering == Action.Answering.EACH


def test_a_return_that_changed_after_it_was_to_be_submitted_is_shown_again(area, new_page, axe):
    record = AssuranceReturn.objects.get(group__key="llr-audit", period__code="2025-26 Q2")
    by = load_actor(area["chair"], on=THAT_MORNING.date())
    for each in record.answers.select_related("question"):
        text = each.question.choices[0] if each.question.choices else "As it is."
        returns.answer(each, text, by=by, at=THAT_MORNING, expected_version=each.version)
    first, second = new_page(viewport=PHONE), new_page(viewport=PHONE)
    sign_in(first, area["chair"])
    sign_in(second, area["member"])
    first.goto(f"/returns/{record.pk}/submit/")

    second.goto(f"/returns/{record.pk}/answer/")
    second.get_by_role("textbox").first.fill("Better known.")
    press(second, "Save and stay")
    expect(second.get_by_text("Saved.")).to_be_visible()
    press(first, "Submit")

    expect(first.get_by_role("alert")).to_contain_text("so nothing was done")
    expect(first.get_by_role("alert")).to_contain_text("answered")
    axe(first)
    assert first.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    press(first, "Submit")
    record.refresh_from_db()
    assert record.status == AssuranceReturn.Status.SUBMITTED
