"""The operations of an earlier review: read in from a file, and taken out again."""

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow
from reviews.legacy import access
from reviews.legacy.models import LegacyReview


def says_why(record: LegacyReview, context: OperationContext) -> None:
    if not context.note:
        raise ValidationError({"note": "Give the reason."})


def is_there(record: LegacyReview) -> bool:
    return record.is_there


LEGACY_REVIEW = Workflow(
    creations={
        "import_review": Creation(
            label="Read in from a file",
            past="read in {}",
            past_own="read it in from a file",
            allowed=access.can_import,
        )
    },
    edits={
        "remove_review": Edit(
            label="Take it out",
            past="took out {}",
            past_own="took it out",
            allowed=access.can_import,
            editable_when=is_there,
            requirements=says_why,
        )
    },
)
