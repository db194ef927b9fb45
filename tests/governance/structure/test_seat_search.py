"""An administrator finds a seat by its title, its group, who holds it, or that it is vacant."""

import pytest
from django.urls import reverse

from governance.core.roles import Capacity
from governance.structure.models import Seat
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return signed_in(scenarios.an_administrator())


@pytest.fixture
def seats() -> tuple[Seat, Seat]:
    """One that somebody holds, and one that nobody does, in one group."""
    group = factories.GroupFactory(name="Practice Forum", key="practice-forum")
    held = factories.SeatFactory(group=group, title="Chair", capacity=Capacity.CHAIR)
    person = factories.UserFactory(name="Llŷr O’Example")
    factories.AppointmentFactory(seat=held, person=person)
    return held, factories.SeatFactory(group=group, title="Lay member")


def offered(browser, term: str) -> list[str]:
    query = {
        "app_label": "governance",
        "model_name": "appointment",
        "field_name": "seat",
        "term": term,
    }
    found = browser.get(reverse("admin:autocomplete"), query).json()["results"]
    return [each["text"] for each in found]


def test_a_seat_is_offered_once_with_who_holds_it_and_its_group(browser, seats):
    assert offered(browser, "practice") == [
        "Chair: Llŷr O’Example (Practice Forum)",
        "Lay member: Vacant (Practice Forum)",
    ]


@pytest.mark.parametrize("term", ["O’Example", "practice chair", "Llŷr"])
def test_it_is_found_by_person_and_by_title_and_group_together(browser, seats, term):
    assert offered(browser, term) == ["Chair: Llŷr O’Example (Practice Forum)"]


def test_those_that_are_vacant_are_found_by_that_word(browser, seats):
    assert offered(browser, "Vacant practice") == ["Lay member: Vacant (Practice Forum)"]

    page = browser.get(reverse("admin:governance_seat_changelist"), {"q": "vacant"})
    assert list(page.context["cl"].result_list) == [seats[1]]
    page = browser.get(reverse("admin:governance_seat_changelist"))
    assert "Llŷr O’Example" in page.content.decode()


def test_the_list_is_narrowed_to_a_partnership_with_its_agencies_and_groups(browser):
    here, there = factories.PartnershipFactory(), factories.PartnershipFactory()
    group = factories.GroupServiceFactory(partnership=here).group
    own = [
        factories.SeatFactory(group=group),
        factories.SeatFactory(group=None, partnership=here),
        factories.SeatFactory(
            group=None, participation=factories.ParticipationFactory(partnership=here)
        ),
    ]
    factories.SeatFactory(group=None, partnership=there)

    page = browser.get(reverse("admin:governance_seat_changelist"), {"in": here.pk})
    of_nowhere = browser.get(reverse("admin:governance_seat_changelist"), {"in": "x"})

    assert {seat.pk for seat in page.context["cl"].result_list} == {seat.pk for seat in own}
    assert of_nowhere.status_code in (200, 302)
