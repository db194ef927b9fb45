"""Situations after a review: recommendations, their restricted actions, how far one has climbed."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from governance.actions.models import Action
from governance.actions.operations import actions, escalation
from governance.actions.operations.assignments import Assignee
from governance.core.roles import Actor, Capacity
from governance.people.models import User
from governance.structure.models import EscalationStep, Group, GroupService, Partnership, Seat
from reviews.cases.models import Case, Recommendation
from reviews.cases.operations import people, recommendations
from reviews.legacy import operations as legacy
from reviews.legacy.content.legacy_file import LegacyRow
from reviews.legacy.models import LegacyReview
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as scenarios
from tests.scenarios import practice_reviews
from tests.scenarios.returns import NOON, acting, somebody_in, the_leicester_partnership

PAST = "September 2025"
"""A due date that is over at ``NOON``."""
CASE_REVIEW, DELIVERY, BOARD = "follow-up", "delivery", "the-board"


def the_ladder(
    partnership: Partnership | None = None, after_days: int | None = None
) -> list[Group]:
    """Three groups of the partnership, each passing what is overdue up to the next."""
    area = partnership or the_leicester_partnership()
    groups = [group_of(area, name) for name in (CASE_REVIEW, DELIVERY, BOARD)]
    for group, to in pairwise(groups):
        if not EscalationStep.objects.filter(partnership=area, group=group).exists():
            factories.EscalationStepFactory(
                partnership=area, group=group, to=to, after_days=after_days
            )
    return groups


def group_of(area: Partnership, name: str) -> Group:
    key = f"{area.key}-{name}"
    found = Group.objects.filter(key=key).first()
    if found is None:
        found = factories.GroupFactory(key=key, name=f"{name} of {area.key}")
        GroupService.objects.get_or_create(
            group=found, partnership=area, defaults={"starts_on": factories.governance.SINCE}
        )
    return found


def its_chair(group: Group) -> User:
    seat = group.seats.filter(capacity=Capacity.CHAIR).first()
    return seat.appointments.get().person if seat else somebody_in(Capacity.CHAIR, group=group)


def a_seat(group: Group, capacity: Capacity = Capacity.MEMBER) -> Seat:
    """One that somebody holds."""
    return Seat.objects.get(appointments__person=somebody_in(capacity, group=group))


def office_of(case: Case) -> Actor:
    return acting(scenarios.its_coordinator(case))


@reached_once
def a_recommendation(case: Case | None = None) -> Recommendation:
    """Of a rapid review that was sent; no practice review is held."""
    case = case or scenarios.a_sent_review().case
    record = recommendations.recommend(
        case,
        review=Recommendation.Review.RAPID,
        text="One list of missed appointments.",
        why="Nobody joined what was known.",
        by=office_of(case),
        at=NOON,
    )
    return fresh(record)


def fresh(record: Recommendation) -> Recommendation:
    found = Recommendation.objects.get(pk=record.pk)
    found.case = scenarios.fresh(record.case)
    return found


def an_edited_recommendation() -> Recommendation:
    record = a_recommendation()
    words = {"text": "One list of missed appointments, kept by one agency."}
    recommendations.edit_recommendation(
        record, words, by=office_of(record.case), at=NOON, expected_version=record.version
    )
    return record


@reached_once
def an_action(record: Recommendation | None = None, **words: Any) -> Action:
    """Restricted, in the log of the group that follows up, and assigned to a member’s seat."""
    record = record or a_recommendation()
    group = the_ladder(record.case.partnership)[0]
    to = words.pop("to", None)
    given = {"title": "Agree who keeps the list", "due_text": PAST, "is_restricted": True}
    return recommendations.raise_action(
        record,
        group,
        [Assignee("seat", a_seat(group).pk)] if to is None else to,
        **{**given, **words},
        by=office_of(record.case),
        at=NOON,
    )


def its_recommendation(action: Action) -> Recommendation:
    return fresh(Recommendation.objects.get(pk=action.origin_id))


def a_recommendation_acted_on() -> Recommendation:
    return its_recommendation(an_action())


def a_recommendation_with_open_actions() -> Recommendation:
    record = a_recommendation_acted_on()
    recommendations.open_actions(
        record, by=office_of(record.case), at=NOON, expected_version=record.version
    )
    return fresh(record)


def an_opened_action() -> Action:
    record = a_recommendation_with_open_actions()
    return Action.objects.get(origin_id=record.pk)


@reached_once
def an_open_one() -> Action:
    """Never restricted."""
    return an_action(is_restricted=False)


def pass_up(action: Action, to: Group, by: Actor | None = None, at: datetime = NOON) -> bool:
    who = by or office_of(its_recommendation(action).case)
    return escalation.escalate(
        action, to, by=who, at=at, expected_version=action.version, reason="Overdue for a month."
    )


def an_escalated_action() -> Action:
    """Not restricted, and passed up one step by the office."""
    action = an_open_one()
    pass_up(action, the_ladder()[1])
    return action


def name_on(case: Case, person: User, role: str = "reader", until: date | None = None) -> None:
    people.name_person(
        scenarios.fresh(case),
        person,
        role=role,
        reason="Chairs the group.",
        until=until,
        by=office_of(case),
        at=NOON,
    )


def a_recommendation_before_publication() -> Recommendation:
    """Of a practice review that is still under way."""
    review = practice_reviews.a_review_under_way()
    return of_practice(review.case)


def of_practice(case: Case) -> Recommendation:
    record = recommendations.recommend(
        scenarios.fresh(case),
        review=Recommendation.Review.PRACTICE,
        text="One list of missed appointments.",
        why="Nobody joined what was known.",
        by=office_of(case),
        at=NOON,
    )
    return fresh(record)


def finish(action: Action) -> None:
    by = acting(scenarios.its_coordinator(its_recommendation(action).case))
    actions.finish(action, "One list is kept.", by=by, at=NOON)


def embed(action: Action) -> None:
    by = acting(scenarios.its_coordinator(its_recommendation(action).case))
    shown = [actions.EvidenceInput("audit", "Ten of ten lists are joined.")]
    actions.embed(action, "Nobody is missed.", shown, by=by, at=NOON)


ROW = LegacyRow(
    number=2,
    title="Child Heron",
    year=2014,
    kind="scr",
    published_on="2015-03-31",
    where="https://partnership.example.org/reviews/heron",
    themes=(),
    recommendations=("See the child at home.", "Share what is known."),
)


def an_earlier_review(partnership: Partnership | None = None, **changes: Any) -> LegacyReview:
    """Read in by the office of the partnership."""
    area = partnership or the_leicester_partnership()
    row = LegacyRow(**{**vars(ROW), **changes})
    by = acting(scenarios.the_office(area))
    return legacy.import_reviews(area, [row], "reviews.csv", by=by, at=NOON)[0]


def a_removed_review() -> LegacyReview:
    review = an_earlier_review()
    by = acting(scenarios.the_office())
    legacy.remove_review(review, by=by, at=NOON, note="It was read in twice.")
    return review
