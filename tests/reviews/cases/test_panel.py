"""The Panel's letters and what was answered to them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from reviews.cases.models import PanelResponse
from reviews.cases.operations import panel
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PanelResponse.Kind)
def test_every_kind_of_letter_is_recorded_and_two_of_them_want_an_answer(kind):
    response = scenarios.a_reply_of_the_panel(kind)

    assert response.awaits_answer is (kind in ("disagrees", "asks_more"))
    assert [line.verb for line in TrailEntry.objects.about(response)] == ["record_response"]


def test_a_letter_does_not_come_before_the_review_was_sent_nor_tomorrow():
    review = scenarios.a_sent_review()
    given = {"kind": "agrees", "text": "", "by": its_office(review.case), "at": NOON}

    for day, says in ((date(2025, 10, 14), "before"), (date(2025, 10, 16), "in the past")):
        with pytest.raises(ValidationError, match=says):
            panel.record_response(review, received_on=day, **given)
    assert not review.responses.exists()


def test_no_letter_is_recorded_of_a_review_that_was_not_sent():
    review = scenarios.a_signed_review()

    with pytest.raises(NotNow):
        panel.record_response(
            review,
            kind="agrees",
            received_on=date(2025, 10, 15),
            text="",
            by=its_office(review.case),
            at=NOON,
        )


def test_partners_record_no_letter_and_no_answer():
    response = scenarios.a_reply_of_the_panel("disagrees")
    police = acting(scenarios.a_partner(scenarios.POLICE))
    day = date(2025, 10, 15)

    with pytest.raises(NotAllowed):
        panel.record_response(
            response.review, kind="agrees", received_on=day, text="", by=police, at=NOON
        )
    with pytest.raises(NotAllowed):
        panel.answer_response(
            response, answer="No.", answered_on=day, by=police, at=NOON, expected_version=0
        )
    assert response.review.responses.get().awaits_answer


def test_an_answer_says_who_gave_it_and_the_letter_waits_no_more():
    response = case_parts.an_answered_reply()

    assert not response.awaits_answer
    assert response.answered_by == scenarios.its_coordinator(response.review.case)
    assert [line.verb for line in TrailEntry.objects.about(response)] == [
        "record_response",
        "answer_response",
    ]


@pytest.mark.parametrize("day", [date(2025, 10, 14), date(2025, 10, 16)])
def test_an_answer_is_not_given_before_the_letter_came_nor_tomorrow(day):
    response = scenarios.a_reply_of_the_panel("disagrees")

    with pytest.raises(ValidationError) as refused:
        panel.answer_response(
            response,
            answer="No.",
            answered_on=day,
            by=its_office(response.review.case),
            at=NOON,
            expected_version=0,
        )

    response.refresh_from_db()
    assert list(refused.value.message_dict) == ["answered_on"]
    assert response.awaits_answer


def test_an_answer_says_something():
    response = scenarios.a_reply_of_the_panel("disagrees")

    with pytest.raises(ValidationError) as refused:
        panel.answer_response(
            response,
            answer=" ",
            answered_on=date(2025, 10, 15),
            by=its_office(response.review.case),
            at=NOON,
            expected_version=0,
        )

    assert list(refused.value.message_dict) == ["answer"]
