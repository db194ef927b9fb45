"""Reviewers, involvement, checks, requests, copies and costs of a practice review."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.core.errors import NotNow
from reviews.cases.models import ReviewerCandidate
from reviews.cases.operations import practice_parts, reviewers
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.returns import NOON, TODAY, a_person, as_seen

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def appoint(candidate: ReviewerCandidate) -> None:
    reviewers.appoint(
        candidate,
        appointed_on=TODAY,
        by=scenarios.office_of(candidate.review),
        at=NOON,
        expected_version=as_seen(candidate),
    )


def test_an_appointed_reviewer_begins_the_work():
    reviewer = scenarios.a_reviewer()

    assert reviewer.review.status == "under_way"
    assert (reviewer.appointed_on, reviewer.status) == (TODAY, "appointed")


def test_nobody_is_appointed_before_each_criterion_is_written_down():
    candidate = scenarios.a_candidate()

    with pytest.raises(ValidationError) as refused:
        appoint(candidate)

    said = " ".join(refused.value.messages)
    for word in ("previous work", "recommends", "interview", "independent", "conflict"):
        assert word in said
    assert scenarios.its_candidate(candidate).status == "shortlisted"
    assert scenarios.its_practice(candidate.review).status == "commissioned"


def test_a_conflict_that_bars_an_appointment_bars_it():
    candidate = scenarios.an_assessed_candidate()
    reviewers.assess(
        candidate,
        {"conflict_check": "bars"},
        by=scenarios.office_of(candidate.review),
        at=NOON,
        expected_version=candidate.version,
    )

    with pytest.raises(ValidationError, match="bars the appointment"):
        appoint(scenarios.its_candidate(candidate))
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewerCandidate.objects.filter(pk=candidate.pk).update(
            status="appointed", appointed_on=TODAY, appointed_at=NOON, appointed_by=1
        )


def test_one_reviewer_leads_a_review():
    review = scenarios.a_review_under_way()

    with pytest.raises(ValidationError, match="appointed already"):
        appoint(scenarios.an_assessed_candidate(review))


def test_a_removed_reviewer_leaves_the_review_waiting_for_another():
    removed = scenarios.a_removed_reviewer()

    assert removed.review.status == "commissioned"
    appoint(scenarios.an_assessed_candidate(removed.review))
    assert scenarios.its_practice(removed.review).status == "under_way"


def test_nobody_is_removed_without_a_reason_or_while_the_partners_sign():
    review = scenarios.a_report_with_partners()
    one = scenarios.its_candidate(review.candidates.get())
    for note in ("", "Ill for long."):
        with pytest.raises(ValidationError):
            reviewers.remove(
                one,
                by=scenarios.office_of(review),
                at=NOON,
                expected_version=as_seen(one),
                note=note,
            )
    assert scenarios.its_candidate(one).status == "appointed"


def test_a_check_sets_the_day_of_the_next_and_it_is_overdue_after_that():
    review = scenarios.its_practice(scenarios.a_check().review)
    day = TODAY + timedelta(days=30)

    assert review.next_check_on == day
    assert not review.is_check_overdue(on=day)
    assert review.is_check_overdue(on=day + timedelta(days=1))


def test_what_is_written_down_has_been():
    review = scenarios.a_review_under_way()
    by = scenarios.office_of(review)

    with pytest.raises(ValidationError, match="today or in the past"):
        practice_parts.involve(
            review, kind="event", happened_on=TOMORROW, how="Here.", by=by, at=NOON
        )
    with pytest.raises(ValidationError, match="today or in the past"):
        practice_parts.record_request(
            review, kind="draft_report", asked_on=TOMORROW, text="Please.", by=by, at=NOON
        )
    assert not review.steps.exists()
    assert not review.requests.exists()


def test_a_request_is_not_answered_before_it_was_asked():
    request = scenarios.a_request()

    with pytest.raises(ValidationError, match="before it was asked"):
        practice_parts.answer_request(
            request,
            answered_on=date(2025, 10, 1),
            answer="It came.",
            by=scenarios.office_of(request.review),
            at=NOON,
            expected_version=0,
        )


def give(review, reader):
    return practice_parts.give_copy(
        review,
        kind="draft_copy",
        mark="Draft 1",
        reader=reader,
        given_on=TODAY,
        by=scenarios.office_of(review),
        at=NOON,
    )


def test_only_who_is_named_on_the_case_is_given_a_draft_and_each_once():
    review = scenarios.a_review_under_way()
    with pytest.raises(ValidationError, match="named on the case"):
        give(review, a_person())
    named = case_scenarios.its_coordinator(review.case)
    give(review, named)

    with pytest.raises(ValidationError, match="already"):
        give(review, named)
    assert review.copies.count() == 1


def test_a_cost_is_some_and_a_struck_one_stays_to_be_read():
    review = scenarios.a_review_under_way()
    with pytest.raises(ValidationError, match="above nothing"):
        practice_parts.record_cost(
            review,
            organisation=case_scenarios.the_partners()[case_scenarios.COUNCIL],
            pence=0,
            purpose="Paper.",
            by=scenarios.office_of(review),
            at=NOON,
        )
    cost = scenarios.a_struck_cost()

    assert cost.is_struck
    with pytest.raises(NotNow):
        practice_parts.strike_cost(cost, by=scenarios.office_of(cost.review), at=NOON)
