"""Returns that reached the office another way: entered for their respondent, who confirms them."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assurance.returns import access, notifications
from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations.returns import record_submission, undo_submission
from assurance.returns.transitions import OFFICE_ENTRY, RETURN, can_begin
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed, ensure_open
from governance.files import operations as files


@transaction.atomic
def begin(
    record: AssuranceReturn,
    *,
    channel: str,
    received_on: date,
    received_from: str,
    content: UploadedFile | None = None,
    summary: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> OfficeEntry:
    """The office begins to enter what it received; its respondent is told.

    The original lies beside the entry, or what was said is written down. Raises NotAllowed, NotNow
    (it is submitted already), ValidationError (no source, they have begun to write it themselves,
    the file is not taken); then nothing is stored.
    """
    lock(record)
    entry = OfficeEntry(
        assurance_return=record,
        channel=channel,
        received_on=received_on,
        received_from=received_from,
        summary=summary,
        entered_at=at,
        entered_by_id=by.user_id,
    )
    ensure_allowed(access.can_enter(by, entry), "enter", record)
    ensure_open(can_begin(entry), "enter", record)
    if content is not None:
        entry.original = files.store(
            content, group=None, about=record, part_of=record, by=by, at=at
        )
    OFFICE_ENTRY.create(entry, "begin", by=by, at=at, note=note)
    notifications.notify_being_entered(entry, at=at)
    return entry


@transaction.atomic
def send(
    entry: OfficeEntry,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The office submits what it entered; its respondent is asked to confirm it.

    It counts as sent on the day on which it was received. Raises Stale when the answers are not
    those that the officer saw.
    """
    OFFICE_ENTRY.move(entry, "send", by=by, at=at, sent_at=at, sent_by_id=by.user_id)
    record = entry.assurance_return
    RETURN.move(
        record,
        "submit",
        by=by,
        at=at,
        note=note,
        part_of=entry,
        expected_version=expected_version,
        submitted_at=at,
        submitted_by_id=by.user_id,
        first_read_at=at,
        first_read_by_id=by.user_id,
    )
    record_submission(record, by=by, at=at, part_of=entry, received_on=entry.received_on)
    notifications.notify_entered(entry, at=at)


@transaction.atomic
def confirm(
    entry: OfficeEntry,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The respondent says that it is right: from now on it is what they submitted.

    Raises Stale when the answers are not those that they saw.
    """
    OFFICE_ENTRY.move(
        entry,
        "confirm",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        confirmed_at=at,
        confirmed_by_id=by.user_id,
    )
    record = entry.assurance_return
    RETURN.move(record, "confirm_entry", by=by, at=at, part_of=entry, submitted_by_id=by.user_id)


@transaction.atomic
def reject(
    entry: OfficeEntry,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """The respondent says that it is not right, and why: it is theirs to write again.

    Others read nothing of it until it is submitted again; the office is told. Raises Stale.
    """
    OFFICE_ENTRY.move(
        entry,
        "reject",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        rejected_at=at,
        rejected_by_id=by.user_id,
    )
    record = entry.assurance_return
    RETURN.move(
        record,
        "reject_entry",
        by=by,
        at=at,
        part_of=entry,
        submitted_at=None,
        submitted_by_id=None,
        first_read_at=None,
        first_read_by_id=None,
    )
    undo_submission(record, by=by, at=at, part_of=entry)
    notifications.notify_rejected(entry, at=at)


def respond(
    entry: OfficeEntry,
    *,
    is_right: bool,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Confirm it or say that it is not right; raises what those raise."""
    operation = confirm if is_right else reject
    operation(entry, by=by, at=at, expected_version=expected_version, note=note)


def withdraw(entry: OfficeEntry, *, by: Actor, at: datetime, note: str = "") -> None:
    """The office stops entering it; what it wrote stays, for its respondent to use or change."""
    OFFICE_ENTRY.move(entry, "withdraw", by=by, at=at, note=note)
