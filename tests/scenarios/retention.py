"""Situations of retention: what falls due, what is held, what two people deleted."""

from datetime import datetime, timedelta
from typing import Any

from governance.core.roles import Actor, Capacity
from governance.people.models import User
from governance.retention.models import Disposal, DueRecord, LegalHold
from governance.retention.operations import disposals, holds
from governance.retention.operations import due as due_round
from reviews.cases.models import Case
from reviews.legacy.models import LegacyReview
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as case_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios.returns import NOON, acting, as_seen

LONG_BEFORE = NOON - timedelta(days=400)
A_LIFE_ON = NOON.replace(year=NOON.year + 76)
"""When a record that was closed at noon falls due, by the shipped schedule."""


def an_officer(partnership: Any, capacity: Capacity = Capacity.BOARD_OFFICER) -> User:
    """Somebody else of the office each time."""
    seat = factories.SeatFactory(
        group=None, partnership=partnership, participation=None, capacity=capacity
    )
    return factories.AppointmentFactory(seat=seat).person


def later(person: User, at: datetime) -> Actor:
    return acting(person, on=at.date())


@reached_once
def a_due_review(at: datetime = NOON) -> DueRecord:
    """An earlier review that was taken out more than a year ago."""
    review = after_review.a_removed_review()
    LegacyReview.objects.filter(pk=review.pk).update(
        imported_at=LONG_BEFORE, removed_at=LONG_BEFORE
    )
    due_round.find_due(at=at)
    return DueRecord.objects.get(kind="reviews.legacyreview", subject_id=review.pk)


def a_due_case(case: Case | None = None) -> DueRecord:
    """A case that was closed a lifetime ago."""
    case = case or case_scenarios.a_closed_case()
    due_round.find_due(at=A_LIFE_ON)
    return DueRecord.objects.get(kind="reviews.case", subject_id=case.pk)


def a_hold(due: DueRecord | None = None, at: datetime = NOON) -> LegalHold:
    due = due or a_due_review()
    by = later(an_officer(due.partnership), at)
    return holds.hold_due(due, why="An inquiry asked for it.", review_on=None, by=by, at=at)


def lift(hold: LegalHold) -> LegalHold:
    by = later(an_officer(hold.partnership), NOON)
    holds.lift(hold, by=by, at=NOON, note="The inquiry has ended.")
    return hold


def a_lifted_hold() -> LegalHold:
    return lift(a_hold())


@reached_once
def a_proposed_disposal(due: DueRecord | None = None, at: datetime = NOON) -> Disposal:
    due = due or a_due_review()
    return disposals.propose(due, by=later(an_officer(due.partnership), at), at=at)


def approve(disposal: Disposal, at: datetime = NOON) -> Disposal:
    """By a second officer."""
    by = later(an_officer(disposal.partnership), at)
    disposals.approve(disposal, by=by, at=at, expected_version=as_seen(disposal))
    return disposal


@reached_once
def a_certificate() -> Disposal:
    return approve(a_proposed_disposal())


def a_certificate_of(due: DueRecord) -> Disposal:
    return approve(a_proposed_disposal(due))


def a_refused_disposal() -> Disposal:
    return refuse(a_proposed_disposal())


def refuse(disposal: Disposal) -> Disposal:
    by = later(an_officer(disposal.partnership), NOON)
    disposals.refuse(disposal, by=by, at=NOON, note="It is still needed.")
    return disposal


HOLD_AT = {"in_force": a_hold, "lifted": a_lifted_hold}
DISPOSAL_AT = {
    "proposed": a_proposed_disposal,
    "carried_out": a_certificate,
    "refused": a_refused_disposal,
}
"""A situation for every status."""
