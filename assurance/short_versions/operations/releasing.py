"""A short version that was read is released to everybody, and can be withdrawn."""

from datetime import datetime

from django.db import transaction

from assurance.reports.operations.made_files import Form
from assurance.short_versions.content.current_content import content_of
from assurance.short_versions.models import ShortVersion
from assurance.short_versions.operations import files
from assurance.short_versions.transitions import SHORT_VERSION
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor


@transaction.atomic
def release(
    record: ShortVersion, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Anybody may read it from now on, in the words that were read; its PDF is asked for.

    Raises NotAllowed, NotNow, Stale, ValidationError (the report is not published), AlteredContent.
    """
    lock(record)
    SHORT_VERSION.require("release", by, record)
    ensure_as_seen("release", record, expected_version)
    content_of(record)
    SHORT_VERSION.move(
        record,
        "release",
        by=by,
        at=at,
        expected_version=expected_version,
        released_at=at,
        released_by_id=by.user_id,
    )
    files.ask_for_file(record, form=Form.PDF, by=by, at=at)


def withdraw(record: ShortVersion, *, by: Actor, at: datetime, note: str) -> None:
    """Nobody outside reads it any more, and why."""
    SHORT_VERSION.move(
        record, "withdraw", by=by, at=at, note=note, withdrawn_at=at, withdrawn_by_id=by.user_id
    )


def rewrite(
    record: ShortVersion, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """A withdrawn version is written, read and released again. Raises Stale."""
    SHORT_VERSION.move(record, "rewrite", by=by, at=at, expected_version=expected_version)
