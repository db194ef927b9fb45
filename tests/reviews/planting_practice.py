"""A practice review with a word of its own in every text, planted by the real operations.

It is held after all; two reviewers come to nothing; the report is taken back, signed, dissented
from, and withheld: what can be said of the improvements is published, after a second notice.
"""

from datetime import timedelta

from django.utils import timezone

from governance.core.roles import Actor
from governance.people.models import User
from reviews.cases.models import (
    Case,
    DraftCopy,
    Involvement,
    PracticeReview,
    ProgressCheck,
    ReviewCost,
    ReviewerCandidate,
    WrittenRequest,
)
from reviews.cases.models.practice_reviews import REPORT_TEXTS
from reviews.cases.operations import (
    practice_parts,
    practice_reviews,
    publication,
    reviewers,
)
from tests.reviews.planted_words import marker, remark, words
from tests.scenarios import cases as scenarios
from tests.scenarios.practice_reviews import its_candidate, its_practice, name_report_signatories
from tests.scenarios.returns import NOON, acting, as_seen

TODAY = NOON.date()
PUBLISHED_AT = NOON + timedelta(days=15)
"""Once the notice has run, and before the day on which the pages are read."""


def hold_a_practice_review(case: Case, coordinator: User) -> None:
    by = acting(coordinator)
    given = words(PracticeReview, "reason")
    review = practice_reviews.commission(case, decided_on=TODAY, by=by, at=NOON, **given)
    find_a_reviewer(review, by)
    write_down(review, coordinator)
    write_the_report(review, by)
    have_it_signed(review, by)
    make_it_public(review, by)


def find_a_reviewer(review: PracticeReview, by: Actor) -> None:
    """One is not chosen, one is appointed and removed, one leads it."""
    first, second, third = (an_assessed_candidate(review, by) for _ in range(3))
    doing = {"by": by, "at": NOON}
    reviewers.set_aside(first, note=remark("set_aside"), **doing)
    appoint(second, by)
    second = its_candidate(second)
    seen = as_seen(second)
    reviewers.remove(second, note=remark("remove"), expected_version=seen, **doing)
    appoint(its_candidate(third), by)


def an_assessed_candidate(review: PracticeReview, by: Actor) -> ReviewerCandidate:
    name = marker(ReviewerCandidate, "name")
    found = reviewers.shortlist(its_practice(review), name=name, by=by, at=NOON)
    known = words(
        ReviewerCandidate, "previous_work", "recommendations", "interview", "independence"
    )
    changes = {"conflict_check": "none", **known}
    reviewers.assess(found, changes, by=by, at=NOON, expected_version=found.version)
    return its_candidate(found)


def appoint(candidate: ReviewerCandidate, by: Actor) -> None:
    seen = as_seen(candidate)
    reviewers.appoint(candidate, appointed_on=TODAY, by=by, at=NOON, expected_version=seen)


def write_down(review: PracticeReview, coordinator: User) -> None:
    """A step of the family, a check, a request that is answered, a copy, a cost struck out."""
    review, doing = its_practice(review), {"by": acting(coordinator), "at": NOON}
    step = {"kind": Involvement.Kind.FAMILY_TOLD, "happened_on": TODAY}
    practice_parts.involve(review, **step, **words(Involvement, "how"), **doing)
    checked = {"checked_on": TODAY, "time": "good", "quality": "good", "next_check_on": TODAY}
    practice_parts.check_progress(review, **checked, **words(ProgressCheck, "text"), **doing)
    asked = {"kind": WrittenRequest.Kind.DRAFT, "asked_on": TODAY, **words(WrittenRequest, "text")}
    request = practice_parts.record_request(review, **asked, **doing)
    answer = {"answered_on": TODAY, "expected_version": 0, **words(WrittenRequest, "answer")}
    practice_parts.answer_request(request, **answer, **doing)
    copy = {"kind": DraftCopy.Kind.DRAFT, "reader": coordinator, "given_on": TODAY}
    practice_parts.give_copy(review, **copy, **words(DraftCopy, "mark"), **doing)
    body = scenarios.the_partners(review.case.partnership)[scenarios.COUNCIL]
    borne = {"organisation": body, "pence": 250_000, **words(ReviewCost, "purpose")}
    cost = practice_parts.record_cost(review, **borne, **doing)
    practice_parts.strike_cost(cost, note=remark("strike_cost"), **doing)


def write_the_report(review: PracticeReview, by: Actor) -> None:
    doing = {"by": by, "at": NOON}
    review = its_practice(review)
    terms, report = ("terms", "method"), (*REPORT_TEXTS, "report_place")
    changes, seen = words(PracticeReview, *terms), review.version
    practice_reviews.set_terms(review, changes, expected_version=seen, **doing)
    changes, seen = words(PracticeReview, *report), review.version
    practice_reviews.write_report(review, changes, expected_version=seen, **doing)


def have_it_signed(review: PracticeReview, by: Actor) -> None:
    """Sent, taken back, sent again, signed by two and dissented from by one."""
    name_report_signatories(review)
    send_to_partners(review, by)
    note = remark("take_report_back")
    practice_reviews.send_back(its_practice(review), by=by, at=NOON, note=note)
    send_to_partners(review, by)
    for key in (scenarios.COUNCIL, scenarios.POLICE, scenarios.BOARD):
        found = its_practice(review)
        partner = acting(scenarios.a_partner(key, found.case.partnership))
        seen = {"by": partner, "at": NOON, "expected_version": as_seen(found)}
        if key == scenarios.BOARD:
            practice_reviews.dissent(found, note=remark("report_dissent"), **seen)
        else:
            practice_reviews.sign(found, **seen)


def send_to_partners(review: PracticeReview, by: Actor) -> None:
    found = its_practice(review)
    practice_reviews.send_to_partners(found, by=by, at=NOON, expected_version=as_seen(found))


def make_it_public(review: PracticeReview, by: Actor) -> None:
    doing = {"by": by, "at": NOON}
    found = its_practice(review)
    withheld = words(PracticeReview, "withheld_reason", "information")
    changes, seen = {"is_withheld": True, **withheld}, found.version
    publication.decide_publication(found, changes, expected_version=seen, **doing)
    give_notice(review, by)
    note = remark("withdraw_notice")
    publication.withdraw_notice(its_practice(review), note=note, **doing)
    give_notice(review, by)
    found = its_practice(review)
    changes, seen = words(PracticeReview, "press_lines"), found.version
    publication.write_press_lines(found, changes, expected_version=seen, **doing)
    note, seen = remark("release_press_lines"), found.version
    publication.release_press_lines(found, note=note, expected_version=seen, **doing)
    found = its_practice(review)
    publication.publish_information(
        found,
        published_on=timezone.localdate(PUBLISHED_AT),
        address=f"https://{marker(PracticeReview, 'address')}.example.org/",
        by=acting(scenarios.its_coordinator(found.case), on=timezone.localdate(PUBLISHED_AT)),
        at=PUBLISHED_AT,
        expected_version=as_seen(found),
    )


def give_notice(review: PracticeReview, by: Actor) -> None:
    found = its_practice(review)
    publication.give_notice(
        found,
        panel_told_on=TODAY,
        secretary_told_on=TODAY,
        by=by,
        at=NOON,
        expected_version=as_seen(found),
        **words(PracticeReview, "receipt"),
    )
