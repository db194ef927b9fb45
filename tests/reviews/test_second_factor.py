"""Who is named on a case gives a second factor, whatever their seat, or reads nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from governance.accounts.second_factor import give_second_factor
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import people
from tests.architecture.introspection import addresses
from tests.reviews.paths import path_of
from tests.scenarios import cases as scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.emergencies import asked_by_the_police
from tests.scenarios.returns import NOON, a_person, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    """With a practice review, its reviewer, a request and a cost."""
    review = practice_scenarios.a_review_under_way()
    practice_scenarios.a_request(review)
    practice_scenarios.a_cost(review)
    return scenarios.fresh(review.case)


@pytest.fixture
def named(case):
    """Somebody with no seat, who is asked for nothing more until they are named."""
    person = a_person()
    browser = without_second_factor(person)
    assert browser.get(reverse("home")).status_code == 200
    people.name_person(
        case,
        person,
        role=CasePerson.Role.COORDINATOR,
        reason="Takes over.",
        by=acting(scenarios.its_coordinator(case)),
        at=NOON,
    )
    person.refresh_from_db()
    return person


def without_second_factor(person) -> Client:
    """A browser signed in by password alone."""
    browser = Client()
    browser.force_login(person)
    return browser


def paths_of(case: Case) -> dict[str, str]:
    kinds = ("case", "rapid", "person", "practice", "local", "reviewer", "request", "cost")
    words = tuple(f"reviews:{kind}-" for kind in kinds)
    return {
        name: path_of(name, pattern, case)
        for name, pattern in addresses()
        if name.startswith(words) and "pk" in pattern.pattern.converters
    }


def test_whoever_is_named_is_led_to_set_one_up_before_anything_else(named):
    answer = without_second_factor(named).get(reverse("home"))

    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))


def test_whoever_has_one_is_asked_to_give_it(case, named):
    give_second_factor(named)

    answer = without_second_factor(named).get(reverse("reviews:case-detail", args=[case.pk]))

    assert answer.url.startswith(reverse("mfa_reauthenticate"))


def test_no_page_of_a_case_opens_without_it_and_each_does_with_it(case, named):
    without, with_it = without_second_factor(named), signed_in(named)
    paths = paths_of(case)

    assert len(paths) > 55
    for method in ("get", "post"):
        told = {name: getattr(without, method)(path).status_code for name, path in paths.items()}
        assert {name: got for name, got in told.items() if got != 302} == {}
    assert with_it.get(paths["reviews:case-detail"]).status_code == 200


def test_not_even_if_the_session_slipped_past_the_question(case, named):
    """The views themselves show nothing: the list is empty and the page is not there."""
    type(named).objects.filter(pk=named.pk).update(is_asked_for_second_factor=False)
    browser = without_second_factor(named)

    found = {name: browser.get(path).status_code for name, path in paths_of(case).items()}

    assert {name: got for name, got in found.items() if got not in (404, 405)} == {}
    assert case.reference not in browser.get(reverse("reviews:case-list")).content.decode()


def test_a_request_for_emergency_access_is_not_shown_without_it_to_who_may_decide(case, named):
    type(named).objects.filter(pk=named.pk).update(is_asked_for_second_factor=False)
    record = asked_by_the_police(case)
    browser = without_second_factor(named)

    assert case.reference not in browser.get(reverse("reviews:emergency-list")).content.decode()
    page = reverse("reviews:emergency-approve", args=[record.pk])
    assert browser.get(page).status_code == 404
