"""The pages of cases: for who is named on one, each in their part, and for nobody else at all.

The case was notified, its rapid review sent; the Panel disagreed, and a practice review is under
way, with its reviewer and somebody else on the shortlist.
"""

from collections.abc import Callable
from typing import Any

from reviews.cases.models import CriterionConsidered
from reviews.legacy.models import LegacyReview
from tests.permissions.row import (
    ABOVE,
    BESIDE,
    CHAIRS_OF_ALL,
    HELPERS,
    OFFICE,
    PARTNERS,
    READERS,
    SCRUTINEER,
    Expected,
    Row,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records

COORDINATOR = {"named_coordinator"}
NAMED = COORDINATOR | {"named_partner", "named_contributor", "named_lead", "named_reader"}
REFERRERS = (
    OFFICE
    | CHAIRS_OF_ALL
    | BESIDE
    | {"lead_safeguarding_partner", "delegated_safeguarding_partner", "agency_lead"}
    | {"officer_elsewhere", "lead_elsewhere"}
)
READS: Expected = {200: NAMED}
COORDINATES: Expected = {200: COORDINATOR, 403: NAMED - COORDINATOR}
NOT_NOW: Expected = {409: COORDINATOR, 403: NAMED - COORDINATOR}
GIVES_VIEW: Expected = {
    409: COORDINATOR | {"named_partner"},
    403: {"named_contributor", "named_lead", "named_reader"},
}
"""A partner’s view is given by who speaks for it, or written down by who co-ordinates."""
TELLS: Expected = {
    200: {"named_coordinator", "named_contributor", "named_lead", "named_partner"},
    403: {"named_reader"},
}
"""What happened is told by who speaks for an agency; who reads tells nothing."""
COORDINATOR_ALONE: Expected = {200: COORDINATOR}
NOBODY: Expected = {}
"""A copy is there for the one who asked for it, who is none of these; a request for who receives
referrals and is employed by a body, which is entered of nobody here."""
OFFICES_ANYWHERE = OFFICE | {"officer_beside", "officer_elsewhere"}
SEES_TRENDS = (
    OFFICES_ANYWHERE
    | CHAIRS_OF_ALL
    | {"lead_safeguarding_partner", "delegated_safeguarding_partner", "independent_scrutineer"}
)
SIGNS_NOT: Expected = {403: NAMED}
"""Who is named and holds no seat that signs."""


def of_case(records: Records) -> list[Any]:
    return [records.case.pk]


def of_limit(records: Records) -> list[Any]:
    return [records.case.pk, records.case.notification_deadline_id]


def of_criterion(records: Records) -> list[Any]:
    found = CriterionConsidered.objects.filter(review__case=records.case).earliest("pk")
    return [records.case.pk, found.code]


def of_entry(records: Records) -> list[Any]:
    return [records.case.people.latest("pk").pk]


def of_proceeding(records: Records) -> list[Any]:
    return [records.case.proceedings.get().pk]


def of_response(records: Records) -> list[Any]:
    return [records.case.rapid_review.responses.earliest("pk").pk]


def of_paper(records: Records) -> list[Any]:
    return [records.case.papers.earliest("pk").pk]


def of_paper_form(records: Records) -> list[Any]:
    return [records.case.pk, "pdf"]


def of_practice_form(records: Records) -> list[Any]:
    return [records.case.pk, "practice", "pdf"]


def of_reviewer(records: Records) -> list[Any]:
    return [records.case.practice_review.candidates.get(status="appointed").pk]


def of_candidate(records: Records) -> list[Any]:
    candidates = records.case.practice_review.candidates
    return [candidates.filter(status="shortlisted").earliest("pk").pk]


def of_request(records: Records) -> list[Any]:
    return [records.case.practice_review.requests.earliest("pk").pk]


def of_cost(records: Records) -> list[Any]:
    return [records.case.practice_review.costs.earliest("pk").pk]


def of_recommendation(records: Records) -> list[Any]:
    return [records.case.recommendations.earliest("pk").pk]


def of_earlier(records: Records) -> list[Any]:
    return [LegacyReview.objects.get(partnership=records.partnership).pk]


def of_told(records: Records) -> list[Any]:
    return [records.case.chronology.earliest("pk").pk]


def of_asked(records: Records) -> list[Any]:
    return [records.case.emergencies.filter(status="asked").earliest("pk").pk]


def of_approved(records: Records) -> list[Any]:
    return [records.case.emergencies.filter(status="approved").earliest("pk").pk]


def both_ways(name: str, own: Expected, args: Callable[[Records], list[Any]]) -> list[Row]:
    """Opened, and sent with nothing in it: the form is drawn again for who may."""
    return [
        Row(name=f"reviews:{name}", method=method, own=own, args=args) for method in ("get", "post")
    ]


PAGES: dict[str, Expected] = {
    "case-detail": READS,
    "case-readers": READS,
    "case-edit": COORDINATES,
    "case-dates": COORDINATES,
    "case-editions": COORDINATES,
    "case-child": COORDINATES,
    "case-close": COORDINATES,
    "case-name": COORDINATES,
    "case-tell": COORDINATES,
    "case-withdraw": COORDINATES,
    "case-keep-proof": COORDINATES,
    "case-view": GIVES_VIEW,
    "case-dispute": NOT_NOW,
    "case-notifiable": NOT_NOW,
    "case-not-notifiable": NOT_NOW,
    "case-local": NOT_NOW,
    "case-notify": NOT_NOW,
    "case-recommendations": READS,
    "case-recommend": COORDINATES,
    "case-chronology": READS,
    "entry-add": TELLS,
    "entries-import": TELLS,
    "rapid-detail": READS,
    "rapid-meeting": COORDINATES,
    "rapid-decide": COORDINATES,
    "rapid-send-to-partners": NOT_NOW,
    "rapid-sign": SIGNS_NOT,
    "rapid-dissent": SIGNS_NOT,
    "rapid-send-back": NOT_NOW,
    "rapid-send": NOT_NOW,
    "rapid-response": COORDINATES,
    "practice-detail": READS,
    "practice-commission": NOT_NOW,
    "practice-terms": COORDINATES,
    "practice-report": COORDINATES,
    "practice-next-check": COORDINATES,
    "practice-send-to-partners": COORDINATES,
    "practice-sign": SIGNS_NOT,
    "practice-dissent": SIGNS_NOT,
    "practice-send-back": NOT_NOW,
    "practice-end": COORDINATES,
    "practice-publication": COORDINATES,
    "practice-notice": NOT_NOW,
    "practice-withdraw-notice": NOT_NOW,
    "practice-publish": NOT_NOW,
    "practice-publish-information": NOT_NOW,
    "practice-take-down": NOT_NOW,
    "practice-press": COORDINATES,
    "practice-release": COORDINATES,
    "practice-shortlist": COORDINATES,
    "practice-involve": COORDINATES,
    "practice-check": COORDINATES,
    "practice-request": COORDINATES,
    "practice-copy": COORDINATES,
    "practice-cost": COORDINATES,
    "local-detail": READS,
    "local-open": NOT_NOW,
    "local-lead": COORDINATES,
    "local-terms": COORDINATES,
    "local-day": COORDINATES,
    "local-meeting": COORDINATES,
    "local-findings": COORDINATES,
    "local-send-to-partners": COORDINATES,
    "local-sign": SIGNS_NOT,
    "local-dissent": SIGNS_NOT,
    "local-send-back": NOT_NOW,
    "local-complete": NOT_NOW,
    "local-withdraw": COORDINATES,
}
"""Every page whose address holds the case alone, and who gets what there."""

SEES_EARLIER = (
    OFFICE | PARTNERS | SCRUTINEER | HELPERS | READERS | ABOVE | {"agency_lead", "chair_beside"}
)
LEGACY = (
    for_everybody("reviews:legacy-list"),
    own_only("reviews:legacy-detail", {200: SEES_EARLIER}, args=of_earlier),
    own_only("reviews:legacy-remove", {200: OFFICE, 403: SEES_EARLIER - OFFICE}, args=of_earlier),
    Row(
        name="reviews:legacy-import",
        own={200: OFFICES_ANYWHERE},
        others=403,
        is_about_records=False,
    ),
    Row(
        name="reviews:legacy-import-confirm",
        method="post",
        own={302: OFFICES_ANYWHERE},
        others=403,
        is_about_records=False,
    ),
)

ONLY_READ = {
    "case-detail",
    "case-readers",
    "case-recommendations",
    "case-chronology",
    "rapid-detail",
    "practice-detail",
    "local-detail",
}
"""Pages to which nothing is sent: they refuse it to everybody (``tests/reviews/test_readings``)."""


def of_a_case(name: str, own: Expected) -> list[Row]:
    if name in ONLY_READ:
        return [Row(name=f"reviews:{name}", own=own, args=of_case)]
    return both_ways(name, own, of_case)


ROWS = (
    for_everybody("reviews:case-list"),
    Row(name="reviews:case-refer", own={200: REFERRERS}, others=403, is_about_records=False),
    *(row for name, own in PAGES.items() for row in of_a_case(name, own)),
    Row(name="reviews:case-trends", own={200: SEES_TRENDS}, others=403, is_about_records=False),
    for_everybody("reviews:emergency-list"),
    Row(
        name="reviews:emergency-ask",
        own={200: OFFICES_ANYWHERE | {"delegated_safeguarding_partner"}},
        others=403,
        is_about_records=False,
    ),
    *both_ways("emergency-approve", NOBODY, of_asked),
    *both_ways("emergency-end", COORDINATOR_ALONE, of_approved),
    *both_ways("paper-detail", NOBODY, of_paper),
    *both_ways("case-paper", {302: NAMED}, of_paper_form),
    *both_ways("practice-paper", {302: NAMED}, of_practice_form),
    *both_ways("local-paper", {302: NAMED}, of_paper_form),
    *both_ways("entry-remove", TELLS, of_told),
    *both_ways("case-overrun", COORDINATES, of_limit),
    *both_ways("person-end", COORDINATES, of_entry),
    *both_ways("proceeding-end", COORDINATES, of_proceeding),
    *both_ways("rapid-consider", NOT_NOW, of_criterion),
    *both_ways("response-answer", COORDINATES, of_response),
    *both_ways("response-keep-letter", COORDINATES, of_response),
    Row(name="reviews:case-proof", own=READS, args=of_case),
    Row(name="reviews:response-letter", own=READS, args=of_response),
    *both_ways("reviewer-assess", COORDINATES, of_candidate),
    *both_ways("reviewer-appoint", COORDINATES, of_candidate),
    *both_ways("reviewer-set-aside", COORDINATES, of_candidate),
    *both_ways("reviewer-remove", COORDINATES, of_reviewer),
    *both_ways("reviewer-contract", COORDINATES, of_reviewer),
    *both_ways("request-answer", COORDINATES, of_request),
    *both_ways("cost-strike", COORDINATES, of_cost),
    *both_ways("recommendation-edit", COORDINATES, of_recommendation),
    *both_ways("recommendation-raise", COORDINATES, of_recommendation),
    *both_ways("recommendation-open", COORDINATES, of_recommendation),
    *LEGACY,
)
