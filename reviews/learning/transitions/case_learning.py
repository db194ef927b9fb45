"""The operations of a learning point of a case, and what must not stand in what is released."""

from operator import attrgetter

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.text_folding import fold
from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.cases import access
from reviews.learning.models import CaseLearning
from reviews.learning.models.words import POINT_TEXTS

DRAFT, RELEASED, DISCARDED = CaseLearning.Status


def leads_to_no_case(record: CaseLearning, context: OperationContext) -> None:
    """Its words hold neither the reference of the case nor what a child is called in it."""
    children = record.case.children.values_list("alias", flat=True)
    secret = [record.case.reference, *filter(None, children)]
    text = fold(" ".join(getattr(record, name) for name in POINT_TEXTS)) or ""
    if found := [each for each in secret if (fold(each) or each) in text]:
        raise ValidationError(
            f"Its words lead back to the case: take out {', '.join(found)} before you release it."
        )


CASE_LEARNING = Workflow(
    creations={
        "record": Creation(
            label="Record a learning point",
            past="recorded {}",
            allowed=access.can_coordinate_part,
            parent="case",
        )
    },
    moves={
        "release": Transition(
            label="Release it",
            past="released {}",
            source=(DRAFT,),
            target=RELEASED,
            allowed=access.can_coordinate_part,
            requirements=leads_to_no_case,
            is_irreversible=True,
        ),
        "discard": Transition(
            label="Discard it",
            past="discarded {}",
            source=(DRAFT,),
            target=DISCARDED,
            allowed=access.can_coordinate_part,
            needs_note=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            allowed=access.can_coordinate_part,
            editable_when=attrgetter("is_draft"),
            parent="case",
        )
    },
)
