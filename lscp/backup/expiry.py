"""Takes away backups that are older than they may be: what was deleted since is in none of them."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from lscp.backup.encryption import split_keys
from lscp.backup.errors import BackupRefused
from lscp.backup.folder import BackupFolder


def prune(folder: Path, *, at: datetime) -> tuple[list[str], list[str]]:
    """Delete the backups in a folder that are too old; the names of those deleted, and of those
    that nobody can read, which stay.
    """
    before = at - timedelta(days=settings.BACKUP_EXPIRES_AFTER_DAYS)
    deleted, unknown = [], []
    for path in sorted(each for each in folder.iterdir() if each.is_dir()):
        made_at = age_of(path)
        if made_at is None:
            unknown.append(path.name)
        elif made_at < before:
            shutil.rmtree(path)
            deleted.append(path.name)
    return deleted, unknown


def age_of(path: Path) -> datetime | None:
    """When a backup was made, by its own manifest; None for what is no backup of ours."""
    try:
        return BackupFolder(path, split_keys(settings.BACKUP_KEY)).read_manifest().made_at
    except BackupRefused:
        return None
