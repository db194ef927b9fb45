"""Two people do the same thing about a case at the same moment: no number and no seat is lost."""

import pytest

from governance.core.errors import NotNow
from governance.core.models import TrailEntry
from governance.signatures.models import Signature
from reviews.cases.models import RapidReview
from reviews.cases.operations import rapid_reviews, referrals
from tests.concurrency.two_connections import both
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.cases import BOARD, COUNCIL, POLICE, its_review
from tests.scenarios.returns import NOON, acting, as_seen

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_referrals_at_once_get_two_numbers():
    scenarios.the_partners()
    scenarios.the_office()
    first_lead, second_lead = (acting(scenarios.an_agency_lead()) for _ in "ab")
    first_case, second_case = scenarios.a_new_case(), scenarios.a_new_case()

    first, second = both(
        lambda: referrals.refer(first_case, scenarios.CHILDREN, by=first_lead, at=NOON),
        lambda: referrals.refer(second_case, scenarios.CHILDREN, by=second_lead, at=NOON),
    )

    assert [str(first), str(second)] == ["LEI-2025-001", "LEI-2025-002"]


def signing(review: RapidReview, key: str):
    who, seen = case_parts.its_partner(review, key), as_seen(review)
    return lambda: rapid_reviews.sign(
        its_review(review.case), by=who, at=NOON, expected_version=seen
    )


def test_the_last_two_who_sign_at_once_sign_it_off_once():
    review = scenarios.a_review_with_partners()
    case_parts.sign(review, COUNCIL)

    first, second = both(signing(review, POLICE), signing(review, BOARD))

    assert (first, second) == (False, True)
    assert its_review(review.case).status == RapidReview.Status.SIGNED
    assert TrailEntry.objects.about(review).filter(verb="sign").count() == 1


def test_a_seat_that_signs_twice_at_once_signs_once():
    review = scenarios.a_review_with_partners()

    first, second = both(signing(review, POLICE), signing(review, POLICE))

    assert first is False
    assert isinstance(second, NotNow)
    signed = Signature.objects.about(review).filter(status=Signature.Status.SIGNED)
    assert signed.count() == 1
