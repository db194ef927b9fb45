"""The whole story of a case, from referral to the Panel's reply, by the real operations."""

import pytest

from reviews.cases.models import Case, RapidReview
from tests.scenarios import case_parts
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


LOOKED_AFTER = {
    "harm": Case.Harm.DEATH,
    "circumstance": Case.Circumstance.LOOKED_AFTER,
    "cause": Case.Cause.NOT_KNOWN,
}
CARE_LEAVER = {**LOOKED_AFTER, "circumstance": Case.Circumstance.CARE_LEAVER}
ABROAD = {"place": Case.Place.ABROAD, "place_text": "France"}


@pytest.mark.parametrize(
    ("words", "rule"),
    [(LOOKED_AFTER, "looked-after-child-death"), (CARE_LEAVER, None)],
    ids=["looked after", "care leaver"],
)
def test_a_death_in_or_after_care_is_notified_told_and_closed_without_a_rapid_review(words, rule):
    case = scenarios.a_notified_case(**words)
    case_parts.tell(case, who="The other authorities", is_last=True)

    case = scenarios.fresh(case)
    assert (case.notification_deadline and case.notification_deadline.rule) == rule
    assert {each.status for each in case.deadlines} == {"met"}
    assert not case.has_rapid_review
    case_parts.close(case)

    assert scenarios.fresh(case).status == Case.Status.CLOSED


def test_harm_abroad_to_a_child_who_lives_here_is_notified_here_and_has_its_rapid_review():
    case = scenarios.a_closed_case(**ABROAD)

    assert case.reference.startswith("LEI-")
    assert (case.status, case.notification_deadline.status) == (Case.Status.CLOSED, "met")
    assert case.rapid_review.status == RapidReview.Status.SENT
