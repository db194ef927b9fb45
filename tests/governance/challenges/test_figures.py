"""How many challenges were raised, answered in time, accepted and verified in a period."""

from datetime import date, datetime, timedelta

import pytest

from governance.challenges.figures import count_challenges
from tests import factories
from tests.scenarios import challenges as scenes
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
QUARTER = date(2025, 10, 1), date(2025, 12, 31)
LATE = NOON + timedelta(days=55)


def answered(at: datetime, outcome: str):
    challenge = scenes.a_challenge_to_an_agency()
    scenes.answer(challenge, at=at, outcome=outcome)
    return challenge


def test_they_count_what_happened_in_the_period_once_each():
    scenes.a_verified_challenge()
    answered(LATE, "refused")
    answered(NOON, "partly")
    scenes.sent_by(scenes.the_scrutineer(), group=scenarios.an_audit_group())
    scenes.a_commendation()
    scenes.a_draft()
    area = scenarios.the_leicester_partnership()

    figures = count_challenges(area, *QUARTER)

    assert (figures.raised, figures.commendations, figures.answered) == (4, 1, 3)
    assert (figures.accepted, figures.partly, figures.rejected) == (1, 1, 1)
    assert (figures.in_time, figures.verified, figures.overdue) == (2, 1, 1)


def test_a_joint_group_counts_for_each_partnership_and_an_agency_for_its_own():
    scenes.a_sent_challenge()
    scenes.a_challenge_to_an_agency()

    counts = [
        count_challenges(area, *QUARTER).raised
        for area in (
            scenarios.the_leicester_partnership(),
            scenarios.the_county_partnership(),
            scenarios.a_foreign_partnership(),
        )
    ]

    assert counts == [2, 1, 0]


def test_nothing_outside_the_period_counts_and_a_reader_counts_what_they_see():
    challenge = scenes.a_verified_challenge()
    area = scenarios.the_leicester_partnership()
    stranger = acting(scenarios.its_chair(factories.GroupFactory()))
    chair = acting(scenarios.its_chair(challenge.group))

    earlier = count_challenges(area, date(2025, 7, 1), date(2025, 9, 30))
    seen = [count_challenges(area, *QUARTER, seen_by=each).verified for each in (stranger, chair)]

    assert (earlier.raised, earlier.verified) == (0, 0)
    assert seen == [0, 1]
