"""A case of the demo that is serious but not notifiable: its local learning review is under way."""

from datetime import date

from governance.people.models import User
from governance.rules.workdays import add_working_days
from lscp.demo.cases import DELEGATES, HEALTH, LOCALLY, WORDS, Days, fresh, give_views, refer
from reviews.cases.models import Case, Child, LocalReview, Recommendation
from reviews.cases.operations import local_reviews, recommendations, screening

SAID = WORDS["local"]
DECIDED, LENGTH = 71, 95
"""How many working days ago it was decided, and in how many it is to be completed: the partners
agreed the day, since no source states one."""


def load_local_review(everybody: dict[str, User], *, today: date) -> None:
    """It has met; what was found and learned is being written."""
    days = Days(everybody, today)
    review = opened(days, screened(days))
    written(days, review)


def screened(days: Days) -> Case:
    """All three partners would learn from it locally."""
    children = [{"alias": "Child A", "age_band": Child.AgeBand.FROM_11}]
    record = refer(
        days, "health.lead", 78, "local", (), children, cause=Case.Cause.NOT_KNOWN, proceedings=()
    )
    views = {name: (LOCALLY, SAID[name]) for name in ("council", "police", "health")}
    give_views(days, record, 76, **views)
    screening.find_local(fresh(record), note=SAID["why"], **days.by("manager", 74))
    return fresh(record)


def its_local(record: Case) -> LocalReview:
    found = fresh(record)
    found.local_review.case = found
    return found.local_review


def opened(days: Days, record: Case) -> LocalReview:
    """Led by the health board’s delegate, to be completed by a day that was agreed."""
    decided_on = days.day(DECIDED)
    local_reviews.open_local(
        record,
        decided_on=decided_on,
        due_on=add_working_days(decided_on, LENGTH),
        **days.by("manager", DECIDED - 1),
    )
    review = its_local(record)
    local_reviews.name_lead(
        review,
        lead=days.everybody[DELEGATES[HEALTH]],
        expected_version=review.version,
        **days.by("manager", 66),
    )
    return its_local(record)


def written(days: Days, review: LocalReview) -> None:
    """Its terms and its meeting by who leads it; one recommendation is clear already."""
    lead = DELEGATES[HEALTH]
    terms = {name: SAID[name] for name in ("terms", "method")}
    local_reviews.set_terms(review, terms, expected_version=review.version, **days.by(lead, 58))
    review = its_local(review.case)
    met = {"meeting_on": days.day(14), "present": SAID["present"], "discussion": SAID["discussion"]}
    local_reviews.record_meeting(review, met, expected_version=review.version, **days.by(lead, 12))
    review = its_local(review.case)
    local_reviews.write_findings(
        review,
        {"good_practice": SAID["good_practice"]},
        expected_version=review.version,
        **days.by(lead, 6),
    )
    recommendations.recommend(
        fresh(review.case),
        review=Recommendation.Review.LOCAL,
        text=SAID["recommendation"],
        why=SAID["because"],
        **days.by("manager", 5),
    )
