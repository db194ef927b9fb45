"""Situations of learning: in a case, released, briefed, told to others; and national reviews."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Model

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.roles import Actor, Capacity
from governance.structure.models import Group, Partnership, Seat
from reviews.cases.models import Case
from reviews.learning.models import (
    Briefing,
    CaseLearning,
    Dissemination,
    LearningPoint,
    NationalCheck,
    NationalReview,
    PracticeEvidence,
)
from reviews.learning.models.briefings import SECTIONS
from reviews.learning.operations import (
    briefings,
    case_learning,
    dissemination,
    national,
    points,
    practice,
)
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as case_scenarios
from tests.scenarios.recommendations import group_of
from tests.scenarios.returns import NOON, TODAY, acting, as_seen, somebody_in

SAID = {
    "title": "Ask who else lives in the home",
    "what": "Adults who came and went were not asked about.",
    "so_what": "Who is in the home decides how safe a child is there.",
    "good": "Each visit records who was there and who else lives there.",
    "audience": "practitioners",
}
PARTS = {name: f"{heading}." for name, heading in SECTIONS.items()}
EARLIER = NOON - timedelta(minutes=1)
PUBLISHED, RECEIVED, CONSIDERED = date(2025, 9, 1), date(2025, 9, 10), date(2025, 10, 1)


def area_of(partnership: Partnership | None) -> Partnership:
    return partnership or case_scenarios.the_leicester_partnership()


def the_office(partnership: Partnership | None = None) -> Actor:
    return acting(case_scenarios.the_office(area_of(partnership)))


def its_office(record: Any) -> Actor:
    """Of the partnership that a record belongs to, or that what it is about belongs to."""
    subject = record if hasattr(record, "partnership") else record.subject
    return the_office(subject.partnership)


def a_group(partnership: Partnership | None = None) -> Group:
    """To which learning is released."""
    return group_of(area_of(partnership), "delivery")


# In a case


def its_coordinator(record: CaseLearning) -> Actor:
    return acting(case_scenarios.its_coordinator(record.case))


def some_case_learning(case: Case | None = None, **words: Any) -> CaseLearning:
    """Recorded by who co-ordinates the case, and not released."""
    case = case_scenarios.fresh(case) if case else case_scenarios.a_referred_case()
    by = acting(case_scenarios.its_coordinator(case))
    return case_learning.record(CaseLearning(case=case), {**SAID, **words}, by=by, at=NOON)


def fresh_learning(record: CaseLearning) -> CaseLearning:
    found = CaseLearning.objects.get(pk=record.pk)
    found.case = case_scenarios.fresh(found.case)
    return found


def an_edited_case_learning() -> CaseLearning:
    record = some_case_learning()
    words = {"what": "Nobody asked about adults who came and went."}
    case_learning.edit(
        record, words, by=its_coordinator(record), at=NOON, expected_version=record.version
    )
    return record


def release_learning(record: CaseLearning) -> LearningPoint:
    return case_learning.release(
        record,
        group=a_group(record.case.partnership),
        by=its_coordinator(record),
        at=NOON,
        expected_version=as_seen(record),
    )


def discard(record: CaseLearning) -> None:
    by = its_coordinator(record)
    case_learning.discard(record, by=by, at=NOON, note="It is said elsewhere.")


def a_released_case_learning(case: Case | None = None) -> CaseLearning:
    record = some_case_learning(case)
    release_learning(record)
    return fresh_learning(record)


def a_discarded_case_learning() -> CaseLearning:
    record = some_case_learning()
    discard(record)
    return record


def a_point_from_a_case() -> LearningPoint:
    record = a_released_case_learning()
    return LearningPoint.objects.get(pk=record.point_id)


# Points


def a_draft_point(partnership: Partnership | None = None, **words: Any) -> LearningPoint:
    area = area_of(partnership)
    point = LearningPoint(partnership=area, source=LearningPoint.Source.AUDIT)
    return points.write(point, {**SAID, **words}, by=the_office(area), at=NOON)


def an_edited_point() -> LearningPoint:
    point = a_draft_point()
    words = {"good": "Each visit says who was there."}
    by = its_office(point)
    points.edit(point, words, by=by, at=NOON, expected_version=point.version)
    return point


def release(point: LearningPoint) -> None:
    points.release(
        point,
        group=a_group(point.partnership),
        by=its_office(point),
        at=NOON,
        expected_version=as_seen(point),
    )


@reached_once
def a_released_point(partnership: Partnership | None = None, **words: Any) -> LearningPoint:
    point = a_draft_point(partnership, **words)
    release(point)
    return point


def withdraw_point(point: LearningPoint) -> None:
    seen = as_seen(point)
    points.withdraw(
        point, by=its_office(point), at=NOON, expected_version=seen, note="It was misread."
    )


def a_withdrawn_point() -> LearningPoint:
    point = a_released_point()
    withdraw_point(point)
    return point


# Briefings


def a_draft_briefing(partnership: Partnership | None = None, **words: Any) -> Briefing:
    area = area_of(partnership)
    given = {"title": "Who is in the home", "audience": "practitioners", **PARTS, **words}
    if "points" not in given:
        given["points"] = [a_released_point(area)]
    return briefings.write(Briefing(partnership=area), given, by=the_office(area), at=NOON)


def an_edited_briefing() -> Briefing:
    briefing = a_draft_briefing()
    words = {"more": "The procedures, chapter 2."}
    by = its_office(briefing)
    briefings.edit(briefing, words, by=by, at=NOON, expected_version=briefing.version)
    return briefing


def publish(briefing: Briefing) -> None:
    seen = as_seen(briefing)
    briefings.publish(briefing, by=its_office(briefing), at=NOON, expected_version=seen)


def a_published_briefing(partnership: Partnership | None = None, **words: Any) -> Briefing:
    briefing = a_draft_briefing(partnership, **words)
    publish(briefing)
    return briefing


def supersede(briefing: Briefing) -> None:
    publish(a_draft_briefing(briefing.partnership, replaces=briefing))
    briefing.refresh_from_db()


def a_superseded_briefing() -> Briefing:
    briefing = a_published_briefing()
    supersede(briefing)
    return briefing


def withdraw_briefing(briefing: Briefing) -> None:
    seen = as_seen(briefing)
    briefings.withdraw(
        briefing, by=its_office(briefing), at=NOON, expected_version=seen, note="It is wrong."
    )


def a_withdrawn_briefing() -> Briefing:
    briefing = a_published_briefing()
    withdraw_briefing(briefing)
    return briefing


# How it is told, and whether practice changed


def a_telling_seat(partnership: Partnership | None = None) -> Seat:
    """One that somebody holds in a group of the partnership."""
    group = a_group(partnership)
    return Seat.objects.get(appointments__person=somebody_in(Capacity.MEMBER, group=group))


def a_planned_dissemination(
    subject: LearningPoint | Briefing | None = None, **words: Any
) -> Dissemination:
    subject = subject or a_released_point()
    seat = words.pop("seat", None) or a_telling_seat(subject.partnership)
    name = "point" if isinstance(subject, LearningPoint) else "briefing"
    given = {
        "audience": "practitioners",
        "channel": "team",
        "seat_id": seat.pk,
        "due_on": date(2025, 11, 1),
        **words,
    }
    return dissemination.plan_dissemination(
        Dissemination(**{name: subject}), given, by=its_office(subject), at=NOON
    )


def a_dissemination_planned_anew() -> Dissemination:
    """For another audience, by another seat, on a later day."""
    record = a_planned_dissemination()
    seat = factories.SeatFactory(group=None, partnership=record.subject.partnership)
    plan = {"audience": "police", "seat_id": seat.pk, "due_on": date(2025, 12, 1)}
    by = its_office(record)
    dissemination.edit(record, plan, by=by, at=NOON, expected_version=record.version)
    return record


def finish(record: Dissemination, at: datetime = NOON) -> None:
    """By who holds the seat, with whom it reached."""
    body = factories.OrganisationFactory()
    person = record.seat.appointments.get().person
    dissemination.finish(
        record,
        done_on=TODAY,
        receipt="Eleven signed the list.",
        reached={body.pk: 11},
        by=acting(person),
        at=at,
    )


def cancel(record: Dissemination) -> None:
    dissemination.cancel(record, by=its_office(record), at=NOON, note="Told by the briefing.")


def a_done_dissemination(subject: LearningPoint | Briefing | None = None) -> Dissemination:
    record = a_planned_dissemination(subject)
    finish(record)
    return record


def a_cancelled_dissemination() -> Dissemination:
    record = a_planned_dissemination()
    cancel(record)
    return record


def a_dissemination_counted_again() -> Dissemination:
    record = a_planned_dissemination()
    finish(record, at=EARLIER)
    reached = {factories.OrganisationFactory().pk: 7}
    dissemination.record_reach(
        record, reached, by=its_office(record), at=NOON, expected_version=record.version
    )
    return record


def some_practice_evidence(
    subject: LearningPoint | Briefing | None = None, **words: Any
) -> PracticeEvidence:
    subject = subject or a_released_point()
    name = "point" if isinstance(subject, LearningPoint) else "briefing"
    given = {
        "kind": "audit",
        "seen_on": TODAY,
        "showed": "Nine of ten visits say who was there.",
        "judgement": "yes",
        **words,
    }
    return practice.record(
        PracticeEvidence(**{name: subject}), given, by=its_office(subject), at=NOON
    )


def some_struck_evidence() -> PracticeEvidence:
    record = some_practice_evidence()
    practice.strike(record, by=its_office(record), at=NOON, note="Of another audit.")
    return record


# National reviews


def a_received_review(partnership: Partnership | None = None, **words: Any) -> NationalReview:
    area = area_of(partnership)
    given = {
        "kind": "review",
        "title": "Seen and heard",
        "publisher": "Child Safeguarding Practice Review Panel",
        "published_on": PUBLISHED,
        "received_on": RECEIVED,
        "summary": "See each child alone.",
        **words,
    }
    review = NationalReview(partnership=area)
    return national.receive(review, given, by=the_office(area), at=NOON)


def an_edited_review() -> NationalReview:
    review = a_received_review()
    words = {"summary": "See each child alone and at home."}
    by = its_office(review)
    national.edit(review, words, by=by, at=NOON, expected_version=review.version)
    return review


def consider(review: NationalReview, *, needs_plan: bool = True) -> None:
    national.consider(
        review,
        considered_on=CONSIDERED,
        group=a_group(review.partnership),
        response="Two of its recommendations are for us.",
        needs_plan=needs_plan,
        by=its_office(review),
        at=NOON,
    )


def a_considered_review(
    partnership: Partnership | None = None, *, needs_plan: bool = True
) -> NationalReview:
    review = a_received_review(partnership)
    consider(review, needs_plan=needs_plan)
    return review


def a_review_without_a_plan() -> NationalReview:
    return a_considered_review(needs_plan=False)


def a_planned_action(review: NationalReview | None = None, **words: Any) -> Action:
    review = review or a_considered_review()
    given = {"title": "Check how children are seen", "due_text": "March 2026"} | words
    group = a_group(review.partnership)
    return national.raise_action(review, group, by=its_office(review), at=NOON, **given)


def a_review_acted_on(partnership: Partnership | None = None) -> NationalReview:
    review = a_considered_review(partnership)
    a_planned_action(review)
    return review


def a_check(review: NationalReview | None = None, **words: Any) -> NationalCheck:
    review = review or a_considered_review()
    given = {"checked_on": TODAY, "rating": "amber", "text": "One of two is late."} | words
    return national.check(review, by=its_office(review), at=NOON, **given)


def end_monitoring(review: NationalReview) -> None:
    """Once what its plan needs is done."""
    rows = Action.objects.filter(origin_kind="reviews.nationalreview", origin_id=review.pk)
    if review.needs_plan and not rows.exists():
        a_planned_action(review)
    for action in rows.filter(status=Action.Status.OPEN):
        actions.finish(action, "It is done.", by=its_office(review), at=NOON)
    seen = as_seen(review)
    national.end_monitoring(
        review, by=its_office(review), at=NOON, expected_version=seen, note="All is done."
    )


def an_ended_review() -> NationalReview:
    review = a_review_without_a_plan()
    end_monitoring(review)
    return review


Make = Callable[[], Model]
LEARNING_AT: dict[str, dict[str, Make]] = {
    "reviews.caselearning": {
        CaseLearning.Status.DRAFT: some_case_learning,
        CaseLearning.Status.RELEASED: a_released_case_learning,
        CaseLearning.Status.DISCARDED: a_discarded_case_learning,
    },
    "reviews.learningpoint": {
        LearningPoint.Status.DRAFT: a_draft_point,
        LearningPoint.Status.RELEASED: a_released_point,
        LearningPoint.Status.WITHDRAWN: a_withdrawn_point,
    },
    "reviews.briefing": {
        Briefing.Status.DRAFT: a_draft_briefing,
        Briefing.Status.PUBLISHED: a_published_briefing,
        Briefing.Status.SUPERSEDED: a_superseded_briefing,
        Briefing.Status.WITHDRAWN: a_withdrawn_briefing,
    },
    "reviews.dissemination": {
        Dissemination.Status.PLANNED: a_planned_dissemination,
        Dissemination.Status.DONE: a_done_dissemination,
        Dissemination.Status.CANCELLED: a_cancelled_dissemination,
    },
    "reviews.nationalreview": {
        NationalReview.Status.RECEIVED: a_received_review,
        NationalReview.Status.CONSIDERED: a_review_without_a_plan,
        NationalReview.Status.ENDED: an_ended_review,
    },
}
