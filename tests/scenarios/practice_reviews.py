"""Situations of practice reviews, each reached by the real operations; everything is made up."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Seat
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
from reviews.cases.operations import (
    panel,
    practice_parts,
    practice_reviews,
    publication,
    rapid_reviews,
    reviewers,
)
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

LETTER = date(2025, 10, 15)
KNOWN = {
    "previous_work": "Two published reviews of this kind.",
    "recommendations": "Two partnerships recommend the work.",
    "interview": "Clear about what families are told.",
    "independence": "Never worked here.",
    "conflict_check": "none",
}
WRITTEN = {
    "perspective": "Nights were loud.",
    "analysis": "Nobody joined what was known.",
    "improvements": "One list of missed appointments.",
    "report_place": "The council’s case system.",
}


WITHHELD = {
    "is_withheld": True,
    "withheld_reason": "A brother could be recognised.",
    "information": "One list of missed appointments.",
}


def later(days: int) -> datetime:
    return NOON + timedelta(days=days)


def office_of(review: PracticeReview, at: datetime = NOON) -> Actor:
    """Whoever co-ordinates its case, on the day of ``at``."""
    person = scenarios.its_coordinator(review.case)
    return acting(person, on=timezone.localdate(at))


def its_practice(review: PracticeReview) -> PracticeReview:
    """As it stands now, with its case as a page fetches it."""
    case = scenarios.fresh(review.case)
    found = PracticeReview.objects.select_related("deadline").get(pk=review.pk)
    found.case = case
    return found


@reached_once
def a_practice_review(**words: Any) -> PracticeReview:
    """The Panel disagreed with holding none, and the partners thought again."""
    response = scenarios.a_reply_of_the_panel("disagrees", **words)
    return commissioned(scenarios.fresh(response.review.case))


def held_after_all(case: Case) -> PracticeReview:
    """The same of a case whose rapid review was sent and is not replied to yet."""
    review, office = scenarios.its_review(case), acting(scenarios.its_coordinator(case))
    letter = {"kind": "disagrees", "received_on": LETTER, "text": "Think again."}
    panel.record_response(review, **letter, by=office, at=NOON)
    return commissioned(scenarios.fresh(case))


def commissioned(case: Case) -> PracticeReview:
    office = acting(scenarios.its_coordinator(case))
    practice_reviews.commission(
        case, decided_on=LETTER, reason="The Panel is right.", by=office, at=NOON
    )
    return its_practice(PracticeReview.objects.get(case=case))


def a_review_decided_by_the_rapid_review() -> PracticeReview:
    """The rapid review itself decided for it; sending that began it."""
    rapid = scenarios.a_written_review()
    office = acting(scenarios.its_coordinator(rapid.case))
    rapid_reviews.decide(
        rapid,
        {"decision": "review", "rationale": "Much is new.", "instead": ""},
        by=office,
        at=NOON,
        expected_version=rapid.version,
    )
    rapid = scenarios.its_review(rapid.case)
    rapid_reviews.send_to_partners(rapid, by=office, at=NOON, expected_version=as_seen(rapid))
    for person in scenarios.name_partners(rapid.case).values():
        rapid = scenarios.its_review(rapid.case)
        rapid_reviews.sign(rapid, by=acting(person), at=NOON, expected_version=as_seen(rapid))
    rapid = scenarios.its_review(rapid.case)
    rapid_reviews.send(
        rapid,
        sent_on=LETTER,
        receipt="Acknowledged.",
        by=office,
        at=NOON,
        expected_version=as_seen(rapid),
    )
    return its_practice(PracticeReview.objects.get(case=rapid.case))


def a_candidate(review: PracticeReview | None = None) -> ReviewerCandidate:
    found = review or a_practice_review()
    return reviewers.shortlist(found, name="A Reviewer", by=office_of(found), at=NOON)


def an_assessed_candidate(review: PracticeReview | None = None) -> ReviewerCandidate:
    candidate = a_candidate(review)
    reviewers.assess(
        candidate,
        KNOWN,
        by=office_of(candidate.review),
        at=NOON,
        expected_version=candidate.version,
    )
    return its_candidate(candidate)


def its_candidate(candidate: ReviewerCandidate) -> ReviewerCandidate:
    found = ReviewerCandidate.objects.get(pk=candidate.pk)
    found.review = its_practice(candidate.review)
    return found


def a_reviewer(review: PracticeReview | None = None) -> ReviewerCandidate:
    candidate = an_assessed_candidate(review)
    reviewers.appoint(
        candidate,
        appointed_on=TODAY,
        by=office_of(candidate.review),
        at=NOON,
        expected_version=as_seen(candidate),
    )
    return its_candidate(candidate)


def a_candidate_set_aside() -> ReviewerCandidate:
    candidate = a_candidate()
    office = office_of(candidate.review)
    reviewers.set_aside(candidate, by=office, at=NOON, note="Another fits better.")
    return its_candidate(candidate)


def a_removed_reviewer() -> ReviewerCandidate:
    candidate = a_reviewer()
    reviewers.remove(
        candidate,
        by=office_of(candidate.review),
        at=NOON,
        expected_version=as_seen(candidate),
        note="Ill for long.",
    )
    return its_candidate(candidate)


@reached_once
def a_review_under_way(review: PracticeReview | None = None) -> PracticeReview:
    return a_reviewer(review).review


def name_report_signatories(review: PracticeReview) -> None:
    """The arrangements name the three delegated seats to sign the report."""
    seats = Seat.objects.filter(key__startswith=f"{review.case.partnership.key}-delegated-")
    for seat in seats:
        group = seat.signs.get(document="rapid-review").group
        if not seat.signs.filter(document="practice-review").exists():
            factories.SignatoryFactory(document="practice-review", group=group, seat=seat)


@reached_once
def a_written_report(review: PracticeReview | None = None) -> PracticeReview:
    """All that is signed is written, and the family knows of it."""
    return write_all(a_review_under_way(review))


def write_all(found: PracticeReview) -> PracticeReview:
    name_report_signatories(found)
    office = office_of(found)
    practice_reviews.set_terms(
        found,
        {"terms": "What was known when.", "method": "Interviews and one event."},
        by=office,
        at=NOON,
        expected_version=found.version,
    )
    practice_reviews.write_report(
        found, WRITTEN, by=office, at=NOON, expected_version=found.version
    )
    a_step(found)
    return its_practice(found)


def a_step(review: PracticeReview | None = None, kind: str = "family_told") -> Involvement:
    found = review or a_review_under_way()
    return practice_parts.involve(
        found, kind=kind, happened_on=TODAY, how="By a letter.", by=office_of(found), at=NOON
    )


def a_check(review: PracticeReview | None = None) -> ProgressCheck:
    found = review or a_review_under_way()
    return practice_parts.check_progress(
        found,
        checked_on=TODAY,
        time="good",
        quality="good",
        text="On its way.",
        next_check_on=TODAY + timedelta(days=30),
        by=office_of(found),
        at=NOON,
    )


def a_request(review: PracticeReview | None = None) -> WrittenRequest:
    found = review or a_review_under_way()
    return practice_parts.record_request(
        found,
        kind="draft_report",
        asked_on=TODAY,
        text="Please send the draft.",
        by=office_of(found),
        at=NOON,
    )


def an_answered_request() -> WrittenRequest:
    request = a_request()
    practice_parts.answer_request(
        request,
        answered_on=TODAY,
        answer="The first draft came.",
        by=office_of(request.review),
        at=NOON,
        expected_version=0,
    )
    return request


def a_copy(review: PracticeReview | None = None) -> DraftCopy:
    found = review or a_review_under_way()
    return practice_parts.give_copy(
        found,
        kind="draft_copy",
        mark="Draft 1",
        reader=scenarios.its_coordinator(found.case),
        given_on=TODAY,
        by=office_of(found),
        at=NOON,
    )


def a_cost(review: PracticeReview | None = None) -> ReviewCost:
    found = review or a_review_under_way()
    return practice_parts.record_cost(
        found,
        organisation=scenarios.the_partners()[scenarios.COUNCIL],
        pence=250_000,
        purpose="The reviewer’s days.",
        by=office_of(found),
        at=NOON,
    )


def a_struck_cost() -> ReviewCost:
    cost = a_cost()
    practice_parts.strike_cost(cost, by=office_of(cost.review), at=NOON)
    return cost


@reached_once
def a_report_with_partners(review: PracticeReview | None = None) -> PracticeReview:
    found = a_written_report(review)
    practice_reviews.send_to_partners(
        found, by=office_of(found), at=NOON, expected_version=as_seen(found)
    )
    return its_practice(found)


@reached_once
def a_signed_report(review: PracticeReview | None = None) -> PracticeReview:
    """Two have signed and one has dissented."""
    found = a_report_with_partners(review)
    named = scenarios.name_partners(found.case)
    for key in (scenarios.COUNCIL, scenarios.POLICE):
        practice_reviews.sign(
            its_practice(found), by=acting(named[key]), at=NOON, expected_version=as_seen(found)
        )
    practice_reviews.dissent(
        its_practice(found),
        by=acting(named[scenarios.BOARD]),
        at=NOON,
        expected_version=as_seen(found),
        note="It says too little of our part.",
    )
    return its_practice(found)


def a_signatory(review: PracticeReview, key: str = scenarios.COUNCIL) -> User:
    return scenarios.name_partners(review.case)[key]


@reached_once
def a_review_with_notice(review: PracticeReview | None = None) -> PracticeReview:
    return give_notice(review or a_signed_report())


def give_notice(review: PracticeReview, told_on: date = TODAY) -> PracticeReview:
    publication.give_notice(
        review,
        panel_told_on=told_on,
        secretary_told_on=told_on,
        receipt="Both acknowledged it.",
        by=office_of(review),
        at=NOON,
        expected_version=as_seen(review),
    )
    return its_practice(review)


def a_withheld_report() -> PracticeReview:
    """The partners decided to publish the improvements alone."""
    review = a_signed_report()
    publication.decide_publication(
        review,
        WITHHELD,
        by=office_of(review),
        at=NOON,
        expected_version=review.version,
    )
    return its_practice(review)


ADDRESS = "https://partnership.example.org/reviews/1"
ENOUGH = 20
"""Calendar days after which the notice of these situations has run."""


def publish(review: PracticeReview, days: int = ENOUGH, verb: str = "publish") -> PracticeReview:
    at = later(days)
    getattr(publication, verb)(
        review,
        published_on=timezone.localdate(at),
        address=ADDRESS,
        by=office_of(review, at),
        at=at,
        expected_version=as_seen(review),
    )
    return its_practice(review)


def a_published_review() -> PracticeReview:
    return publish(a_review_with_notice())


def a_review_not_published() -> PracticeReview:
    return publish(a_review_with_notice(a_withheld_report()), verb="publish_information")


def an_ended_review() -> PracticeReview:
    review = a_review_under_way()
    practice_reviews.end(
        review,
        by=office_of(review),
        at=NOON,
        expected_version=as_seen(review),
        note="A national review takes its place.",
    )
    return its_practice(review)


STATUS = PracticeReview.Status
PRACTICE_AT = {
    STATUS.COMMISSIONED: a_practice_review,
    STATUS.UNDER_WAY: a_written_report,
    STATUS.WITH_PARTNERS: a_report_with_partners,
    STATUS.SIGNED: a_signed_report,
    STATUS.NOTICE_GIVEN: a_review_with_notice,
    STATUS.PUBLISHED: a_published_review,
    STATUS.NOT_PUBLISHED: a_review_not_published,
    STATUS.ENDED: an_ended_review,
}
CANDIDATE = ReviewerCandidate.Status
CANDIDATE_AT = {
    CANDIDATE.SHORTLISTED: an_assessed_candidate,
    CANDIDATE.APPOINTED: a_reviewer,
    CANDIDATE.SET_ASIDE: a_candidate_set_aside,
    CANDIDATE.REMOVED: a_removed_reviewer,
}
