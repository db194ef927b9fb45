"""The one deed on a stored file, storing it, and that it was read; it is never changed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from governance.core.record_changes import Deed
from governance.core.workflow import Event, Start, Workflow
from governance.files import access
from governance.files.file_types import IN_WORDS
from governance.files.models import StoredFile


def is_taken(record: StoredFile, deed: Deed) -> None:
    """Not empty, not too large, and what it says it is."""
    limit = settings.FILE_UPLOAD_MAX_BYTES
    wrong = []
    if not record.size:
        wrong.append("The file is empty.")
    elif not record.content_type:
        wrong.append(f"The file must be what its name says, and one of these: {IN_WORDS}.")
    if record.size > limit:
        wrong.append(f"The file is larger than {filesizeformat(limit)}.")
    if wrong:
        raise ValidationError({"content": wrong})


FILE = Workflow(
    starts={
        "store": Start(
            label="Store a file",
            past="stored {}",
            past_own="stored the file",
            who=access.stores,
            ready=is_taken,
        )
    },
    events={"read": Event(past="read {}")},
)
