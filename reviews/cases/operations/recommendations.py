"""Recording what a review recommends, raising its actions, and lifting their restriction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.actions.operations.readers import lift_restriction
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.structure.models import Group
from reviews.cases.models import Case, Recommendation
from reviews.cases.models.recommendations import OPEN_LABEL, ORIGIN
from reviews.cases.operations.action_readers import readers_of
from reviews.cases.transitions import RECOMMENDATION
from reviews.cases.transitions.recommendations import UNPUBLISHED, may_be_open


@transaction.atomic
def recommend(
    case: Case, *, review: str, text: str, why: str, by: Actor, at: datetime, note: str = ""
) -> Recommendation:
    """Record one recommendation of a review, numbered among those of that review."""
    lock(case)
    there = Recommendation.objects.filter(case=case, review=review)
    record = Recommendation(
        case=case,
        review=review,
        number=(there.aggregate(last=Max("number"))["last"] or 0) + 1,
        text=text,
        why=why,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    RECOMMENDATION.create(record, "recommend", by=by, at=at, note=note)
    return record


def edit_recommendation(
    record: Recommendation,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words. Raises Stale when another wrote meanwhile."""
    return RECOMMENDATION.edit(
        record,
        changes,
        verb="edit_recommendation",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def raise_action(
    record: Recommendation,
    group: Group,
    to: Iterable[Assignee] = (),
    *,
    title: str,
    text: str = "",
    due_text: str = "",
    is_restricted: bool = True,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Action:
    """Put an action for it into the log of a group; it must be shown to have made a difference,
    and is passed up when it is overdue.

    A restricted one is seen by who is on the list of the case and by whom it is assigned to. Raises
    ValidationError for an open one while the practice review is not published, for a due date that
    is not understood, and for a restricted one that is assigned to a whole group.
    """
    lock(record)
    if not is_restricted and not may_be_open(record.case):
        raise ValidationError({"is_restricted": UNPUBLISHED})
    RECOMMENDATION.edit(
        record,
        {"acted_on_at": at},
        verb="raise_action",
        by=by,
        at=at,
        expected_version=record.version,
    )
    action = Action(
        group=group,
        title=title,
        text=text,
        due_text=due_text,
        origin_kind=ORIGIN,
        origin_id=record.pk,
        origin_label=record.source_label if is_restricted else OPEN_LABEL,
        is_restricted=is_restricted,
        climbs_when_overdue=True,
        needs_embedding=True,
    )
    readers = readers_of(record.case) if is_restricted else ()
    return actions.raise_action(
        action, to, by=by, at=at, note=note, readers=readers, part_of=record
    )


@transaction.atomic
def open_actions(
    record: Recommendation, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> bool:
    """Lift the restriction of its actions: they stand in the log like any other from now on.

    Raises ValidationError while the practice review is not published, or where none is restricted.
    """
    lock(record)
    is_changed = RECOMMENDATION.edit(
        record,
        {"opened_at": at},
        verb="open_actions",
        by=by,
        at=at,
        expected_version=expected_version,
        opened_by_id=by.user_id,
    )
    rows = Action.objects.filter(origin_kind=ORIGIN, origin_id=record.pk, is_restricted=True)
    for action in rows.order_by("pk"):
        lift_restriction(
            action, origin_label=OPEN_LABEL, by=by, at=at, expected_version=action.version
        )
    return is_changed
