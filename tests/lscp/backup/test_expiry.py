"""Backups that are too old go; what is no backup of ours, or cannot be read, stays."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lscp.backup.expiry import prune
from lscp.backup.folder import BackupFolder
from lscp.backup.manifest import Manifest
from lscp.tasks import prune_backups

pytestmark = pytest.mark.once
NOW = timezone.now()


def a_backup(folder, name: str, days: int, key: str = ""):
    manifest = Manifest(
        made_at=NOW - timedelta(days=days),
        database="sqlite",
        migrations=(),
        rows={},
        members={},
    )
    (folder / name).mkdir()
    BackupFolder(folder / name, (key,) if key else ()).write_manifest(manifest)


@pytest.fixture
def folder(tmp_path, settings):
    settings.BACKUP_EXPIRES_AFTER_DAYS = 35
    settings.BACKUP_KEY = "the-key"
    a_backup(tmp_path, "young", 34)
    a_backup(tmp_path, "old", 36)
    a_backup(tmp_path, "old-encrypted", 36, key="the-key")
    a_backup(tmp_path, "of-another-key", 36, key="another")
    (tmp_path / "photographs").mkdir()
    (tmp_path / "note.txt").write_text("Nothing.")
    return tmp_path


def names(folder) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_is_too_old_goes_and_what_nobody_can_read_stays(folder):
    deleted, unknown = prune(folder, at=NOW)

    assert deleted == ["old", "old-encrypted"]
    assert unknown == ["of-another-key", "photographs"]
    assert names(folder) == ["note.txt", "of-another-key", "photographs", "young"]


def test_the_worker_does_so_where_a_folder_is_named(folder, settings):
    settings.BACKUPS_FOLDER = ""
    assert prune_backups() == 0
    settings.BACKUPS_FOLDER = str(folder)
    assert prune_backups() == 2


def test_the_command_says_what_it_did_and_wants_a_folder(folder, capsys):
    call_command("prune_backups", str(folder))

    said = capsys.readouterr()
    assert said.out == "2 backups deleted.\n"
    assert "photographs is no backup that can be read here: it stays." in said.err
    with pytest.raises(CommandError, match="Name the folder"):
        call_command("prune_backups", str(folder / "nowhere"))
