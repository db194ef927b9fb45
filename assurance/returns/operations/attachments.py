"""Putting a paper beside a return: it is stored, and later seen, through the return."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assurance.returns import access
from assurance.returns.models import AssuranceReturn
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed, ensure_open
from governance.files import operations as files
from governance.files.models import StoredFile


def require_can_attach(actor: Actor, record: AssuranceReturn) -> None:
    """Whoever may answer the return puts papers beside it, as long as it may be answered.

    Raises NotAllowed, NotNow.
    """
    ensure_allowed(access.can_answer_return(actor, record), "add_a_paper_to", record)
    ensure_open(record.is_answerable, "add_a_paper_to", record)


@transaction.atomic
def attach(
    record: AssuranceReturn, content: UploadedFile, *, by: Actor, at: datetime, marking: str = ""
) -> StoredFile:
    """Keep an upload beside a return.

    Raises NotAllowed, NotNow, ValidationError (the file is not taken).
    """
    lock(record)
    require_can_attach(by, record)
    return files.store(
        content, group=record.group, marking=marking, about=record, by=by, at=at, part_of=record
    )
