"""Any order of operations by anybody named: none sends early, signs for another, notifies twice."""

from collections import Counter
from collections.abc import Callable

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st

from governance.core.errors import Refused
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.signatures.models import Signature
from reviews.cases.models import Case, RapidReview
from reviews.cases.operations import cases, panel, rapid_reviews, screening
from tests.scenarios import cases as scenarios
from tests.scenarios.cases import its_review
from tests.scenarios.returns import NOON, SCHEDULE, a_person, acting, an_administrator, as_seen

pytestmark = pytest.mark.django_db
Attempt = Callable[[Case, Actor], object]
NOTE = "Agreed by telephone."
SENT_ON = NOTIFIED_ON = NOON.date()


def think(case: Case, by: Actor, view: str) -> None:
    """Each partner's view that this person may give; refused where they may give none."""
    own = [entry for entry in case.people.all() if entry.person_id == by.user_id]
    bodies = scenarios.the_partners()
    spoken_for = [each.organisation for each in own if each.role == "partner"]
    for body in spoken_for or bodies.values():
        screening.give_view(case, body, view=view, reason="So.", by=by, at=NOON)


def seen(record) -> dict:
    return {"at": NOON, "expected_version": as_seen(record)}


def of_review(verb: Callable[..., object], **given) -> Attempt:
    def attempt(case: Case, by: Actor) -> None:
        review = its_review(case)
        verb(review, by=by, **seen(review), **given)

    return attempt


ATTEMPTS: dict[str, Attempt] = {
    "think_so": lambda case, by: think(case, by, scenarios.NOTIFY),
    "think_not": lambda case, by: think(case, by, scenarios.DO_NOT),
    "dispute": lambda case, by: screening.dispute(case, by=by, at=NOON, note=NOTE),
    "find": lambda case, by: screening.find_notifiable(case, by=by, at=NOON, note=NOTE),
    "find_local": lambda case, by: screening.find_local(case, by=by, at=NOON, note=NOTE),
    "notify": lambda case, by: screening.notify(
        case,
        notified_on=NOTIFIED_ON,
        outside_reference="SIN-1",
        proof="There.",
        by=by,
        **seen(case),
    ),
    "withdraw": lambda case, by: screening.withdraw(case, by=by, note=NOTE, **seen(case)),
    "close": lambda case, by: cases.close(case, by=by, note=NOTE, **seen(case)),
    "to_partners": of_review(rapid_reviews.send_to_partners),
    "sign": of_review(rapid_reviews.sign),
    "dissent": of_review(rapid_reviews.dissent, note=NOTE),
    "send": of_review(rapid_reviews.send, sent_on=SENT_ON, receipt="Acknowledged."),
    "take_back": lambda case, by: rapid_reviews.send_back(
        its_review(case), by=by, at=NOON, note=NOTE
    ),
    "write": lambda case, by: rapid_reviews.record_meeting(
        its_review(case),
        {"facts": f"Account {its_review(case).version}."},
        by=by,
        at=NOON,
        expected_version=its_review(case).version,
    ),
    "reply": lambda case, by: panel.record_response(
        its_review(case), kind="asks_more", received_on=SENT_ON, text="", by=by, at=NOON
    ),
}
"""What anybody may try; whoever may not is refused."""


def attempt(case: Case, name: str, by: Actor) -> None:
    """One attempt; when refused it leaves no line."""
    before = TrailEntry.objects.count()
    try:
        with transaction.atomic():
            ATTEMPTS[name](scenarios.fresh(case), by)
    except (Refused, ValidationError, RapidReview.DoesNotExist):
        assert TrailEntry.objects.count() == before


def assert_lawful(case: Case) -> None:
    case = scenarios.fresh(case)
    said = Counter(line.verb for line in TrailEntry.objects.about(case))
    assert said["notify"] <= 1
    assert said["notify"] == (case.notified_on is not None)
    assert RapidReview.objects.filter(case=case).count() == said["notify"]
    if case.has_rapid_review:
        assert_signed_by_their_own(its_review(case))


def assert_signed_by_their_own(review: RapidReview) -> None:
    rows = Signature.objects.about(review).select_related("seat")
    answered = [row for row in rows if row.status != Signature.Status.ASKED]
    for row in answered:
        assert row.seat.appointments.filter(person=row.signed_by_id).exists()
    last = [row for row in answered if row.round == review.round]
    assert {row.content_hash for row in last} <= {review.content_hash}
    if review.status in (RapidReview.Status.SIGNED, RapidReview.Status.SENT):
        assert len(last) == 3
    assert (review.status == RapidReview.Status.SENT) == (review.sent_at is not None)
    assert review.sent_at is None or review.deadline.status == "met"


def everybody_near(case: Case) -> list[Actor]:
    """The three partners, who co-ordinates, who contributes, and some who are not on the list."""
    named = [*scenarios.name_partners(case).values(), scenarios.its_coordinator(case)]
    others = [case.referred_by, a_person(), an_administrator()]
    return [*map(acting, named + others), SCHEDULE]


COUNCIL, POLICE, BOARD, OFFICE, LEAD = range(5)
ALL_SIGN = [("to_partners", OFFICE), ("sign", COUNCIL), ("sign", POLICE)]


BY_PARTNERS = ("sign", "dissent", "think_so", "think_not")
OFFERED = [
    *((verb, partner) for verb in BY_PARTNERS for partner in (COUNCIL, POLICE, BOARD)),
    *((verb, OFFICE) for verb in ATTEMPTS if verb not in ("sign", "dissent")),
]
"""What the pages offer to whom, at one time or another."""


def walks(people: list[Actor]) -> st.SearchStrategy[list[tuple[str, int]]]:
    """Mostly what is offered, now and then anything by anybody."""
    anything = st.tuples(st.sampled_from(sorted(ATTEMPTS)), st.integers(0, len(people) - 1))
    offered = st.sampled_from(OFFERED)
    return st.lists(st.one_of(offered, offered, anything), max_size=12)


def test_no_order_of_attempts_on_a_new_case_notifies_twice_or_unasked():
    case = scenarios.a_referred_case()
    people = everybody_near(case)

    @hypothesis.settings(max_examples=30, deadline=None)
    @hypothesis.given(walks(people))
    @hypothesis.example([("think_so", OFFICE), ("find", OFFICE), ("notify", OFFICE)] * 2)
    @hypothesis.example([("think_so", COUNCIL), ("find", OFFICE), ("notify", LEAD)])
    @hypothesis.example([("think_not", POLICE), ("think_so", COUNCIL), ("find", OFFICE)])
    @hypothesis.example(
        [
            ("think_not", POLICE),
            ("think_so", COUNCIL),
            ("dispute", OFFICE),
            ("find", OFFICE),
            ("notify", OFFICE),
            ("withdraw", OFFICE),
            ("notify", OFFICE),
        ]
    )
    def walk(attempts: list[tuple[str, int]]) -> None:
        with transaction.atomic():
            for name, person in attempts:
                attempt(case, name, people[person])
            assert_lawful(case)
            transaction.set_rollback(True)

    walk()


def test_no_order_of_attempts_on_a_rapid_review_sends_it_early_or_signs_for_another():
    case = scenarios.a_written_review().case
    people = everybody_near(case)

    @hypothesis.settings(max_examples=30, deadline=None)
    @hypothesis.given(walks(people))
    @hypothesis.example([*ALL_SIGN, ("send", OFFICE)])
    @hypothesis.example([*ALL_SIGN, ("dissent", BOARD), ("send", OFFICE), ("reply", OFFICE)])
    @hypothesis.example(
        [*ALL_SIGN, ("take_back", OFFICE), ("to_partners", OFFICE), ("sign", BOARD)]
    )
    @hypothesis.example([*ALL_SIGN, ("sign", OFFICE), ("sign", LEAD), ("send", OFFICE)])
    @hypothesis.example([*ALL_SIGN, ("withdraw", OFFICE), ("sign", BOARD), ("send", OFFICE)])
    @hypothesis.example([*ALL_SIGN, ("sign", BOARD), ("send", OFFICE), ("withdraw", OFFICE)])
    def walk(attempts: list[tuple[str, int]]) -> None:
        with transaction.atomic():
            for name, person in attempts:
                attempt(case, name, people[person])
            assert_lawful(case)
            transaction.set_rollback(True)

    walk()
