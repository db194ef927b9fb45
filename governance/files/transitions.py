"""The one operation on a stored file, storing it, and that it was read; it is never changed."""

from django.conf import settings
from django.core.exceptions import ValidationError

from governance.core.formatting import format_file_size
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Event, Workflow
from governance.files import access
from governance.files.file_types import IN_WORDS
from governance.files.models import StoredFile


def has_allowed_type(record: StoredFile, context: OperationContext) -> None:
    """Not empty, not too large, and what it says it is."""
    limit = settings.FILE_UPLOAD_MAX_BYTES
    wrong = []
    if not record.size:
        wrong.append("The file is empty.")
    elif not record.content_type:
        wrong.append(f"The file must be what its name says, and one of these: {IN_WORDS}.")
    if record.size > limit:
        wrong.append(f"The file is larger than {format_file_size(limit)}.")
    if wrong:
        raise ValidationError({"content": wrong})


FILE = Workflow(
    creations={
        "store": Creation(
            label="Store a file",
            past="stored {}",
            past_own="stored the file",
            allowed=access.can_upload,
            requirements=has_allowed_type,
        )
    },
    events={"read": Event(past="read {}")},
)
