"""The whole story of a case, from referral to the Panel's reply, by the real operations."""

import pytest

from reviews.cases.models import Case, RapidReview
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import acting

pytestmark = pytest.mark.django_db


def test_a_case_goes_from_referral_to_its_end():
    case = scenarios.a_closed_case()

    assert case.status == Case.Status.CLOSED
    assert case.reference == "LEI-2025-001"
    assert case.rapid_review.status == RapidReview.Status.SENT
    assert case.rapid_review.deadline.status == "met"


def test_the_list_decides_who_sees_it():
    case = scenarios.a_referred_case()
    office = scenarios.its_coordinator(case)
    stranger = scenarios.a_partner(scenarios.POLICE)

    seen = [Case.objects.visible_to(acting(who)).count() for who in (office, stranger)]

    assert seen == [1, 0]
