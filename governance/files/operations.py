"""Storing what somebody uploads, and the line that reading a marked file leaves."""

import hashlib
import secrets
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.files.file_types import content_type, suffix_of
from governance.files.malware import refuse_malware
from governance.files.models import StoredFile
from governance.files.transitions import FILE
from governance.structure.models import Group

LONGEST_NAME = 150
NO_ROOM = "There is no room to store the file at the moment. Tell the business office."


def store(
    content: UploadedFile,
    *,
    group: Group | None,
    by: Actor,
    at: datetime,
    marking: str = "",
    about: Model | None = None,
    part_of: Model | None = None,
) -> StoredFile:
    """Keep an upload for a group, under a name of its own on the disk.

    One that is ``about`` a record is seen where that record is, and stored as ``part_of`` one
    that has asked who may.

    Raises ValidationError on ``content`` when it is empty, too large, not what it says it is, or
    not known to be free of malware, and when there is no room for it on the disk.
    """
    name = plain_name(content.name or "")
    record = StoredFile(
        content=content,
        name=name,
        content_type=content_type(content.file, name),  # type: ignore[arg-type]
        size=content.size or 0,
        sha256=upload_digest(content),
        marking=marking,
        group=group,
        about_kind=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
        stored_at=at,
        stored_by_id=by.user_id,
    )
    if record.content_type and record.size <= settings.FILE_UPLOAD_MAX_BYTES:
        refuse_malware(content.file)  # type: ignore[arg-type]
    content.name = f"{secrets.token_hex(16)}.{suffix_of(name)}"
    try:
        FILE.create(record, "store", by=by, at=at, part_of=part_of)
    except Exception as error:
        remove_content(record)
        if isinstance(error, OSError):
            raise ValidationError({"content": NO_ROOM}) from error
        raise
    return record


def remove_content(record: StoredFile) -> None:
    """Take away what was written for a row that never came to be."""
    record.content.storage.delete(str(record.content.name))


def plain_name(name: str) -> str:
    """The last part of a path, without what cannot be printed, short enough, its suffix kept."""
    printable = "".join(filter(str.isprintable, PurePath(name.replace("\\", "/")).name))
    path = PurePath(printable)
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix


def upload_digest(upload: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)
    return found.hexdigest()


def read(record: StoredFile, *, by: Actor, at: datetime) -> None:
    """Reading a file that carries a marking leaves a line."""
    if record.marking:
        TrailEntry.record(record, "read", by=by, at=at)
