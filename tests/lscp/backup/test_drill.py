"""The drill: what was backed up while the product ran is there again in an empty place."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from governance.core.models import TrailEntry
from governance.files.models import StoredFile
from governance.jobs.models import Heartbeat
from lscp.backup import postgres_programs
from lscp.backup.create import create_backup
from lscp.backup.errors import BackupIncomplete, BackupRefused
from lscp.backup.folder import BackupFolder
from lscp.backup.restore import check_backup, restore_backup
from tests.lscp.backup.places import (
    a_migrated_place,
    an_empty_place,
    everything,
    files_in,
    postgres_programs_folder,
)
from tests.scenarios import returns as scenarios


@pytest.fixture(scope="module")
def committed(request, django_db_setup, django_db_blocker):
    """A backup sees what is committed: a database that no test rolls back, gone afterwards."""
    with django_db_blocker.unblock(), a_migrated_place(request.config):
        yield


@pytest.fixture
def here(committed, tmp_path, settings):
    """The place that is backed up: its files stand in a folder of this test's own."""
    settings.POSTGRES_PROGRAMS = postgres_programs_folder()
    with files_in(tmp_path / "here"):
        yield tmp_path
    StoredFile.objects.all().delete()  # they stood in that folder


def content_of(stored: StoredFile) -> bytes:
    return Path(stored.content.path).read_bytes()


def backed_up(to: Path) -> Path:
    create_backup(to, at=timezone.now())
    return to


@pytest.mark.parametrize("key", ["", "a key of the backups"])
def test_a_backup_restores_every_row_and_every_file_into_an_empty_place(here, settings, key):
    settings.BACKUP_KEY = key
    stored = scenarios.a_stored_file()
    content, before = content_of(stored), everything()
    call_command("backup", str(here / "backup"))

    with an_empty_place(here / "there"):
        call_command("restore", str(here / "backup"))

        assert everything() == before
        assert content_of(StoredFile.objects.get()) == content


def test_in_a_restored_place_the_trail_is_still_append_only_and_work_goes_on(here):
    scenarios.a_stored_file()
    backup = backed_up(here / "backup")

    with an_empty_place(here / "there"):
        restore_backup(backup)
        with pytest.raises(DatabaseError):
            TrailEntry.objects.update(label="another")
        another = scenarios.a_stored_file()

        assert TrailEntry.objects.about(another).exists()


def test_what_comes_after_the_dump_is_not_in_it_and_breaks_nothing(here):
    backup = backed_up(here / "backup")
    scenarios.a_stored_file()

    with an_empty_place(here / "there"):
        restore_backup(backup)

        assert not StoredFile.objects.exists()


def test_a_backup_leaves_the_sign_by_which_its_age_is_known(here):
    at = timezone.now()

    create_backup(here / "backup", at=at)

    assert Heartbeat.objects.get(name="backup").at == at


def test_an_encrypted_backup_shows_nothing_of_what_it_holds(here, settings):
    settings.BACKUP_KEY = "a key of the backups"
    content = content_of(scenarios.a_stored_file())
    backup = backed_up(here / "backup")

    written = b"".join(path.read_bytes() for path in backup.rglob("*") if path.is_file())

    assert content not in written
    assert b"governance" not in written


def test_only_its_owner_may_look_into_a_backup(here):
    assert backed_up(here / "backup").stat().st_mode & 0o077 == 0


# What stands in the way


def test_a_backup_is_not_made_over_what_is_there(here):
    (here / "backup").mkdir()
    (here / "backup" / "kept.txt").write_text("kept")

    with pytest.raises(CommandError, match="is there already: name a new folder"):
        call_command("backup", str(here / "backup"))

    assert [path.name for path in (here / "backup").iterdir()] == ["kept.txt"]


def test_a_backup_into_no_folder_says_so(here):
    with pytest.raises(BackupRefused, match="There is no folder"):
        backed_up(here / "nowhere" / "backup")


def test_a_file_that_is_lost_is_named_and_the_rest_is_backed_up(here, capsys):
    lost, kept = scenarios.a_stored_file(), scenarios.a_stored_file()
    Path(lost.content.path).unlink()

    with pytest.raises(SystemExit) as ended:
        call_command("backup", str(here / "backup"))

    assert ended.value.code == 3
    assert lost.content.name in capsys.readouterr().err
    manifest = check_backup(here / "backup")
    assert manifest.missing == (lost.content.name,)
    assert f"files/{kept.content.name}" in manifest.members


def test_a_file_that_was_altered_on_the_disk_is_named(here):
    altered = scenarios.a_stored_file()
    Path(altered.content.path).write_bytes(b"other words")

    manifest = create_backup(here / "backup", at=timezone.now())

    assert manifest.missing == (altered.content.name,)


def test_a_database_that_is_not_empty_is_not_restored_into(here):
    backup = backed_up(here / "backup")

    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", str(backup))


def test_a_folder_of_files_that_is_not_empty_is_not_restored_into(here):
    backup = backed_up(here / "backup")
    (here / "there").mkdir()
    (here / "there" / "kept.txt").write_text("kept")

    with an_empty_place(here / "there"):
        with pytest.raises(BackupRefused, match="The folder of files is not empty"):
            restore_backup(backup)

        assert connection.introspection.table_names() == []


@pytest.mark.parametrize("key", ["", "a key of the backups"])
def test_a_damaged_backup_is_refused_before_anything_is_restored(here, settings, key):
    settings.BACKUP_KEY = key
    backup = backed_up(here / "backup")
    dump = next(backup.glob("database*"))
    dump.write_bytes(dump.read_bytes()[:-1] + b"?")

    with an_empty_place(here / "there"):
        with pytest.raises(BackupRefused, match="database is damaged"):
            restore_backup(backup)

        assert connection.introspection.table_names() == []


def test_a_backup_without_its_key_or_with_another_is_refused_with_a_sentence(here, settings):
    settings.BACKUP_KEY = "a key of the backups"
    backup = backed_up(here / "backup")

    settings.BACKUP_KEY = ""
    with pytest.raises(BackupRefused, match="give its key in LSCP_BACKUP_KEY"):
        check_backup(backup)
    settings.BACKUP_KEY = "another key"
    with pytest.raises(BackupRefused, match="encrypted with another key"):
        check_backup(backup)
    settings.BACKUP_KEY = "another key, a key of the backups"
    assert check_backup(backup).members


def test_a_backup_of_a_newer_version_is_refused_and_of_an_older_one_is_migrated_next(
    here, monkeypatch, capsys
):
    backup = backed_up(here / "backup")
    known = set(check_backup(backup).migrations)

    monkeypatch.setattr("lscp.backup.restore.known_migrations", lambda: known - {max(known)})
    with (
        an_empty_place(here / "there"),
        pytest.raises(BackupRefused, match=f"newer version, with the migration {max(known)}"),
    ):
        restore_backup(backup)
    monkeypatch.setattr("lscp.backup.restore.known_migrations", lambda: known | {"x.0001_y"})
    call_command("restore", str(backup), "--check")

    assert "1 migration came since: run `manage.py migrate` next." in capsys.readouterr().out


def test_a_backup_of_another_kind_of_database_is_refused(here):
    backup = backed_up(here / "backup")
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    folder = BackupFolder(backup)
    manifest = folder.read_manifest()
    for path in backup.glob("manifest*"):
        path.unlink()
    folder.write_manifest(manifest.model_copy(update={"database": other}))

    with an_empty_place(here / "there"), pytest.raises(BackupRefused, match=f"is of a {other}"):
        restore_backup(backup)


def test_a_place_that_differs_after_the_restore_is_named(here):
    backup = backed_up(here / "backup")
    manifest = check_backup(backup)
    folder = BackupFolder(backup)
    for path in backup.glob("manifest*"):
        path.unlink()
    rows = manifest.rows | {"governance_user": 7}
    folder.write_manifest(manifest.model_copy(update={"rows": rows}))

    with (
        an_empty_place(here / "there"),
        pytest.raises(BackupIncomplete, match="not as backed up: governance_user"),
    ):
        restore_backup(backup)


@pytest.mark.postgres
def test_programs_of_another_version_than_the_servers_are_refused(here, settings):
    folder = here / "programs"
    folder.mkdir()
    settings.POSTGRES_PROGRAMS = str(folder)

    with pytest.raises(BackupRefused, match="There is no pg_dump here"):
        backed_up(here / "backup")
    (folder / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6'\n")
    (folder / "pg_dump").chmod(0o700)
    with pytest.raises(BackupRefused, match=r"pg_dump is of PostgreSQL 9 and the server of \d\d"):
        backed_up(here / "backup")

    assert not list(here.glob("backup*"))


@pytest.mark.postgres
def test_what_pg_dump_complains_of_is_told(here, settings):
    folder = here / "programs"
    folder.mkdir()
    version = postgres_programs.server_version()
    (folder / "pg_dump").write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump {version}.1" && exit\n'
        "echo no such thing >&2\nexit 1\n"
    )
    (folder / "pg_dump").chmod(0o700)
    settings.POSTGRES_PROGRAMS = str(folder)

    with pytest.raises(BackupRefused, match="pg_dump failed: no such thing"):
        backed_up(here / "backup")
