"""The operations of emergency access: asked for, approved by another, ended early."""

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Transition, Workflow
from reviews.cases import access
from reviews.cases.models import EmergencyAccess

ASKED, APPROVED, ENDED = EmergencyAccess.Status


def says_for_whom(record: EmergencyAccess, context: OperationContext) -> None:
    """It is known for which organisation somebody acts, wherever they may ask: the answer does not
    depend on where the case is, or whether there is one.
    """
    if None in {access.acts_for(context.by, each) for each in access.emergency_places(context.by)}:
        raise ValidationError(
            "It is not known for which organisation you act. Ask an administrator to enter it."
        )


EMERGENCY = Workflow(
    creations={
        "ask_emergency": Creation(
            label="Ask for emergency access",
            past="asked for {}",
            past_own="asked for emergency access",
            allowed=access.can_ask_emergency,
            requirements=says_for_whom,
        )
    },
    moves={
        "approve_emergency": Transition(
            label="Approve it",
            past="approved {}",
            past_own="approved emergency access",
            source=(ASKED,),
            target=APPROVED,
            allowed=access.can_approve_emergency,
            is_irreversible=True,
        ),
        "end_emergency": Transition(
            label="End it now",
            past="ended {}",
            past_own="ended emergency access",
            source=(APPROVED,),
            target=ENDED,
            allowed=access.can_end_emergency,
            is_irreversible=True,
        ),
    },
)
