"""Putting a paper beside a return: it is stored, and later seen, through the return."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assurance.returns import access
from assurance.returns.models import AssuranceReturn
from governance.core.errors import NotAllowed, NotNow
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.files import operations as files
from governance.files.models import StoredFile


@transaction.atomic
def attach(
    record: AssuranceReturn, upload: UploadedFile, *, by: Actor, at: datetime, marking: str = ""
) -> StoredFile:
    """Keep an upload beside a return, by whoever may answer it, as long as it may be answered.

    Raises NotAllowed, NotNow, ValidationError (the file is not taken).
    """
    lock(record)
    if not access.can_answer_return(by, record):
        raise NotAllowed("add_a_paper_to", record)
    if not record.is_answerable:
        raise NotNow("add_a_paper_to", record)
    return files.store(
        upload, group=record.group, marking=marking, about=record, by=by, at=at, part_of=record
    )
