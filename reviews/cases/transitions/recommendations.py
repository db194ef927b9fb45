"""The operations of a recommendation, and what must be in place before its actions are open."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.actions.models import Action
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow
from reviews.cases import access
from reviews.cases.models import Case, Recommendation
from reviews.cases.models.recommendations import ORIGIN
from reviews.cases.transitions.requirements import is_of_an_open_case

UNPUBLISHED = (
    "The practice review is not published yet: until then only named people may see its actions."
)


def comes_from_a_review(record: Recommendation, context: OperationContext) -> None:
    """The review that it is from was held: of all but a practice review the meeting."""
    case = record.case
    if record.review == Recommendation.Review.RAPID:
        if not case.has_rapid_review or not case.rapid_review.is_met:
            raise ValidationError({"review": "The rapid review has not met yet."})
    elif record.review == Recommendation.Review.LOCAL:
        if not case.has_local_review or not case.local_review.is_met:
            raise ValidationError({"review": "The local learning review has not met yet."})
    elif not case.has_practice_review:
        raise ValidationError({"review": "No practice review is held."})


def is_of_a_reviewed_case(record: Any) -> bool:
    """Also once the case is closed: what was recommended is still to be done."""
    return record.case.status not in (Case.Status.NOT_NOTIFIABLE, Case.Status.WITHDRAWN)


def may_be_open(case: Case) -> bool:
    """Whether others may know of its actions: nothing is still to be published."""
    return not case.has_practice_review or case.practice_review.is_finished


def has_actions_to_open(record: Recommendation, context: OperationContext) -> None:
    if not may_be_open(record.case):
        raise ValidationError(UNPUBLISHED)
    rows = Action.objects.filter(origin_kind=ORIGIN, origin_id=record.pk, is_restricted=True)
    if not rows.exists():
        raise ValidationError("None of its actions is restricted.")


RECOMMENDATION = Workflow(
    creations={
        "recommend": Creation(
            label="Record a recommendation",
            past="recorded {}",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            requirements=comes_from_a_review,
            parent="case",
        )
    },
    edits={
        "edit_recommendation": Edit(
            label="Change the words",
            past="edited {}",
            allowed=access.can_coordinate_part,
            editable_when=is_of_an_open_case,
            parent="case",
        ),
        "raise_action": Edit(
            label="Raise an action",
            past="raised an action for {}",
            allowed=access.can_coordinate_part,
            editable_when=is_of_a_reviewed_case,
            parent="case",
        ),
        "open_actions": Edit(
            label="Lift the restriction of its actions",
            past="lifted the restriction of the actions of {}",
            allowed=access.can_coordinate_part,
            editable_when=is_of_a_reviewed_case,
            requirements=has_actions_to_open,
            parent="case",
        ),
    },
)
