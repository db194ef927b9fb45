"""A deletion by two people, with a hold in the way, and the certificate that stays.

Every page is checked for accessibility.
"""

import pytest
from playwright.sync_api import Page, expect

from governance.people.models import User
from governance.retention.models import Disposal
from reviews.legacy.models import LegacyReview
from tests.e2e.conftest import PHONE
from tests.e2e.steps import PASSWORD, box, sign_in_with_code
from tests.scenarios import retention as scenarios
from tests.scenarios import returns

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people() -> dict[str, User]:
    """Two of the office, and an earlier review that falls due."""
    area = returns.the_leicester_partnership()
    due = scenarios.a_due_review()
    assert due.partnership == area
    found = {}
    for name in ("first", "second"):
        person = scenarios.an_officer(area)
        person.set_password(PASSWORD)
        person.save()
        found[name] = person
    return found


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first.click()


def test_a_hold_stands_in_the_way_until_it_is_lifted_and_a_second_person_deletes(
    new_page, people, axe
):
    one, other = new_page(), new_page(viewport=PHONE)
    sign_in_with_code(one, people["first"])
    sign_in_with_code(other, people["second"])

    follow(one, "Retention")
    axe(one)
    follow(one, "Falls due this year")
    axe(one)
    follow(one, "Propose to delete earlier review of 2014")
    axe(one)
    press(one, "Propose it")
    expect(one.get_by_text("You proposed it")).to_be_visible()
    expect(one.get_by_role("button", name="Delete it for good")).to_have_count(0)
    axe(one)

    follow(other, "Retention")
    follow(other, "Falls due this year")
    axe(other)
    follow(other, "Place a hold on earlier review of 2014")
    axe(other)
    box(other, "Why must it be kept?").fill("An inquiry has asked for it.")
    press(other, "Place the hold")
    axe(other)
    hold = other.url

    disposal = Disposal.objects.get()
    page = one.url
    other.goto(page)
    expect(other.get_by_text("A legal hold stands in the way")).to_be_visible()
    axe(other)
    follow(other, "Delete it for good")
    axe(other)
    press(other, "Delete it for good")
    expect(other.get_by_text("A legal hold stands in the way").first).to_be_visible()
    assert LegacyReview.objects.filter(pk=disposal.subject_id).exists()
    axe(other)

    one.goto(hold)
    follow(one, "Lift the hold")
    axe(one)
    box(one, "Why?").fill("The inquiry has ended.")
    press(one, "Lift the hold")
    expect(one.get_by_text("The hold is lifted.")).to_be_visible()

    other.goto(page)
    follow(other, "Delete it for good")
    expect(other.get_by_text("Earlier reviews: 1 row")).to_be_visible()
    press(other, "Delete it for good")
    expect(other.get_by_role("heading", name="Certificate of deletion")).to_be_visible()
    expect(other.get_by_text("It is as it was written")).to_be_visible()
    axe(other)
    assert not LegacyReview.objects.filter(pk=disposal.subject_id).exists()

    one.goto(page.split("/retention/")[0] + "/retention/deletions/")
    axe(one)
    certified = one.locator("main").get_by_role("link", name="Earlier review")
    expect(certified).to_be_visible()

    follow(one, "What passed to the partnership")
    follow(one, "3 entries")
    axe(one)
    follow(one, "Print it: PDF")
    expect(one.get_by_role("button", name="Make the PDF")).to_be_visible()
    axe(one)
    one.goto("/your-data/")
    axe(one)
