"""Recording a national review, that it was considered, its action plan and how that stands."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.structure.models import Group
from reviews.learning.models import NationalCheck, NationalReview
from reviews.learning.models.national import ORIGIN
from reviews.learning.transitions import NATIONAL_CHECK, NATIONAL_REVIEW


@transaction.atomic
def receive(
    review: NationalReview,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> NationalReview:
    """What was published and when it was received; it waits to be considered."""
    several = assign_changes(review, changes)
    review.recorded_at, review.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    NATIONAL_REVIEW.create(review, "receive", by=by, at=at, note=note)
    set_many(review, several)
    return review


def edit(
    review: NationalReview,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change what is said of the publication. Raises Stale when another wrote meanwhile."""
    return NATIONAL_REVIEW.edit(
        review, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


def consider(
    review: NationalReview,
    *,
    considered_on: date,
    group: Group,
    response: str,
    needs_plan: bool,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """A group considered it: what it made of it, and whether an action plan is needed."""
    NATIONAL_REVIEW.move(
        review,
        "consider",
        by=by,
        at=at,
        note=note,
        considered_on=considered_on,
        group=group,
        response=response.strip(),
        needs_plan=needs_plan,
        considered_at=at,
        considered_by_id=by.user_id,
    )


@transaction.atomic
def raise_action(
    review: NationalReview,
    group: Group,
    to: Iterable[Assignee] = (),
    *,
    title: str,
    text: str = "",
    due_text: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> Action:
    """Put an action of its plan into the log of a group; it must be shown to have made a
    difference. Raises ValidationError for a due date that is not understood.
    """
    lock(review)
    NATIONAL_REVIEW.edit(
        review,
        {"acted_on_at": at},
        verb="raise_action",
        by=by,
        at=at,
        expected_version=review.version,
    )
    action = Action(
        group=group,
        title=title,
        text=text,
        due_text=due_text,
        origin_kind=ORIGIN,
        origin_id=review.pk,
        origin_label=f"{review.get_kind_display()}: {review.title}"[:200],
        needs_embedding=True,
    )
    themes = {"themes": list(review.themes.all())}
    return actions.raise_action(action, to, by=by, at=at, note=note, changes=themes, part_of=review)


@transaction.atomic
def check(
    review: NationalReview,
    *,
    checked_on: date,
    rating: str,
    text: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> NationalCheck:
    """How the plan stands on a day, as it was judged."""
    made = NationalCheck(
        review=review,
        checked_on=checked_on,
        rating=rating,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    NATIONAL_CHECK.create(made, "check", by=by, at=at, note=note)
    return made


def end_monitoring(
    review: NationalReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """Nothing more is looked at, and why. Raises ValidationError while its plan is not done."""
    NATIONAL_REVIEW.move(
        review,
        "end_monitoring",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        ended_at=at,
        ended_by_id=by.user_id,
    )
