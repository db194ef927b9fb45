"""The operations of a national review: received, considered, acted on, checked, ended."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.actions.models import Action
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.structure.models import GroupService
from reviews.learning import access
from reviews.learning.models import NationalCheck, NationalReview
from reviews.learning.models.national import plan_of

RECEIVED, CONSIDERED, ENDED = NationalReview.Status
NOT_YET = "Enter a day that has been."


def is_published(record: NationalReview, context: OperationContext) -> None:
    """It was published, then received, and neither in the future."""
    published = context.input.get("published_on", record.published_on)
    received = context.input.get("received_on", record.received_on)
    faults = {}
    if published > localdate(context.at):
        faults["published_on"] = NOT_YET
    if received > localdate(context.at):
        faults["received_on"] = NOT_YET
    elif received < published:
        faults["received_on"] = "It was published only after this day."
    if faults:
        raise ValidationError(faults)


def was_considered(record: NationalReview, context: OperationContext) -> None:
    """By a group of the partnership, on a day since it was received, with a response."""
    day, group = context.input["considered_on"], context.input["group"]
    faults = {}
    if day > localdate(context.at):
        faults["considered_on"] = NOT_YET
    elif day < record.received_on:
        faults["considered_on"] = "It was received only after this day."
    served = GroupService.objects.in_force(on=localdate(context.at))
    if not served.filter(group=group, partnership=record.partnership_id).exists():
        faults["group"] = "Choose a group that serves the partnership."
    if not context.input["response"]:
        faults["response"] = "Write what the group made of it."
    if faults:
        raise ValidationError(faults)


def is_acted_on(record: NationalReview, context: OperationContext) -> None:
    """Where a plan was needed, it has actions and none of them is open."""
    if not record.needs_plan:
        return
    actions = plan_of(record)
    if not actions.exclude(status=Action.Status.WITHDRAWN).exists():
        raise ValidationError("Its action plan has no action yet.")
    if left := actions.filter(status=Action.Status.OPEN).values_list("reference", flat=True):
        raise ValidationError(f"Actions of its plan are still open: {', '.join(left)}.")


def was_checked(record: NationalCheck, context: OperationContext) -> None:
    """On a day that has been, since it was considered."""
    considered = record.review.considered_on
    if record.checked_on > localdate(context.at):
        raise ValidationError({"checked_on": NOT_YET})
    if considered and record.checked_on < considered:
        raise ValidationError({"checked_on": "It was considered only after this day."})


def is_not_ended(record: NationalReview) -> bool:
    return record.status != ENDED


def has_a_plan(record: NationalReview) -> bool:
    """It was found to need an action plan, and is monitored."""
    return record.status == CONSIDERED and bool(record.needs_plan)


def is_of_a_plan(record: NationalCheck) -> bool:
    return has_a_plan(record.review)


NATIONAL_REVIEW = Workflow(
    creations={
        "receive": Creation(
            label="Record a national review",
            past="recorded {}",
            past_own="recorded it",
            allowed=access.can_manage,
            requirements=is_published,
        )
    },
    moves={
        "consider": Transition(
            label="Record that it was considered",
            past="recorded that {} was considered",
            past_own="recorded that it was considered",
            source=(RECEIVED,),
            target=CONSIDERED,
            allowed=access.can_manage,
            requirements=was_considered,
        ),
        "end_monitoring": Transition(
            label="End the monitoring",
            past="ended the monitoring of {}",
            past_own="ended the monitoring",
            source=(CONSIDERED,),
            target=ENDED,
            allowed=access.can_manage,
            requirements=is_acted_on,
            needs_note=True,
            is_irreversible=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed the words",
            allowed=access.can_manage,
            editable_when=is_not_ended,
            requirements=is_published,
        ),
        "raise_action": Edit(
            label="Raise an action",
            past="raised an action for {}",
            past_own="raised an action for it",
            allowed=access.can_manage,
            editable_when=has_a_plan,
        ),
    },
)
NATIONAL_CHECK = Workflow(
    creations={
        "check": Creation(
            label="Record how the plan stands",
            past="recorded {}",
            allowed=access.can_check,
            open_when=is_of_a_plan,
            requirements=was_checked,
            parent="review",
        )
    }
)
