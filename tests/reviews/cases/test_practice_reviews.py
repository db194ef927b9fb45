"""A practice review from the decision to the publication, by the real operations."""

import pytest

from reviews.cases.models import PracticeReview
from tests.scenarios import practice_reviews as scenarios

pytestmark = pytest.mark.django_db
STATUS = PracticeReview.Status


@pytest.mark.parametrize(("status", "situation"), scenarios.PRACTICE_AT.items())
def test_every_status_is_reached(status, situation):
    assert situation().status == status


@pytest.mark.parametrize(("status", "situation"), scenarios.CANDIDATE_AT.items())
def test_every_status_of_a_candidate_is_reached(status, situation):
    assert situation().status == status


def test_a_rapid_review_that_decided_for_it_begins_it_when_it_is_sent():
    review = scenarios.a_review_decided_by_the_rapid_review()

    assert review.status == STATUS.COMMISSIONED
    assert review.decided_on == scenarios.TODAY
    assert review.deadline.rule == "practice-review-publication"
    assert review.deadline.is_restricted
