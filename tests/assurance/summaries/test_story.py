"""A whole case: one agency's summary comes late and one never, one partner dissents, the Panel
disagrees, and a practice review is published."""

from datetime import timedelta

import pytest

from assurance.summaries import operations
from governance.core.models import TrailEntry
from governance.signatures.models import Signature
from reviews.cases.models import Case, PracticeReview, RapidReview
from reviews.cases.operations import cases, rapid_reviews
from reviews.cases.transitions.review_requirements import criteria_in_force
from tests.scenarios import case_parts
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import summaries as scenarios
from tests.scenarios.cases import BOARD, COUNCIL, POLICE, its_coordinator, its_review
from tests.scenarios.practice_reviews import ENOUGH, later
from tests.scenarios.returns import NOON, acting, as_seen

pytestmark = pytest.mark.django_db
ASKED_AT = NOON - timedelta(days=3)
DUE, MET_ON = (ASKED_AT + timedelta(days=days) for days in (1, 2))
"""The summaries were due on the day before the meeting."""


def a_dispute_that_was_settled() -> Case:
    """Notified though two partners saw it otherwise, with its agencies asked for summaries."""
    case = case_scenarios.a_disputed_case()
    case_parts.find_notifiable(case)
    case_parts.notify(case_scenarios.fresh(case))
    case = case_scenarios.fresh(case)
    bodies = case_scenarios.the_partners(case.partnership)
    case.agencies.set(bodies.values())
    scenarios.the_questions()
    scenarios.the_timetable(case)
    for body in bodies.values():
        scenarios.name_for(case, body, scenarios.CONTRIBUTOR)
        scenarios.name_for(case, body, scenarios.LEAD)
    scenarios.ask(case, due_on=DUE.date(), at=ASKED_AT)
    return case_scenarios.fresh(case)


def meet_and_decide(case: Case) -> RapidReview:
    """The meeting is held with what has come, and the review decides for no further review."""
    case_scenarios.name_signatories(case.partnership)
    office = acting(its_coordinator(case))
    review = its_review(case)
    given = {"by": office, "at": NOON}
    rapid_reviews.record_meeting(
        review,
        {"meeting_on": MET_ON.date(), "facts": "Two agencies told what they knew."},
        expected_version=review.version,
        **given,
    )
    for criterion in criteria_in_force(office.on):
        rapid_reviews.consider(review, criterion.code, finding="may", reason="It may.", **given)
    rapid_reviews.decide(
        review,
        {"decision": "none", "rationale": "Nothing new.", "instead": "A briefing."},
        expected_version=review.version,
        **given,
    )
    return its_review(case)


def test_a_disputed_case_goes_through_a_late_summary_and_a_dissent_to_its_publication():
    case = a_dispute_that_was_settled()
    office = acting(its_coordinator(case))
    for key in (COUNCIL, POLICE):
        at = ASKED_AT if key == COUNCIL else NOON
        record = scenarios.write(scenarios.summary_of(case, key), at)
        scenarios.sign_off(scenarios.submit(record, at), at)
    never = scenarios.summary_of(case, BOARD)
    assert operations.chase(never, by=office, at=NOON) == 1
    late = scenarios.summary_of(case, POLICE).deadline
    assert (late.status, scenarios.summary_of(case, COUNCIL).deadline.status) == ("met_late", "met")

    review = meet_and_decide(case)
    case_parts.send_to_partners(review)
    case_parts.sign(its_review(case), POLICE, BOARD)
    rapid_reviews.dissent(
        its_review(case),
        by=case_parts.its_partner(review, COUNCIL),
        at=NOON,
        expected_version=as_seen(review),
        note="A practice review would show more.",
    )
    answers = Signature.objects.about(review).order_by("pk").values_list("status", flat=True)
    assert sorted(answers) == ["dissented", "signed", "signed"]
    case_parts.send(its_review(case))
    assert its_review(case).status == RapidReview.Status.SENT

    practice = practice_scenarios.held_after_all(case_scenarios.fresh(case))
    practice = practice_scenarios.a_signed_report(practice)
    practice = practice_scenarios.publish(practice_scenarios.give_notice(practice))
    assert practice.status == PracticeReview.Status.PUBLISHED
    assert practice.published_on >= practice.publishable_from

    response = its_review(case).responses.get()
    response.review = its_review(case)
    case_parts.answer(response)
    case = case_scenarios.fresh(case)
    at = later(ENOUGH) + timedelta(hours=1)
    by = acting(its_coordinator(case), on=at.date())
    cases.close(case, by=by, at=at, expected_version=as_seen(case), note="It is public.")
    told = [line.verb for line in TrailEntry.objects.about(case).order_by("pk")]
    assert [each for each in told if each in ("dispute", "find_notifiable", "notify", "close")] == [
        "dispute",
        "find_notifiable",
        "notify",
        "close",
    ]
    assert case_scenarios.fresh(case).status == Case.Status.CLOSED
