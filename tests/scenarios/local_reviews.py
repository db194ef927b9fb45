"""Situations of local learning reviews, each reached by the real operations; all is made up."""

from datetime import date, timedelta
from typing import Any

from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Group, Seat
from reviews.cases.models import Case, CasePerson, LocalReview
from reviews.cases.operations import local_reviews, people
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import NOON, TODAY, a_person, acting, as_seen

DECIDED = date(2025, 10, 8)
AGREED = TODAY + timedelta(days=60)
"""By when it is to be completed, where the partners agreed a day."""
TERMS = {"terms": "What each agency knew of the nights.", "method": "One meeting of all."}
MEETING = {
    "meeting_on": date(2025, 10, 14),
    "present": "Five agencies.",
    "discussion": "Who asked about nights.",
}
FINDINGS = {
    "findings": "Nobody asked about nights.",
    "good_practice": "The school rang the same day.",
    "learning": "Ask who is at home at night.",
}


def its_local(review: LocalReview) -> LocalReview:
    """As it stands now, with its case as a page fetches it."""
    case = scenarios.fresh(review.case)
    found = LocalReview.objects.select_related("deadline", "lead").get(pk=review.pk)
    found.case = case
    return found


def office_of(review: LocalReview) -> Actor:
    return acting(scenarios.its_coordinator(review.case))


def opened_for(case: Case, due_on: date | None = AGREED) -> LocalReview:
    office = acting(scenarios.its_coordinator(case))
    found = local_reviews.open_local(case, decided_on=DECIDED, due_on=due_on, by=office, at=NOON)
    return its_local(found)


@reached_once
def a_local_review(**words: Any) -> LocalReview:
    """Of a case that is serious but not notifiable, to be completed by an agreed day."""
    return opened_for(scenarios.a_local_case(**words))


def a_local_review_without_a_day() -> LocalReview:
    return opened_for(scenarios.a_local_case(), due_on=None)


@reached_once
def a_local_review_after_a_rapid_review() -> LocalReview:
    """The rapid review decided that another local review is held, and was sent."""
    return opened_for(scenarios.a_sent_review(decision="local").case)


def a_leader(review: LocalReview) -> User:
    """Somebody named on the case to read it, who leads its review."""
    person = a_person()
    office = office_of(review)
    people.name_person(
        review.case,
        person,
        role=CasePerson.Role.READER,
        reason="Leads the review.",
        by=office,
        at=NOON,
    )
    found = its_local(review)
    local_reviews.name_lead(found, lead=person, by=office, at=NOON, expected_version=found.version)
    return person


def name_local_signatories(review: LocalReview) -> None:
    """The arrangements name the three delegated seats to sign it; their holders are on the list."""
    area = review.case.partnership
    scenarios.name_signatories(area)
    group = Group.objects.get(key=f"{area.key}-executive")
    for seat in Seat.objects.filter(key__startswith=f"{area.key}-delegated-"):
        if not seat.signs.filter(document="local-review").exists():
            factories.SignatoryFactory(document="local-review", group=group, seat=seat)
    scenarios.name_partners(scenarios.fresh(review.case))


def write_all(review: LocalReview) -> LocalReview:
    """Everything that the partners sign, and who signs."""
    name_local_signatories(review)
    if review.lead is None:
        a_leader(review)
    doing = {"by": office_of(review), "at": NOON}
    for verb, changes in (
        (local_reviews.set_terms, TERMS),
        (local_reviews.record_meeting, MEETING),
        (local_reviews.write_findings, FINDINGS),
    ):
        found = its_local(review)
        verb(found, changes, expected_version=found.version, **doing)
    return its_local(review)


@reached_once
def a_written_local_review(**words: Any) -> LocalReview:
    return write_all(a_local_review(**words))


def a_local_review_with_partners(review: LocalReview | None = None) -> LocalReview:
    found = review or a_written_local_review()
    local_reviews.send_to_partners(
        found, by=office_of(found), at=NOON, expected_version=as_seen(found)
    )
    return its_local(found)


@reached_once
def a_signed_local_review(review: LocalReview | None = None) -> LocalReview:
    """Two have signed and one has dissented."""
    found = a_local_review_with_partners(review)
    named = scenarios.name_partners(found.case)
    for key in (scenarios.COUNCIL, scenarios.POLICE):
        local_reviews.sign(
            its_local(found), by=acting(named[key]), at=NOON, expected_version=as_seen(found)
        )
    local_reviews.dissent(
        its_local(found),
        by=acting(named[scenarios.BOARD]),
        at=NOON,
        expected_version=as_seen(found),
        note="It says too little of our part.",
    )
    return its_local(found)


@reached_once
def a_completed_local_review() -> LocalReview:
    return completed(a_written_local_review())


def completed(written: LocalReview) -> LocalReview:
    """One that is written, signed and passed on."""
    review = a_signed_local_review(written)
    local_reviews.complete(
        review,
        completed_on=TODAY,
        passed_on="A briefing for every night service.",
        by=office_of(review),
        at=NOON,
        expected_version=as_seen(review),
    )
    return its_local(review)


def a_withdrawn_local_review() -> LocalReview:
    review = a_written_local_review()
    local_reviews.withdraw(
        review,
        by=office_of(review),
        at=NOON,
        expected_version=as_seen(review),
        note="A practice review is held.",
    )
    return its_local(review)


STATUS = LocalReview.Status
LOCAL_AT = {
    STATUS.OPEN: a_written_local_review,
    STATUS.WITH_PARTNERS: a_local_review_with_partners,
    STATUS.SIGNED: a_signed_local_review,
    STATUS.COMPLETED: a_completed_local_review,
    STATUS.WITHDRAWN: a_withdrawn_local_review,
}
