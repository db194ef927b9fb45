"""Makes a backup: the database first, then the stored files its rows name.

Files are written once, before the row that names them: whatever the dump names is on the disk by
then. One that comes later is copied too, and harms nothing.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from governance.files.models import StoredFile
from governance.jobs.models import Heartbeat
from lscp.backup.databases import dump
from lscp.backup.encryption import split_keys
from lscp.backup.errors import BackupRefused
from lscp.backup.folder import BackupFolder, read_chunks
from lscp.backup.manifest import Manifest, Member

HEARTBEAT = "backup"
DATABASE, FILES = "database", "files"


def create_backup(to: Path, *, at: datetime) -> Manifest:
    """Write a whole backup into a new folder, or nothing; encrypted if a key is set.

    Raises BackupRefused when something is there already, or the database cannot be copied.
    """
    with made_beside(to) as path:
        folder = BackupFolder(path, split_keys(settings.BACKUP_KEY))
        with dump() as found:
            members = {DATABASE: folder.write(DATABASE, found.content)}
        stored, missing = copy_files(folder)
        manifest = Manifest(
            made_at=at,
            database=connection.vendor,
            migrations=applied_migrations(),
            rows=found.rows,
            members=members | stored,
            missing=missing,
        )
        folder.write_manifest(manifest)
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"at": at})
    return manifest


@contextmanager
def made_beside(to: Path) -> Iterator[Path]:
    """A folder for its owner's eyes, which becomes ``to`` when all went well, and else goes."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BackupRefused(f"{to} is there already: name a new folder.")
    if not to.parent.is_dir():
        raise BackupRefused(f"There is no folder {to.parent} to put the backup in.")
    unfinished = Path(tempfile.mkdtemp(dir=to.parent, prefix=f"{to.name}.unfinished-"))
    try:
        yield unfinished
        unfinished.rename(to)
    except BaseException:
        shutil.rmtree(unfinished)
        raise


def applied_migrations() -> tuple[str, ...]:
    """As ``app.name``."""
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))


def copy_files(folder: BackupFolder) -> tuple[dict[str, Member], tuple[str, ...]]:
    """Every stored file with its checksum; and the names of those lacking, or not as stored."""
    copied: dict[str, Member] = {}
    missing = []
    for name, sha256 in StoredFile.objects.order_by("pk").values_list("content", "sha256"):
        path = Path(default_storage.path(name))
        if not path.is_file():
            missing.append(name)
            continue
        with path.open("rb") as source:
            member = folder.write(f"{FILES}/{name}", read_chunks(source))
        copied[f"{FILES}/{name}"] = member
        if member.sha256 != sha256:
            missing.append(name)
    return copied, tuple(missing)
