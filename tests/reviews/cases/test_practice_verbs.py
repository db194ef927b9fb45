"""Each verb of a practice review: refused to who only reads, and then everything is as it was."""

from typing import Any

import pytest

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.core.roles import Actor, Capacity
from reviews.cases.models import CasePerson, PracticeReview
from reviews.cases.operations import people, practice_parts, reviewers
from tests.architecture.practice_reviews import CANDIDATE_MOVES, EDITS, PRACTICE_MOVES
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, somebody_in

pytestmark = pytest.mark.django_db
STATUS = PracticeReview.Status
FROM = {
    "begin": STATUS.COMMISSIONED,
    "await_reviewer": STATUS.UNDER_WAY,
    "send_to_partners": STATUS.UNDER_WAY,
    "send_back": STATUS.SIGNED,
    "give_notice": STATUS.SIGNED,
    "withdraw_notice": STATUS.NOTICE_GIVEN,
    "publish": STATUS.NOTICE_GIVEN,
    "publish_information": STATUS.NOTICE_GIVEN,
    "end": STATUS.NOTICE_GIVEN,
}
"""A status in which each move that the office makes is open."""
CALLS = [
    *(
        pytest.param(scenarios.PRACTICE_AT[status], PRACTICE_MOVES[verb], id=verb)
        for verb, status in FROM.items()
    ),
    pytest.param(scenarios.an_assessed_candidate, CANDIDATE_MOVES["appoint"], id="appoint"),
    pytest.param(scenarios.an_assessed_candidate, CANDIDATE_MOVES["set_aside"], id="set_aside"),
    pytest.param(scenarios.a_reviewer, CANDIDATE_MOVES["remove"], id="remove"),
    *(
        pytest.param(make, do, id=verb)
        for edits in EDITS.values()
        for verb, (make, do) in edits.items()
        if verb != "count_again"
    ),
]


def a_reader(review: PracticeReview) -> Actor:
    """Somebody on the list who reads, and does nothing."""
    person = somebody_in(Capacity.INDEPENDENT_SCRUTINEER, partnership=review.case.partnership)
    people.name_person(
        review.case,
        person,
        role=CasePerson.Role.READER,
        reason="Scrutinises.",
        by=scenarios.office_of(review),
        at=NOON,
    )
    return acting(person)


def columns(record: Any) -> dict[str, Any]:
    return type(record)._default_manager.filter(pk=record.pk).values().get()


@pytest.mark.parametrize(("make", "do"), CALLS)
def test_who_only_reads_does_nothing(make, do):
    record = make()
    review = getattr(record, "review", record)
    reader = a_reader(review)
    fresh = type(record)._default_manager.get(pk=record.pk)
    before, lines = columns(record), TrailEntry.objects.count()

    with pytest.raises(NotAllowed):
        do(fresh, reader)

    lately = {"is_withheld", "withheld_reason", "information"}  # the situation itself sets them
    now = columns(record)
    assert {k: v for k, v in now.items() if k not in lately} == {
        k: v for k, v in before.items() if k not in lately
    }
    assert TrailEntry.objects.count() == lines


ADDED = {
    "shortlist": lambda review, by: reviewers.shortlist(review, name="B", by=by, at=NOON),
    "involve": lambda review, by: practice_parts.involve(
        review, kind="event", happened_on=TODAY, how="Here.", by=by, at=NOON
    ),
    "check_progress": lambda review, by: practice_parts.check_progress(
        review,
        checked_on=TODAY,
        time="good",
        quality="good",
        text="Well.",
        next_check_on=TODAY,
        by=by,
        at=NOON,
    ),
    "record_request": lambda review, by: practice_parts.record_request(
        review, kind="draft_report", asked_on=TODAY, text="Please.", by=by, at=NOON
    ),
    "give_copy": lambda review, by: practice_parts.give_copy(
        review,
        kind="draft_copy",
        mark="Draft 1",
        reader=review.case.people.first().person,
        given_on=TODAY,
        by=by,
        at=NOON,
    ),
    "record_cost": lambda review, by: practice_parts.record_cost(
        review,
        organisation=review.case.people.exclude(organisation=None).first().organisation,
        pence=1,
        purpose="Paper.",
        by=by,
        at=NOON,
    ),
}


@pytest.mark.parametrize("add", ADDED.values(), ids=ADDED)
def test_who_only_reads_adds_nothing(add):
    review = scenarios.a_review_under_way()
    reader = a_reader(review)
    lines = TrailEntry.objects.count()

    with pytest.raises(NotAllowed):
        add(scenarios.its_practice(review), reader)

    assert TrailEntry.objects.count() == lines


@pytest.mark.parametrize("add", ADDED.values(), ids=ADDED)
def test_nothing_is_added_once_it_has_ended(add):
    review = scenarios.an_ended_review()
    lines = TrailEntry.objects.count()

    with pytest.raises(NotNow):
        add(scenarios.its_practice(review), scenarios.office_of(review))

    assert TrailEntry.objects.count() == lines
