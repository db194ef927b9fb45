"""The operations of a learning point that readers are given."""

from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.structure.models import GroupService
from reviews.learning import access
from reviews.learning.models import LearningPoint

DRAFT, RELEASED, WITHDRAWN = LearningPoint.Status


def goes_to_its_group(record: LearningPoint, context: OperationContext) -> None:
    """The group to which it is released serves the partnership today."""
    group = context.input.get("group", record.group)
    served = GroupService.objects.in_force(on=localdate(context.at))
    if group is None or not served.filter(group=group, partnership=record.partnership_id).exists():
        raise ValidationError({"group": "Choose a group that serves the partnership."})


LEARNING_POINT = Workflow(
    creations={
        "write": Creation(
            label="Write a learning point",
            past="wrote {}",
            past_own="wrote it",
            allowed=access.can_manage,
        ),
        "release_from_case": Creation(
            label="Release a learning point of a review",
            past="released {}",
            past_own="released it",
            allowed=access.can_manage,
            requirements=goes_to_its_group,
        ),
    },
    moves={
        "release": Transition(
            label="Release it",
            past="released {}",
            past_own="released it",
            source=(DRAFT,),
            target=RELEASED,
            allowed=access.can_manage,
            requirements=goes_to_its_group,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            past_own="withdrew it",
            source=(DRAFT, RELEASED),
            target=WITHDRAWN,
            allowed=access.can_manage,
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
            editable_when=attrgetter("is_draft"),
        )
    },
)
