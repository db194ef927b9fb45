"""What Home tells those who are named on a case, and nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.core.todo import SHOWN, WaitingRow, together
from reviews.cases import todo
from reviews.cases.models import CasePerson
from tests import factories
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios import local_reviews as local_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import acting
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


def told(person) -> list[str]:
    return [
        item.about.removeprefix("Case, OFFICIAL-SENSITIVE: ")
        for item in waiting_items(todo, acting(person))
    ]


@pytest.mark.parametrize(
    ("situation", "says"),
    [
        (scenarios.a_referred_case, "screen it: is it notifiable?"),
        (
            scenarios.a_disputed_case,
            "settle whether it is notifiable: the partners disagree",
        ),
        (scenarios.a_case_to_notify, "notify the Panel"),
        (
            scenarios.a_notified_case,
            "tell the local partners and other areas",
        ),
        (
            lambda: scenarios.a_reply_of_the_panel("disagrees").review.case,
            "tell the local partners and other areas",
        ),
    ],
)
def test_who_co_ordinates_is_told_what_is_next(situation, says):
    office = acting(scenarios.its_coordinator(situation()))

    (item,) = waiting_items(todo, office)
    (row,) = map(WaitingRow._make, together(list(todo.waiting_rows(office)), on=office.on))

    assert item.about == f"Case, OFFICIAL-SENSITIVE: {says}"
    assert row.due_on == item.due_on  # by which what is shown first is chosen


def test_of_many_cases_those_due_first_are_shown_and_all_are_counted():
    first = scenarios.a_case_to_notify()
    office = scenarios.its_coordinator(first)
    for number in range(SHOWN + 1):
        case = factories.CaseFactory(partnership=first.partnership, number=100 + number)
        factories.CasePersonFactory(case=case, person=office, role="coordinator")

    items = waiting_items(todo, acting(office))

    assert [first.reference, "And 2 more cases you co-ordinate"] == [
        items[0].title,
        items[-1].title,
    ]
    assert (len(items), sum(each.number for each in items)) == (SHOWN + 1, SHOWN + 2)


def test_a_partner_is_told_that_its_view_is_missing_and_later_that_it_signs():
    case = scenarios.a_referred_case()
    police = scenarios.name_partners(case)[scenarios.POLICE]
    before = told(police)
    review = scenarios.a_review_with_partners()
    signs = scenarios.name_partners(review.case)[scenarios.BOARD]

    assert before == ["your view on notifying is not given yet"]
    assert "the rapid review waits for your signature" in told(signs)


def test_home_shows_it_to_who_is_named_and_to_nobody_else():
    case = scenarios.a_referred_case()
    office, stranger = scenarios.its_coordinator(case), scenarios.a_partner(scenarios.POLICE)

    pages = [signed_in(who).get(reverse("home")).content.decode() for who in (office, stranger)]

    assert [case.reference in page for page in pages] == [True, False]


def test_a_case_that_has_ended_waits_for_nobody():
    case = scenarios.a_case_not_notifiable()

    assert told(scenarios.its_coordinator(case)) == []
    assert case_parts.its_office(case)


def test_several_local_learning_reviews_cost_what_one_costs(django_assert_max_num_queries):
    review = local_scenarios.a_written_local_review()
    coordinator = scenarios.its_coordinator(review.case)
    with CaptureQueriesContext(connection) as once:
        waiting_items(todo, acting(coordinator))

    for _ in range(2):
        another = local_scenarios.a_written_local_review()
        CasePerson.objects.filter(case=another.case, role="coordinator").update(person=coordinator)

    with django_assert_max_num_queries(len(once)):
        assert len(waiting_items(todo, acting(coordinator))) == 3
