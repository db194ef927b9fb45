"""Storing what somebody uploads, sweeping up what failed, and the line that reading leaves."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.core.text_cleaning import clean_line
from governance.files.file_types import content_type, suffix_of
from governance.files.malware import refuse_malware
from governance.files.models import StoredFile
from governance.files.transitions import FILE
from governance.structure.models import Group

LONGEST_NAME = 150
LEFT_FOR = timedelta(days=7)
"""How old a file without a row is before it is taken away: no upload takes as long."""
FOLDER, OWN_NAME = re.compile(r"[0-9]{4}/[0-9]{2}"), re.compile(r"[0-9a-f]{32}\.[a-z0-9]+")
"""Where ``store`` puts a file, and how it calls it; what is called otherwise is left alone."""
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


def store_made(
    made: bytes,
    name: str,
    *,
    about: Model,
    at: datetime,
    kind: str = "application/pdf",
    marking: str = "",
) -> StoredFile:
    """Keep a paper of ours that a worker made, under a name of its own on the disk.

    It belongs to no group, so that only the page of what it is ``about`` gives it away.
    """
    return StoredFile.objects.create(
        content=ContentFile(made, name=f"{secrets.token_hex(16)}.{suffix_of(name)}"),
        name=name,
        content_type=kind,
        size=len(made),
        sha256=hashlib.sha256(made).hexdigest(),
        marking=marking,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        stored_at=at,
    )


def remove_content(record: StoredFile) -> None:
    """Take away what was written for a row that never came to be."""
    record.content.storage.delete(str(record.content.name))


def remove_orphans(*, at: datetime) -> int:
    """Take away old files that no row names; returns how many.

    An upload leaves one whose transaction fails after the file was written, and a process that
    ends in between.
    """
    orphans = [name for folder in folders() for name in unnamed_files(folder, at - LEFT_FOR)]
    for name in orphans:
        storage().delete(name)
    return len(orphans)


def unnamed_files(folder: str, before: datetime) -> list[str]:
    """The files of a folder, written before then, that no row names; one query."""
    found = [name for name in storage().listdir(folder)[1] if OWN_NAME.fullmatch(name)]
    rows = StoredFile.objects.filter(content__startswith=f"{folder}/")
    named = set(rows.values_list("content", flat=True))
    paths = {f"{folder}/{name}" for name in found} - named
    return sorted(path for path in paths if storage().get_modified_time(path) < before)


def folders() -> Iterator[str]:
    """The folders of every month in which something was stored."""
    if not storage().exists(""):
        return
    for year in storage().listdir("")[0]:
        months = (f"{year}/{month}" for month in storage().listdir(year)[0])
        yield from filter(FOLDER.fullmatch, months)


def storage() -> Storage:
    return StoredFile._meta.get_field("content").storage


def plain_name(name: str) -> str:
    """The last part of a path, without what cannot be printed, short enough, its suffix kept."""
    last = PurePath(name.replace("\\", "/")).name.translate(dict.fromkeys(map(ord, "\r\n")))
    path = PurePath("".join(filter(str.isprintable, clean_line(last))))
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
