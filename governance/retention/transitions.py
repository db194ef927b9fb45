"""The operations of a hold, and of a deletion: proposed by one person, approved by another."""

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Transition, Workflow
from governance.retention import access
from governance.retention.holds import holds_on
from governance.retention.models import Disposal, LegalHold

PROPOSED, CARRIED_OUT, REFUSED = Disposal.Status
IN_FORCE, LIFTED = LegalHold.Status


def nothing_holds_it(record: Disposal, context: OperationContext) -> None:
    """No hold on the record itself or its kind; what belongs to it is asked when it is gathered."""
    if found := holds_on(record):
        raise ValidationError([f"A legal hold stands in the way: {each.why}" for each in found])


def is_due(record: Disposal, context: OperationContext) -> None:
    """It need not be kept any more, and no hold stands."""
    if context.by.on < record.due_on:
        raise ValidationError("It is kept longer: it does not fall due yet.")
    nothing_holds_it(record, context)


def is_still_there(record: LegalHold, context: OperationContext) -> None:
    """What it names was not deleted meanwhile."""
    if Disposal.objects.certificates().about(record).exists():
        raise ValidationError("It was deleted meanwhile: there is nothing left to hold.")


LEGAL_HOLD = Workflow(
    creations={
        "place": Creation(
            label="Place a hold",
            past="placed {}",
            past_own="placed the hold",
            allowed=access.can_manage,
            requirements=is_still_there,
        )
    },
    moves={
        "lift": Transition(
            label="Lift the hold",
            past="lifted {}",
            past_own="lifted the hold",
            source=(IN_FORCE,),
            target=LIFTED,
            allowed=access.can_manage,
            needs_note=True,
        )
    },
)
DISPOSAL = Workflow(
    creations={
        "propose": Creation(
            label="Propose to delete it",
            past="proposed {}",
            past_own="proposed to delete it",
            allowed=access.can_manage,
            requirements=is_due,
        )
    },
    moves={
        "approve": Transition(
            label="Delete it for good",
            past="approved {}",
            past_own="approved it, and it was deleted",
            source=(PROPOSED,),
            target=CARRIED_OUT,
            allowed=access.can_approve,
            requirements=is_due,
            is_irreversible=True,
        ),
        "refuse": Transition(
            label="Do not delete it",
            past="refused {}",
            past_own="decided that it is not deleted",
            source=(PROPOSED,),
            target=REFUSED,
            allowed=access.can_manage,
            needs_note=True,
        ),
    },
)
