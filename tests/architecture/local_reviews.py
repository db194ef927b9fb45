"""Local learning reviews in the tables of the laws: how each verb is done, what each must say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from reviews.cases.forms import local_reviews as forms
from reviews.cases.models import LocalReview
from reviews.cases.operations import local_reviews
from tests.scenarios import cases as case_scenarios
from tests.scenarios import local_reviews as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

KIND = "reviews.localreview"
Do = Callable[[Any, Actor], object]
office_of = scenarios.office_of


def sign_by_all(review: LocalReview, by: Actor) -> None:
    for person in case_scenarios.name_partners(review.case).values():
        local_reviews.sign(review, by=acting(person), at=NOON, expected_version=as_seen(review))


def dissent_by_all(review: LocalReview, by: Actor) -> None:
    for person in case_scenarios.name_partners(review.case).values():
        local_reviews.dissent(
            review,
            by=acting(person),
            at=NOON,
            expected_version=as_seen(review),
            note="It says too little.",
        )


LOCAL_MOVES: dict[str, Do] = {
    "send_to_partners": lambda review, by: local_reviews.send_to_partners(
        review, by=by, at=NOON, expected_version=as_seen(review)
    ),
    "sign": sign_by_all,
    "dissent": dissent_by_all,
    "send_back": lambda review, by: local_reviews.send_back(
        review, by=by, at=NOON, note="A page is wrong."
    ),
    "complete": lambda review, by: local_reviews.complete(
        review,
        completed_on=TODAY,
        passed_on="A briefing.",
        by=by,
        at=NOON,
        expected_version=as_seen(review),
    ),
    "withdraw": lambda review, by: local_reviews.withdraw(
        review, by=by, at=NOON, expected_version=as_seen(review), note="Held elsewhere."
    ),
}


def by_office(do: Do) -> Callable[[Any], object]:
    """The same by whoever co-ordinates the case."""

    def done(review: LocalReview) -> object:
        return do(review, office_of(review))

    return done


MOVES = {KIND: {verb: by_office(do) for verb, do in LOCAL_MOVES.items()}}


def writes(verb: Callable[..., object], changes: dict[str, Any]) -> Do:
    return lambda review, by: verb(review, changes, by=by, at=NOON, expected_version=review.version)


EDITS: dict[str, Do] = {
    "name_lead": lambda review, by: local_reviews.name_lead(
        review,
        lead=case_scenarios.its_coordinator(review.case),
        by=by,
        at=NOON,
        expected_version=review.version,
    ),
    "set_terms": writes(local_reviews.set_terms, scenarios.TERMS),
    "set_day": lambda review, by: local_reviews.set_day(
        review,
        due_on=TODAY + timedelta(days=90),
        by=by,
        at=NOON,
        expected_version=review.version,
        note="Two agencies ask for it.",
    ),
    "record_meeting": writes(local_reviews.record_meeting, scenarios.MEETING),
    "write_findings": writes(local_reviews.write_findings, scenarios.FINDINGS),
}


def edited(do: Do) -> Callable[[], Model]:
    """The review that an edit was just done to."""

    def record() -> Model:
        found = scenarios.a_local_review()
        by_office(do)(found)
        return found

    return record


BEGUN = {
    KIND: {
        "open_local": scenarios.a_local_review,
        **{verb: edited(do) for verb, do in EDITS.items()},
    }
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    KIND: {
        "send_to_partners": (("open",), "with_partners"),
        "sign": (("with_partners",), "signed"),
        "dissent": (("with_partners",), "signed"),
        "send_back": (("with_partners", "signed"), "open"),
        "complete": (("signed",), "completed"),
        "withdraw": (("open", "with_partners", "signed"), "withdrawn"),
    }
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {KIND: ({"open_local"}, set(EDITS))}
IRREVERSIBLE = {KIND: {"send_to_partners", "sign", "dissent", "complete", "withdraw"}}
IRREVERSIBLE_OPERATIONS = (
    local_reviews.send_to_partners,
    local_reviews.sign,
    local_reviews.dissent,
    local_reviews.complete,
    local_reviews.withdraw,
)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{f"{KIND}.{name}": [(forms.LocalTermsForm, name)] for name in scenarios.TERMS},
    **{f"{KIND}.{name}": [(forms.LocalMeetingForm, name)] for name in ("present", "discussion")},
    **{f"{KIND}.{name}": [(forms.FindingsForm, name)] for name in scenarios.FINDINGS},
    f"{KIND}.passed_on": [(forms.CompleteLocalForm, "passed_on")],
}
"""Every text of a local learning review about people, and the forms it comes from."""
UNLIT = {
    f"reviews:local-{name}"
    for name in (
        "complete",
        "day",
        "detail",
        "dissent",
        "findings",
        "lead",
        "meeting",
        "open",
        "paper",
        "send-back",
        "send-to-partners",
        "sign",
        "terms",
        "withdraw",
    )
}
"""The pages that light no entry of the navigation: cases are reached from the foot of a page."""
