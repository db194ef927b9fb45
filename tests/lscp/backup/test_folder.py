"""A backup's folder: what it holds is proved when it is read, and what is no backup is refused."""

from datetime import UTC, datetime

import pytest

from lscp.backup.errors import BackupRefused
from lscp.backup.folder import BackupFolder
from lscp.backup.manifest import Manifest

MANIFEST = Manifest(
    made_at=datetime(2026, 4, 1, 12, tzinfo=UTC),
    database="sqlite",
    migrations=("governance.0001_tables",),
    rows={"governance_user": 3},
    members={},
)


@pytest.fixture(params=[(), ("key",)], ids=["plain", "encrypted"])
def folder(tmp_path, request) -> BackupFolder:
    return BackupFolder(tmp_path, request.param)


def test_a_file_is_read_as_it_was_written(folder):
    member = folder.write("files/a", [b"one ", b"two"])

    folder.check("files/a", member)
    assert b"".join(folder.read("files/a")) == b"one two"


def test_a_file_is_not_written_twice(folder):
    folder.write("files/a", [b"one"])

    with pytest.raises(FileExistsError):
        folder.write("files/a", [b"two"])


def test_a_file_that_is_not_what_the_manifest_says_is_refused(folder):
    folder.write("files/a", [b"one"])
    member = folder.write("files/b", [b"two"])

    with pytest.raises(BackupRefused, match="files/a is damaged"):
        folder.check("files/a", member)


def test_a_missing_file_is_named(folder):
    with pytest.raises(BackupRefused, match="files/a is missing from the backup"):
        list(folder.read("files/a"))


def test_a_manifest_is_read_as_it_was_written(folder):
    folder.write_manifest(MANIFEST)

    assert folder.read_manifest() == MANIFEST


def test_a_folder_without_a_manifest_is_no_backup(folder):
    with pytest.raises(BackupRefused, match=r"is no backup: it has no manifest\.json"):
        folder.read_manifest()


def test_an_altered_manifest_is_refused(tmp_path):
    folder = BackupFolder(tmp_path)
    folder.write_manifest(MANIFEST)
    path = tmp_path / "manifest.json"
    path.write_text(path.read_text().replace("3", "4"))

    with pytest.raises(BackupRefused, match=r"manifest\.json is damaged"):
        folder.read_manifest()


def test_a_manifest_of_another_form_is_refused(folder):
    folder.write_manifest(MANIFEST.model_copy(update={"form": 2}))

    with pytest.raises(BackupRefused, match="made in another form"):
        folder.read_manifest()
