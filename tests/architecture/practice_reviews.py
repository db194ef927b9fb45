"""Practice reviews in the tables of the laws: how each verb is done, and what each must say."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from reviews.cases.forms import practice_parts as part_forms
from reviews.cases.forms import practice_reviews as forms
from reviews.cases.models import PracticeReview, ReviewerCandidate
from reviews.cases.operations import (
    practice_parts,
    practice_reviews,
    publication,
    reviewers,
)
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

Do = Callable[[Any, Actor], object]
office_of = scenarios.office_of


def begin(review: PracticeReview, by: Actor) -> None:
    """With a reviewer who was appointed some other way."""
    if not review.candidates.filter(status="appointed").exists():
        factories.ReviewerCandidateFactory(
            review=review,
            status=ReviewerCandidate.Status.APPOINTED,
            independence="Never worked here.",
            conflict_check="none",
            appointed_on=TODAY,
            appointed_at=NOON,
            appointed_by_id=by.user_id,
        )
    practice_reviews.begin(review, by=by, at=NOON)


def send_to_partners(review: PracticeReview, by: Actor) -> None:
    """All that is signed is written first, where it still can be."""
    if review.is_under_way and not review.improvements:
        scenarios.write_all(review)
        review.refresh_from_db()
    practice_reviews.send_to_partners(review, by=by, at=NOON, expected_version=as_seen(review))


def sign_by_all(review: PracticeReview, by: Actor) -> None:
    for person in case_scenarios.name_partners(review.case).values():
        practice_reviews.sign(review, by=acting(person), at=NOON, expected_version=as_seen(review))


def dissent_by_all(review: PracticeReview, by: Actor) -> None:
    for person in case_scenarios.name_partners(review.case).values():
        practice_reviews.dissent(
            review,
            by=acting(person),
            at=NOON,
            expected_version=as_seen(review),
            note="It says too little.",
        )


def publish(review: PracticeReview, by: Actor, verb: str = "publish") -> None:
    at = scenarios.later(scenarios.ENOUGH)
    getattr(publication, verb)(
        review,
        published_on=at.date(),
        address=scenarios.ADDRESS,
        by=by,
        at=at,
        expected_version=as_seen(review),
    )


def publish_information(review: PracticeReview, by: Actor) -> None:
    if review.status == PracticeReview.Status.NOTICE_GIVEN:
        words = {"withheld_reason": "A brother.", "information": "One list."}
        PracticeReview.objects.filter(pk=review.pk).update(is_withheld=True, **words)
        review.refresh_from_db()
    publish(review, by, "publish_information")


PRACTICE_MOVES: dict[str, Do] = {
    "begin": begin,
    "await_reviewer": lambda review, by: practice_reviews.await_reviewer(review, by=by, at=NOON),
    "send_to_partners": send_to_partners,
    "sign": sign_by_all,
    "dissent": dissent_by_all,
    "send_back": lambda review, by: practice_reviews.send_back(
        review, by=by, at=NOON, note="A page is wrong."
    ),
    "give_notice": lambda review, by: publication.give_notice(
        review,
        panel_told_on=TODAY,
        secretary_told_on=TODAY,
        receipt="Both acknowledged it.",
        by=by,
        at=NOON,
        expected_version=as_seen(review),
    ),
    "withdraw_notice": lambda review, by: publication.withdraw_notice(
        review, by=by, at=NOON, note="A page is wrong."
    ),
    "publish": publish,
    "publish_information": publish_information,
    "end": lambda review, by: practice_reviews.end(
        review, by=by, at=NOON, expected_version=as_seen(review), note="A national one is held."
    ),
}
CANDIDATE_MOVES: dict[str, Do] = {
    "appoint": lambda one, by: reviewers.appoint(
        one, appointed_on=TODAY, by=by, at=NOON, expected_version=as_seen(one)
    ),
    "set_aside": lambda one, by: reviewers.set_aside(
        one, by=by, at=NOON, note="Another fits better."
    ),
    "remove": lambda one, by: reviewers.remove(
        one, by=by, at=NOON, expected_version=as_seen(one), note="Ill for long."
    ),
}


def by_office(do: Do) -> Callable[[Any], object]:
    """The same by whoever co-ordinates the case."""

    def done(record: Any) -> object:
        return do(record, office_of(getattr(record, "review", record)))

    return done


MOVES = {
    "reviews.practicereview": {verb: by_office(do) for verb, do in PRACTICE_MOVES.items()},
    "reviews.reviewercandidate": {verb: by_office(do) for verb, do in CANDIDATE_MOVES.items()},
}


def long_public(public: PracticeReview | None = None) -> PracticeReview:
    """Published two years ago."""
    review = public or scenarios.a_published_review()
    PracticeReview.objects.filter(pk=review.pk).update(
        panel_told_on=date(2023, 9, 1),
        secretary_told_on=date(2023, 9, 1),
        publishable_from=date(2023, 9, 12),
        published_on=date(2023, 9, 12),
        public_until=date(2024, 9, 12),
    )
    return scenarios.its_practice(review)


def with_press_lines() -> PracticeReview:
    review = scenarios.a_review_under_way()
    write_press_lines(review, office_of(review))
    return scenarios.its_practice(review)


def write_press_lines(review: PracticeReview, by: Actor) -> None:
    publication.write_press_lines(
        review,
        {"press_lines": "We are sorry."},
        by=by,
        at=NOON,
        expected_version=review.version,
    )


EDITS: dict[str, dict[str, tuple[Callable[[], Model], Do]]] = {
    "reviews.practicereview": {
        "set_terms": (
            scenarios.a_review_under_way,
            lambda review, by: practice_reviews.set_terms(
                review,
                {"terms": "What was known."},
                by=by,
                at=NOON,
                expected_version=review.version,
            ),
        ),
        "plan_check": (
            scenarios.a_review_under_way,
            lambda review, by: practice_reviews.plan_check(
                review,
                next_check_on=TODAY + timedelta(days=30),
                by=by,
                at=NOON,
                expected_version=review.version,
            ),
        ),
        "write_report": (
            scenarios.a_review_under_way,
            lambda review, by: practice_reviews.write_report(
                review, scenarios.WRITTEN, by=by, at=NOON, expected_version=review.version
            ),
        ),
        "count_again": (
            scenarios.a_review_under_way,
            lambda review, by: practice_reviews.count_again(
                review, edition="wt2018", by=by, at=NOON, note="Begun under it."
            ),
        ),
        "decide_publication": (
            scenarios.a_signed_report,
            lambda review, by: publication.decide_publication(
                review, scenarios.WITHHELD, by=by, at=NOON, expected_version=review.version
            ),
        ),
        "write_press_lines": (scenarios.a_review_under_way, write_press_lines),
        "release_press_lines": (
            with_press_lines,
            lambda review, by: publication.release_press_lines(
                review, by=by, at=NOON, expected_version=review.version
            ),
        ),
        "take_down": (
            long_public,
            lambda review, by: publication.take_down(
                review, taken_down_on=TODAY, by=by, at=NOON, expected_version=review.version
            ),
        ),
    },
    "reviews.reviewercandidate": {
        "assess": (
            scenarios.a_candidate,
            lambda one, by: reviewers.assess(
                one, scenarios.KNOWN, by=by, at=NOON, expected_version=one.version
            ),
        ),
        "record_contract": (
            scenarios.a_reviewer,
            lambda one, by: reviewers.record_contract(
                one, contracted_on=TODAY, by=by, at=NOON, expected_version=one.version
            ),
        ),
    },
    "reviews.writtenrequest": {
        "answer_request": (
            scenarios.a_request,
            lambda one, by: practice_parts.answer_request(
                one, answered_on=TODAY, answer="It came.", by=by, at=NOON, expected_version=0
            ),
        ),
    },
    "reviews.reviewcost": {
        "strike_cost": (
            scenarios.a_cost,
            lambda one, by: practice_parts.strike_cost(one, by=by, at=NOON),
        ),
    },
}
"""Each edit: the situation in which it is done, and how."""


def edited(make: Callable[[], Model], do: Do) -> Callable[[], Model]:
    """The record that an edit was just done to."""

    def record() -> Model:
        found = make()
        by_office(do)(found)
        return found

    return record


MADE: dict[str, dict[str, Callable[[], Model]]] = {
    "reviews.practicereview": {"commission": scenarios.a_practice_review},
    "reviews.reviewercandidate": {"shortlist": scenarios.a_candidate},
    "reviews.involvement": {"involve": scenarios.a_step},
    "reviews.progresscheck": {"check_progress": scenarios.a_check},
    "reviews.writtenrequest": {"record_request": scenarios.a_request},
    "reviews.draftcopy": {"give_copy": scenarios.a_copy},
    "reviews.reviewcost": {"record_cost": scenarios.a_cost},
}
BEGUN = {
    kind: made | {verb: edited(make, do) for verb, (make, do) in EDITS.get(kind, {}).items()}
    for kind, made in MADE.items()
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "reviews.practicereview": {
        "begin": (("commissioned",), "under_way"),
        "await_reviewer": (("under_way",), "commissioned"),
        "send_to_partners": (("under_way",), "with_partners"),
        "sign": (("with_partners",), "signed"),
        "dissent": (("with_partners",), "signed"),
        "send_back": (("with_partners", "signed"), "under_way"),
        "give_notice": (("signed",), "notice_given"),
        "withdraw_notice": (("notice_given",), "signed"),
        "publish": (("notice_given",), "published"),
        "publish_information": (("notice_given",), "not_published"),
        "end": (
            ("commissioned", "under_way", "with_partners", "signed", "notice_given"),
            "ended",
        ),
    },
    "reviews.reviewercandidate": {
        "appoint": (("shortlisted",), "appointed"),
        "set_aside": (("shortlisted",), "set_aside"),
        "remove": (("appointed",), "removed"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "reviews.practicereview": (
        {"commission"},
        {
            "set_terms",
            "plan_check",
            "write_report",
            "count_again",
            "decide_publication",
            "write_press_lines",
            "release_press_lines",
            "take_down",
        },
    ),
    "reviews.reviewercandidate": ({"shortlist"}, {"assess", "record_contract"}),
    "reviews.involvement": ({"involve"}, set()),
    "reviews.progresscheck": ({"check_progress"}, set()),
    "reviews.writtenrequest": ({"record_request"}, {"answer_request"}),
    "reviews.draftcopy": ({"give_copy"}, set()),
    "reviews.reviewcost": ({"record_cost"}, {"strike_cost"}),
}
IRREVERSIBLE = {
    "reviews.practicereview": {
        "send_to_partners",
        "sign",
        "dissent",
        "give_notice",
        "publish",
        "publish_information",
        "end",
    },
    "reviews.reviewercandidate": {"appoint", "remove"},
}
IRREVERSIBLE_OPERATIONS = (
    practice_reviews.send_to_partners,
    practice_reviews.sign,
    practice_reviews.dissent,
    practice_reviews.end,
    publication.give_notice,
    publication.publish,
    publication.publish_information,
    reviewers.appoint,
    reviewers.remove,
)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    "reviews.practicereview.reason": [(forms.CommissionForm, "reason")],
    **{f"reviews.practicereview.{name}": [(forms.TermsForm, name)] for name in ("terms", "method")},
    **{
        f"reviews.practicereview.{name}": [(forms.ReportForm, name)]
        for name in ("perspective", "analysis", "improvements", "report_place")
    },
    **{
        f"reviews.practicereview.{name}": [(forms.PublicationForm, name)]
        for name in ("withheld_reason", "information")
    },
    "reviews.practicereview.receipt": [(forms.NoticeForm, "receipt")],
    "reviews.practicereview.press_lines": [(forms.PressForm, "press_lines")],
    **{
        f"reviews.reviewercandidate.{name}": [(forms.AssessForm, name)]
        for name in ("previous_work", "recommendations", "interview", "independence")
    },
    "reviews.involvement.how": [(part_forms.InvolveForm, "how")],
    "reviews.progresscheck.text": [(part_forms.CheckForm, "text")],
    "reviews.writtenrequest.text": [(part_forms.RequestForm, "text")],
    "reviews.writtenrequest.answer": [(part_forms.RequestAnswerForm, "answer")],
    "reviews.draftcopy.mark": [(partial(part_forms.CopyForm, readers=()), "mark")],
    "reviews.reviewcost.purpose": [(partial(part_forms.CostForm, organisations=()), "purpose")],
}
"""Every text of a practice review about people, and the forms it comes from."""
NOT_WRITTEN_ABOUT_CHILDREN = {
    "reviews.reviewercandidate.name": "the name of a professional, who is named in the report",
}
UNLIT = {
    "reviews:cost-strike",
    "reviews:request-answer",
    *(
        f"reviews:reviewer-{name}"
        for name in ("appoint", "assess", "contract", "remove", "set-aside")
    ),
    *(
        f"reviews:practice-{name}"
        for name in (
            "check",
            "commission",
            "copy",
            "cost",
            "detail",
            "dissent",
            "end",
            "involve",
            "next-check",
            "notice",
            "press",
            "publication",
            "publish",
            "publish-information",
            "release",
            "report",
            "request",
            "send-back",
            "send-to-partners",
            "shortlist",
            "sign",
            "take-down",
            "terms",
            "withdraw-notice",
        )
    ),
}
"""The pages that light no entry of the navigation: cases are reached from the foot of a page."""
