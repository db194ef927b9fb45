"""Nothing is public before its notice has run, and what is public stays so for a year."""

from contextlib import contextmanager
from datetime import date, timedelta

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import strategies as st

from governance.core.errors import NotNow, Refused
from governance.rules.durations import due_on, first_day_after
from governance.rules.files import find_rule
from governance.rules.workdays import add_working_days
from reviews.cases.models import PracticeReview, Proceeding
from reviews.cases.operations import practice_reviews, publication, referrals
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

pytestmark = pytest.mark.django_db
STATUS = PracticeReview.Status
FIRST = date(2025, 10, 24)
"""Seven working days after the notice of these situations, a Wednesday."""


def test_the_first_day_counts_from_the_later_of_both_days():
    review = scenarios.a_signed_report()
    at = scenarios.later(5)

    publication.give_notice(
        review,
        panel_told_on=TODAY,
        secretary_told_on=date(2025, 10, 20),
        receipt="Both.",
        by=scenarios.office_of(review, at),
        at=at,
        expected_version=as_seen(review),
    )

    assert review.publishable_from == date(2025, 10, 29)
    assert scenarios.give_notice(scenarios.a_signed_report()).publishable_from == FIRST


@pytest.mark.parametrize("days", range(9))
def test_an_earlier_day_is_refused_with_the_first_possible_one(days):
    review = scenarios.a_review_with_notice()

    with pytest.raises(ValidationError, match="may be published from 24 October 2025"):
        scenarios.publish(review, days)

    assert scenarios.its_practice(review).status == STATUS.NOTICE_GIVEN


def test_it_is_published_on_the_first_possible_day():
    review = scenarios.publish(scenarios.a_review_with_notice(), 9)

    assert (review.published_on, review.public_until) == (FIRST, date(2026, 10, 24))
    assert review.deadline.status == "met"


def test_it_is_not_recorded_as_published_on_a_day_to_come():
    review = scenarios.a_review_with_notice()
    at = scenarios.later(2)

    with pytest.raises(ValidationError, match="once it has been published"):
        publication.publish(
            review,
            published_on=FIRST,
            address=scenarios.ADDRESS,
            by=scenarios.office_of(review, at),
            at=at,
            expected_version=as_seen(review),
        )


def test_a_notice_is_not_dated_before_what_is_published_was_frozen():
    review = scenarios.a_signed_report()

    with pytest.raises(ValidationError, match="not before"):
        scenarios.give_notice(review, TODAY - timedelta(days=1))

    assert scenarios.its_practice(review).publishable_from is None


def test_the_information_on_improvements_needs_the_same_notice():
    review = scenarios.give_notice(scenarios.a_withheld_report())

    with pytest.raises(ValidationError, match="24 October 2025"):
        scenarios.publish(review, 8, "publish_information")

    assert scenarios.publish(review, 9, "publish_information").status == STATUS.NOT_PUBLISHED


def test_only_what_was_decided_is_published():
    full = scenarios.a_review_with_notice()
    withheld = scenarios.give_notice(scenarios.a_withheld_report())

    with pytest.raises(ValidationError, match="whole report"):
        scenarios.publish(full, verb="publish_information")
    with pytest.raises(ValidationError, match="not to publish"):
        scenarios.publish(withheld)


def test_a_report_is_withheld_only_with_a_reason_and_what_is_said_instead():
    review = scenarios.a_signed_report()

    with pytest.raises(ValidationError) as refused:
        publication.decide_publication(
            review,
            {"is_withheld": True},
            by=scenarios.office_of(review),
            at=NOON,
            expected_version=review.version,
        )

    assert set(refused.value.message_dict) == {"withheld_reason", "information"}


def test_a_notice_that_was_withdrawn_counts_no_more():
    review = scenarios.a_review_with_notice()
    publication.withdraw_notice(
        review, by=scenarios.office_of(review), at=NOON, note="A page is wrong."
    )

    assert scenarios.its_practice(review).publishable_from is None
    with pytest.raises(NotNow):
        scenarios.publish(review)


def test_the_database_refuses_an_early_publication_too():
    review = scenarios.a_review_with_notice()

    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeReview.objects.filter(pk=review.pk).update(published_on=FIRST - timedelta(days=1))


def take_down(review: PracticeReview, on: date, days: int) -> None:
    at = scenarios.later(days)
    publication.take_down(
        review,
        taken_down_on=on,
        by=scenarios.office_of(review, at),
        at=at,
        expected_version=review.version,
    )


def test_it_is_not_taken_down_before_a_year_has_passed():
    review = scenarios.publish(scenarios.a_review_with_notice(), 9)

    with pytest.raises(ValidationError, match="from 24 October 2026"):
        take_down(review, date(2026, 10, 23), 400)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeReview.objects.filter(pk=review.pk).update(taken_down_on=date(2026, 10, 23))

    take_down(scenarios.its_practice(review), date(2026, 10, 24), 400)
    assert scenarios.its_practice(review).taken_down_on == date(2026, 10, 24)


def release(review: PracticeReview, note: str = "") -> bool:
    return publication.release_press_lines(
        review, by=scenarios.office_of(review), at=NOON, expected_version=review.version, note=note
    )


def test_press_lines_wait_for_other_procedures_unless_it_is_said_why():
    review = scenarios.a_review_under_way()
    office = scenarios.office_of(review)
    with pytest.raises(ValidationError, match="Write the lines"):
        release(review)
    publication.write_press_lines(
        review, {"press_lines": "Sorry."}, by=office, at=NOON, expected_version=review.version
    )
    referrals.record_proceeding(review.case, kind=Proceeding.Kind.CRIMINAL, by=office, at=NOON)
    review = scenarios.its_practice(review)

    with pytest.raises(ValidationError, match="criminal investigation"):
        release(review)
    assert scenarios.its_practice(review).press_released_at is None
    assert release(review, "The police agreed to each word.")


def test_it_is_published_late_and_stays_late():
    review = scenarios.publish(scenarios.a_review_with_notice(), 200)

    assert review.deadline.status == "met_late"


@hypothesis.settings(max_examples=200, deadline=None)
@hypothesis.given(st.dates(date(2019, 1, 1), date(2030, 12, 31)))
def test_the_first_day_is_the_first_that_the_rule_allows_counted_both_ways(told_on):
    rule = find_rule("practice-review-notice", told_on, "wt2018")
    first = first_day_after(rule, told_on)

    forward = add_working_days(told_on, 7)
    assert due_on(rule, first) >= told_on
    assert first == forward or told_on > due_on(rule, first - timedelta(days=1))
    assert first >= forward


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(review: PracticeReview, verb: str, days: int, back: int) -> None:
    """Try one verb on a day, with days in its form that lie some days back."""
    at = scenarios.later(days)
    day = timezone.localdate(at) - timedelta(days=back)
    by, seen = scenarios.office_of(review, at), as_seen(review)
    told = {"panel_told_on": day, "secretary_told_on": day, "receipt": "Both."}
    public = {"published_on": day, "address": scenarios.ADDRESS}
    match verb:
        case "give_notice":
            publication.give_notice(review, **told, by=by, at=at, expected_version=seen)
        case "withdraw_notice" | "send_back":
            module = publication if verb == "withdraw_notice" else practice_reviews
            getattr(module, verb)(review, by=by, at=at, note="A page is wrong.")
        case "decide_publication":
            words = scenarios.WITHHELD | {"is_withheld": not review.is_withheld}
            publication.decide_publication(
                review, words, by=by, at=at, expected_version=review.version
            )
        case "publish" | "publish_information":
            getattr(publication, verb)(review, **public, by=by, at=at, expected_version=seen)
        case "send_to_partners":
            practice_reviews.send_to_partners(review, by=by, at=at, expected_version=seen)
        case "sign":
            for person in case_scenarios.name_partners(review.case).values():
                actor = acting(person, on=timezone.localdate(at))
                practice_reviews.sign(review, by=actor, at=at, expected_version=as_seen(review))


VERBS = (
    "give_notice",
    "publish",
    "publish_information",
    "withdraw_notice",
    "decide_publication",
    "send_back",
    "send_to_partners",
    "sign",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 12), st.integers(0, 15)),
    min_size=2,
    max_size=9,
)


def test_no_order_of_operations_publishes_early():
    start = scenarios.a_signed_report()

    @hypothesis.settings(max_examples=60, deadline=None)
    @hypothesis.given(STEPS)
    def walk(steps):
        with undone():
            days, notice, frozen = 0, None, TODAY
            for verb, wait, back in steps:
                days += wait
                review = scenarios.its_practice(start)
                try:
                    with transaction.atomic():
                        attempt(review, verb, days, back)
                except (Refused, ValidationError):
                    continue
                now = scenarios.later(days).date()
                if verb == "send_to_partners":
                    frozen = now
                if verb == "give_notice":
                    notice = now - timedelta(days=back)
                    assert notice >= frozen
                if verb in ("withdraw_notice", "send_back", "send_to_partners"):
                    notice = None
                if verb in ("publish", "publish_information"):
                    assert notice is not None
                    public = now - timedelta(days=back)
                    assert public >= add_working_days(notice, 7)

    walk()
