"""Restores a backup into an empty place: all is proved before anything is written, and compared."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from lscp.backup.create import DATABASE, FILES, applied_migrations
from lscp.backup.databases import count_rows, load
from lscp.backup.encryption import split_keys
from lscp.backup.errors import BackupIncomplete, BackupRefused
from lscp.backup.folder import BackupFolder, measure, read_chunks
from lscp.backup.manifest import Manifest


def check_backup(source: Path) -> Manifest:
    """Read a backup through, write nothing. Raises BackupRefused when anything is wrong with it."""
    folder = BackupFolder(source, split_keys(settings.BACKUP_KEY))
    manifest = folder.read_manifest()
    for name, member in manifest.members.items():
        folder.check(name, member)
    return manifest


def restore_backup(source: Path) -> Manifest:
    """Fill this place's empty database and its empty folder of files, and compare.

    Raises BackupRefused with nothing written when the place or the backup is not fit for it, and
    BackupIncomplete when what was restored is not what was backed up.
    """
    refuse_unless_empty()
    manifest = check_backup(source)
    refuse_if_of_another_kind(manifest)
    folder = BackupFolder(source, split_keys(settings.BACKUP_KEY))
    load(folder.read(DATABASE))
    for name in stored_names(manifest):
        restore_file(folder, name)
    compare(manifest)
    return manifest


def refuse_unless_empty() -> None:
    """Raises BackupRefused when there is anything that a restore would write over."""
    if connection.introspection.table_names():
        raise BackupRefused("The database is not empty: restore into a new one.")
    place = Path(default_storage.path(""))
    if place.is_dir() and any(path.is_file() for path in place.rglob("*")):
        raise BackupRefused(f"The folder of files is not empty: {place}.")


def refuse_if_of_another_kind(manifest: Manifest) -> None:
    """Raises BackupRefused for another kind of database, or a newer version of the product."""
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"The backup is of a {manifest.database} database, and this place has "
            f"{connection.vendor}: set DATABASE_URL to a database of the same kind."
        )
    if unknown := sorted(set(manifest.migrations) - known_migrations()):
        raise BackupRefused(
            f"The backup was made by a newer version, with the migration {unknown[0]}: restore it "
            "with the version that made it."
        )


def known_migrations() -> set[str]:
    """Those this version brings with it, also under the names they replace, as ``app.name``."""
    found = MigrationLoader(None).disk_migrations
    replaced = (pair for migration in found.values() for pair in migration.replaces)
    return {f"{app}.{name}" for app, name in [*found, *replaced]}


def migrations_to_apply(manifest: Manifest) -> int:
    """How many migrations have come since the backup was made."""
    return len(known_migrations() - set(manifest.migrations))


def stored_names(manifest: Manifest) -> Iterator[str]:
    return (name for name in manifest.members if name.startswith(f"{FILES}/"))


def restored_path(name: str) -> Path:
    """Where a stored file belongs; a name that leads out of the folder is refused by Django."""
    return Path(default_storage.path(name.removeprefix(f"{FILES}/")))


def restore_file(folder: BackupFolder, name: str) -> None:
    path = restored_path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        target.writelines(folder.read(name))


def compare(manifest: Manifest) -> None:
    """Raises BackupIncomplete when tables, migrations or files are not those of the backup."""
    rows = count_rows(sorted(connection.introspection.table_names()))
    differing = sorted(dict(rows.items() ^ manifest.rows.items()))
    differing += [name for name in stored_names(manifest) if not is_as_stored(manifest, name)]
    if applied_migrations() != manifest.migrations:
        differing.append("migrations")
    if differing:
        raise BackupIncomplete(f"Restored, but not as backed up: {', '.join(differing)}.")


def is_as_stored(manifest: Manifest, name: str) -> bool:
    with restored_path(name).open("rb") as source:
        return measure(read_chunks(source)) == manifest.members[name]
