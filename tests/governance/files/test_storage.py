"""A disk that is full: a sentence on the form, and nothing half written left behind."""

import errno
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from governance.core.errors import NotAllowed
from governance.files import operations as files
from governance.files.models import StoredFile
from governance.files.storage import WholeFileStorage
from governance.files.tasks import remove_orphans
from governance.structure.models import Group
from tests.governance.files.samples import PDF, an_upload
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


class FillsTheDisk(SimpleUploadedFile):
    """The disk is full after its first bytes have been written."""

    is_measured = False

    def chunks(self, chunk_size=None):
        if not self.is_measured:
            self.is_measured = True
            yield from super().chunks(chunk_size)
            return
        yield PDF[:8]
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def group() -> Group:
    return scenarios.a_case_review_group()


def files_on_disk() -> set[Path]:
    folder = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_is_told_in_a_sentence_and_leaves_neither_file_nor_row(group):
    before = files_on_disk()
    upload = FillsTheDisk("Paper.pdf", PDF, content_type="application/pdf")

    with pytest.raises(ValidationError, match="There is no room to store the file"):
        files.store(upload, group=group, by=acting(scenarios.its_chair(group)), at=NOON)

    assert files_on_disk() == before
    assert not StoredFile.objects.exists()


def test_a_file_whose_row_was_refused_is_not_left_on_the_disk(group):
    before = files_on_disk()
    stranger = acting(scenarios.its_chair(scenarios.a_foreign_group()))

    with pytest.raises(NotAllowed):
        files.store(an_upload("Paper.pdf", PDF), group=group, by=stranger, at=NOON)

    assert files_on_disk() == before


@pytest.fixture
def disk(tmp_path, monkeypatch) -> Path:
    """Nothing but what this test stores."""
    place = tmp_path / "files"
    field = StoredFile._meta.get_field("content")
    monkeypatch.setattr(field, "storage", WholeFileStorage(location=place))
    return place


def on(disk: Path) -> set[Path]:
    return {path for path in disk.rglob("*") if path.is_file()}


def lose_a_file(group: Group) -> None:
    """Its transaction fails after it was written."""
    who = acting(scenarios.its_chair(group))
    with suppress(RuntimeError), transaction.atomic():
        files.store(an_upload("Lost.pdf", PDF), group=group, by=who, at=NOON)
        raise RuntimeError("The database went away.")


def test_what_a_failed_transaction_left_on_the_disk_is_swept_up_and_nothing_else(group, disk):
    who = acting(scenarios.its_chair(group))
    own = Path(files.store(an_upload("A.pdf", PDF), group=group, by=who, at=NOON).content.path)
    others = own.with_name("not-ours.txt")
    others.write_text("Put here by an operator.")
    lose_a_file(group)
    [orphan] = on(disk) - {own, others}
    written = datetime.fromtimestamp(orphan.stat().st_mtime, UTC)
    over, later = written + files.LEFT_FOR, written + files.LEFT_FOR + timedelta(seconds=1)

    swept = [files.remove_orphans(at=at) for at in (over, later, later)]

    assert swept == [0, 1, 0]
    assert on(disk) == {own, others}


def test_a_file_of_an_upload_that_may_not_be_over_is_left_alone(group, disk):
    lose_a_file(group)

    assert remove_orphans() == 0
    assert len(on(disk)) == 1


def test_where_nothing_was_stored_yet_nothing_is_swept_up(disk):
    assert remove_orphans() == 0
