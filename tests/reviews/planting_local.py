"""A local learning review with a word of its own in every text, planted by the real operations.

Its day is moved; it is taken back, signed, dissented from, and completed.
"""

from datetime import timedelta

from governance.people.models import User
from reviews.cases.models import Case, LocalReview
from reviews.cases.operations import local_reviews
from tests.reviews.planted_words import marker, remark, words
from tests.scenarios import cases as scenarios
from tests.scenarios.local_reviews import its_local, name_local_signatories
from tests.scenarios.returns import NOON, acting, as_seen

TODAY = NOON.date()


def hold_a_local_review(case: Case, coordinator: User) -> None:
    """The rapid review that was sent decided for it."""
    doing = {"by": acting(coordinator), "at": NOON}
    days = {"decided_on": TODAY, "due_on": TODAY + timedelta(days=30)}
    review = local_reviews.open_local(case, **days, **doing)
    moved = {"due_on": TODAY + timedelta(days=60), "note": remark("local_day")}
    local_reviews.set_day(review, expected_version=review.version, **moved, **doing)
    review = its_local(review)
    local_reviews.name_lead(review, lead=coordinator, expected_version=review.version, **doing)
    write(review, doing)
    name_local_signatories(review)
    send_to_partners(review, doing)
    local_reviews.send_back(its_local(review), note=remark("take_local_back"), **doing)
    send_to_partners(review, doing)
    for key in (scenarios.COUNCIL, scenarios.POLICE, scenarios.BOARD):
        found = its_local(review)
        partner = acting(scenarios.a_partner(key, found.case.partnership))
        seen = {"by": partner, "at": NOON, "expected_version": as_seen(found)}
        if key == scenarios.BOARD:
            local_reviews.dissent(found, note=remark("local_dissent"), **seen)
        else:
            local_reviews.sign(found, **seen)
    found = its_local(review)
    passed_on = marker(LocalReview, "passed_on")
    local_reviews.complete(
        found, completed_on=TODAY, passed_on=passed_on, expected_version=as_seen(found), **doing
    )


def write(review: LocalReview, doing: dict) -> None:
    met = {"meeting_on": TODAY, **words(LocalReview, "present", "discussion")}
    for verb, changes in (
        (local_reviews.set_terms, words(LocalReview, "terms", "method")),
        (local_reviews.record_meeting, met),
        (
            local_reviews.write_findings,
            words(LocalReview, "findings", "good_practice", "learning"),
        ),
    ):
        found = its_local(review)
        verb(found, changes, expected_version=found.version, **doing)


def send_to_partners(review: LocalReview, doing: dict) -> None:
    found = its_local(review)
    local_reviews.send_to_partners(found, expected_version=as_seen(found), **doing)
