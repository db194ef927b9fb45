"""The oldest case of the demo: its rapid review decided for a practice review, now under way."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from governance.people.models import Organisation, User
from lscp.demo.cases import (
    COUNCIL,
    DELEGATES,
    HEALTH,
    NOTIFY,
    POLICE,
    WORDS,
    Days,
    fresh,
    give_views,
    notify,
    refer,
    review_of,
    write_meeting,
)
from reviews.cases.models import Child, PracticeReview, RapidReview
from reviews.cases.operations import (
    practice_parts,
    practice_reviews,
    rapid_reviews,
    reviewers,
)

SAID = WORDS["practice"]


def load_practice_review(everybody: dict[str, User], *, today: date) -> None:
    """Decided five months ago; the last check of time and quality is overdue."""
    days = Days(everybody, today)
    review = decided(days, UNDER_WAY)
    chosen(days, review, UNDER_WAY)
    gone_on(days, its_practice(review))


def its_practice(review: PracticeReview) -> PracticeReview:
    found = fresh(review.case)
    found.practice_review.case = found
    return found.practice_review


@dataclass(frozen=True)
class Told:
    """A case whose rapid review decided for a practice review: what is told of it, and when."""

    words: str
    """Its key in the words of the demo."""
    referred: int
    """Working days ago; everything else follows so many days later."""
    reference: str
    band: str
    theme: str
    why: str
    """What each partner says of notifying it."""
    present: str

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = WORDS[self.words]
        return found

    def ago(self, later: int) -> int:
        """Of the day so many working days after the referral."""
        return self.referred - later


UNDER_WAY = Told(
    words="practice",
    referred=115,
    reference="SIN-DEMO-0288",
    band=Child.AgeBand.FROM_1,
    theme="neglect",
    why="The burns are serious, and neglect is suspected.",
    present="City council, police, integrated care board, hospital, nursery",
)


def decided(days: Days, told: Told) -> PracticeReview:
    """From the referral to the rapid review that was sent, which commissions it."""
    children = [{"alias": "Child A", "age_band": told.band}]
    record = refer(days, "health.lead", told.referred, told.words, (told.theme,), children)
    agreed = (NOTIFY, told.why)
    give_views(days, record, told.ago(1), council=agreed, police=agreed, health=agreed)
    met = told.ago(10)
    review = notify(days, record, told.ago(2), told.reference)
    write_meeting(days, review, met, told.words, meeting_on=days.day(met), present=told.present)
    for code, reason in told.said["criteria"].items():
        finding = "met" if code in ("reg-11-a", "reg-11-c") else "not_met"
        rapid_reviews.consider(
            review_of(record), code, finding=finding, reason=reason, **days.by("manager", met)
        )
    review = review_of(record)
    words = {"decision": RapidReview.Decision.REVIEW, "rationale": told.said["rationale"]}
    rapid_reviews.decide(
        review,
        words | {"instead": ""},
        expected_version=review.version,
        **days.by("manager", told.ago(11)),
    )
    review = review_of(record)
    rapid_reviews.send_to_partners(
        review, expected_version=review.version, **days.by("manager", told.ago(12))
    )
    for body in (COUNCIL, POLICE, HEALTH):
        review = review_of(record)
        rapid_reviews.sign(
            review, expected_version=review.version, **days.by(DELEGATES[body], told.ago(13))
        )
    review = review_of(record)
    rapid_reviews.send(
        review,
        sent_on=days.day(told.ago(14)),
        receipt="Acknowledged by the secretariat the same day.",
        expected_version=review.version,
        **days.by("manager", told.ago(14)),
    )
    return its_practice(fresh(record).practice_review)


def chosen(days: Days, review: PracticeReview, told: Told) -> None:
    """Two were considered by the criteria, and one was appointed and contracted."""
    office = days.by("manager", told.ago(27))
    found = []
    for key in ("chosen", "other"):
        words = {name: text for name, text in told.said[key].items() if name not in ("name", "why")}
        candidate = reviewers.shortlist(review, name=told.said[key]["name"], **office)
        reviewers.assess(
            candidate,
            words | ({"conflict_check": "none"} if key == "chosen" else {}),
            expected_version=candidate.version,
            **office,
        )
        found.append(candidate)
    one, other = found
    reviewers.appoint(
        one,
        appointed_on=days.day(told.ago(30)),
        expected_version=one.version,
        **days.by("manager", told.ago(30)),
    )
    reviewers.set_aside(other, note=told.said["other"]["why"], **days.by("manager", told.ago(30)))
    one.review = its_practice(review)
    reviewers.record_contract(
        one,
        contracted_on=days.day(told.ago(35)),
        expected_version=one.version,
        **days.by("manager", told.ago(35)),
    )


def gone_on(days: Days, review: PracticeReview) -> None:
    """Terms, the family, an event, two checks, a request, a draft, and what it costs."""
    practice_reviews.set_terms(
        review,
        {"terms": SAID["terms"], "method": SAID["method"]},
        expected_version=review.version,
        **days.by("manager", 82),
    )
    involvement = (
        ("family_told", 78),
        ("family_invited", 70),
        ("advocate", 70),
        ("event", 40),
    )
    for kind, ago in involvement:
        practice_parts.involve(
            review,
            kind=kind,
            happened_on=days.day(ago),
            how=SAID["steps"][kind],
            **days.by("manager", ago),
        )
    for name, ago, quality in (("first", 60, "good"), ("second", 32, "concern")):
        practice_parts.check_progress(
            review,
            checked_on=days.day(ago),
            time="good",
            quality=quality,
            text=SAID["checks"][name],
            next_check_on=days.day(ago) + timedelta(days=30),
            **days.by("manager", ago),
        )
    asked = practice_parts.record_request(
        review,
        kind="draft_report",
        asked_on=days.day(24),
        text=SAID["request"]["text"],
        **days.by("manager", 24),
    )
    practice_parts.answer_request(
        asked,
        answered_on=days.day(12),
        answer=SAID["request"]["answer"],
        expected_version=0,
        **days.by("manager", 12),
    )
    practice_reviews.write_report(
        review,
        {"perspective": SAID["perspective"]},
        expected_version=review.version,
        **days.by("manager", 12),
    )
    for delegate in DELEGATES.values():
        practice_parts.give_copy(
            review,
            kind="draft_copy",
            mark="Draft 1",
            reader=days.everybody[delegate],
            given_on=days.day(10),
            **days.by("manager", 10),
        )
    for body in DELEGATES:
        practice_parts.record_cost(
            review,
            organisation=Organisation.objects.get(key=body),
            pence=420_000,
            purpose="A third of the reviewer’s days",
            **days.by("manager", 80),
        )
