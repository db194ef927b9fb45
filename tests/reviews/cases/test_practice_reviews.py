"""A practice review from the decision to the publication, by the real operations."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark
from governance.outbox.models import Message
from governance.signatures.models import Signature
from reviews.cases.models import PracticeReview
from reviews.cases.operations import cases, clocks, practice_reviews, screening
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

pytestmark = pytest.mark.django_db
STATUS = PracticeReview.Status


def test_a_rapid_review_that_decided_for_it_begins_it_when_it_is_sent():
    review = scenarios.a_review_decided_by_the_rapid_review()

    assert review.status == STATUS.COMMISSIONED
    assert review.decided_on == scenarios.TODAY
    assert review.deadline.rule == "practice-review-publication"
    assert review.deadline.is_restricted


def commission(case, **given):
    words = {"decided_on": scenarios.LETTER, "reason": "The Panel is right."}
    by = acting(case_scenarios.its_coordinator(case))
    return practice_reviews.commission(case, by=by, at=NOON, **(words | given))


def test_nobody_commissions_one_before_the_rapid_review_was_sent():
    case = case_scenarios.a_signed_review().case

    with pytest.raises(NotNow):
        commission(case_scenarios.fresh(case))
    assert not PracticeReview.objects.exists()


def test_one_is_not_commissioned_where_the_panel_agrees():
    case = case_scenarios.a_reply_of_the_panel("agrees").review.case

    with pytest.raises(ValidationError, match="has not disagreed"):
        commission(case_scenarios.fresh(case))
    assert not PracticeReview.objects.exists()


def test_thinking_again_needs_a_reason_and_a_day_after_the_letter_and_not_to_come():
    case = case_scenarios.a_reply_of_the_panel("disagrees").review.case
    for given, field in (
        ({"reason": ""}, "reason"),
        ({"decided_on": date(2025, 10, 14)}, "decided_on"),
        ({"decided_on": date(2025, 10, 16)}, "decided_on"),
    ):
        with pytest.raises(ValidationError) as refused:
            commission(case_scenarios.fresh(case), **given)
        assert set(refused.value.message_dict) == {field}


def test_there_is_one_for_a_case():
    review = scenarios.a_practice_review()

    with pytest.raises(ValidationError, match="already"):
        commission(case_scenarios.fresh(review.case))


def test_its_limit_is_six_months_from_the_decision_and_one_of_the_cases():
    review = scenarios.a_practice_review()
    case = case_scenarios.fresh(review.case)

    assert (review.deadline.counts_from, review.deadline.due_on) == (
        date(2025, 10, 15),
        date(2026, 4, 15),
    )
    assert review.deadline in case.deadlines
    assert case.stage == "Notified; practice review: reviewer to be appointed"


def test_a_late_one_is_explained_and_stays_late():
    review = scenarios.a_practice_review()
    at = scenarios.later(200)

    clocks.explain_overrun(
        review.case,
        review.deadline,
        told_on=at.date(),
        told_to="The Panel",
        reason="The trial.",
        expected_on=date(2026, 9, 1),
        by=scenarios.office_of(review, at),
        at=at,
    )

    review.deadline.refresh_from_db()
    assert review.deadline.due_on == date(2026, 4, 15)


def test_another_edition_counts_it_anew():
    review = scenarios.a_practice_review()
    case = case_scenarios.fresh(review.case)
    before = review.deadline

    cases.change_editions(
        case,
        guidance="wt2018",
        panel_guidance=case.panel_guidance,
        by=scenarios.office_of(review),
        at=NOON,
        expected_version=case.version,
        note="Begun under it.",
    )

    before.refresh_from_db()
    now = scenarios.its_practice(review).deadline
    assert before.status == "stopped"
    assert (now.edition, now.due_on) == ("wt2018", date(2026, 4, 15))


def test_a_withdrawn_notification_ends_it():
    review = scenarios.a_review_under_way()
    case = case_scenarios.fresh(review.case)

    screening.withdraw(
        case,
        by=scenarios.office_of(review),
        at=NOON,
        expected_version=as_seen(case),
        note="A medical cause.",
    )

    now = scenarios.its_practice(review)
    assert (now.status, now.deadline.status) == (STATUS.ENDED, "stopped")


def test_a_case_is_not_closed_while_it_goes_on():
    review = scenarios.a_review_under_way()
    case = case_scenarios.fresh(review.case)

    with pytest.raises(ValidationError, match="practice review"):
        cases.close(
            case,
            by=scenarios.office_of(review),
            at=NOON,
            expected_version=as_seen(case),
            note="All is done.",
        )
    assert case_scenarios.fresh(case).is_open


def test_nothing_goes_to_the_partners_that_lacks_anything():
    review = scenarios.a_review_under_way()

    with pytest.raises(ValidationError) as refused:
        practice_reviews.send_to_partners(
            review, by=scenarios.office_of(review), at=NOON, expected_version=as_seen(review)
        )

    said = " ".join(refused.value.messages)
    for word in ("terms of reference", "how it is done", "perspective", "improvements", "family"):
        assert word in said
    assert scenarios.its_practice(review).status == STATUS.UNDER_WAY


def test_nobody_signs_for_another_and_one_signature_is_not_enough():
    review = scenarios.a_report_with_partners()
    seen = as_seen(review)
    with pytest.raises(NotAllowed):
        practice_reviews.sign(
            review, by=scenarios.office_of(review), at=NOON, expected_version=seen
        )
    council = acting(scenarios.a_signatory(review))

    assert not practice_reviews.sign(review, by=council, at=NOON, expected_version=seen)
    with pytest.raises(NotNow):
        practice_reviews.sign(review, by=council, at=NOON, expected_version=seen)

    assert scenarios.its_practice(review).status == STATUS.WITH_PARTNERS
    signed = Signature.objects.about(review).exclude(status="asked").get()
    assert signed.signed_by_id == council.user_id
    assert signed.label == "a matter"


def test_a_dissent_has_a_reason():
    review = scenarios.a_report_with_partners()
    council = acting(scenarios.a_signatory(review))

    with pytest.raises(ValidationError):
        practice_reviews.dissent(
            review, by=council, at=NOON, expected_version=as_seen(review), note=" "
        )
    assert Signature.objects.about(review).asked().count() == 3


def test_what_is_taken_back_is_signed_anew_in_a_new_round():
    review = scenarios.a_signed_report()
    before = review.content_hash
    office = scenarios.office_of(review)
    practice_reviews.send_back(review, by=office, at=NOON, note="A page is wrong.")
    practice_reviews.write_report(
        review,
        {"analysis": "Otherwise."},
        by=office,
        at=NOON,
        expected_version=review.version,
    )
    practice_reviews.send_to_partners(review, by=office, at=NOON, expected_version=as_seen(review))

    assert (review.round, Signature.objects.about(review).asked().count()) == (2, 3)
    assert review.content_hash != before


def test_mails_about_it_say_that_a_matter_needs_somebody_and_no_more():
    review = scenarios.a_report_with_partners()
    told = Message.objects.filter(key__startswith="matter-sign-report:")

    assert told.count() == 3
    assert not [each for each in told if review.case.reference in each.subject + each.body]


def test_an_ended_one_is_ended_with_its_reason_and_its_limit_stops():
    review = scenarios.an_ended_review()

    assert review.deadline.status == "stopped"
    assert Remark.objects.get(verb="end").text == "A national review takes its place."
