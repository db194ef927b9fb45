"""Sending a published report to each of its recipients, and the proof that it went."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from assurance.publication import notifications
from assurance.publication.letters import letter_for
from assurance.publication.models import YearlyDispatch
from assurance.publication.operations.dispatch_clock import meet_when_settled, resume_clock
from assurance.publication.transitions import DISPATCH, ensure_address
from assurance.yearly.models import YearlyReport
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.files import operations as files
from governance.files.models import StoredFile

Channel = YearlyDispatch.Channel


def add_recipient(
    record: YearlyReport, recipient: str, address: str, *, by: Actor, at: datetime, note: str = ""
) -> YearlyDispatch:
    """One more than the rules name, with the same letter. Raises ValidationError for one twice."""
    added = YearlyDispatch(
        report=record,
        origin=YearlyDispatch.Origin.OFFICE,
        recipient=recipient.strip(),
        address=address.strip(),
        is_address_confirmed=bool(address.strip()),
        letter=letter_for(record, recipient.strip(), "", on=localdate(record.published_at)),
    )
    DISPATCH.create(added, "add_recipient", by=by, at=at, note=note)
    return added


def write_letter(
    dispatch: YearlyDispatch,
    changes: dict[str, object],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Another letter or address, until it is sent; that somebody confirmed the address."""
    return DISPATCH.edit(
        dispatch,
        changes,
        verb="write_letter",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def email_copy(
    dispatch: YearlyDispatch, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Hand the letter to the outbox; that it went out is known once the outbox says so.

    Raises ValidationError without an e-mail address, Stale.
    """
    lock(dispatch)
    DISPATCH.require("email_copy", by, dispatch)
    ensure_as_seen("email_copy", dispatch, expected_version)
    ensure_address(dispatch)
    DISPATCH.move(
        dispatch,
        "email_copy",
        by=by,
        at=at,
        expected_version=expected_version,
        channel=Channel.OUTBOX,
        message=notifications.send_copy(dispatch, at=at),
    )


@transaction.atomic
def confirm_sent(dispatch: YearlyDispatch, *, by: Actor, at: datetime) -> None:
    """The mail server took it, on the day on which it did."""
    lock(dispatch.report)
    sent_at = dispatch.message.sent_at if dispatch.message else None
    DISPATCH.move(
        dispatch,
        "confirm_sent",
        by=by,
        at=at,
        channel=Channel.OUTBOX,
        sent_on=localdate(sent_at or at),
    )
    meet_when_settled(dispatch.report, by=by, at=at, part_of=dispatch.report)


def fail(dispatch: YearlyDispatch, *, by: Actor, at: datetime) -> None:
    """The mail server refused it: it is still to be sent, and the outbox says why."""
    DISPATCH.move(dispatch, "fail", by=by, at=at, channel=Channel.NONE)


@transaction.atomic
def record_sent(
    dispatch: YearlyDispatch,
    sent_on: date,
    channel: str,
    proof: str,
    content: UploadedFile | None = None,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """It was sent by another way on that day. Raises ValidationError for a day before publication
    or to come, Stale.
    """
    lock(dispatch.report)
    DISPATCH.require("record_sent", by, dispatch)
    DISPATCH.move(
        dispatch,
        "record_sent",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        sent_on=sent_on,
        channel=channel,
        proof=proof.strip(),
        proof_file=stored_proof(dispatch, content, by=by, at=at, part_of=dispatch),
    )
    meet_when_settled(dispatch.report, by=by, at=at, part_of=dispatch.report)


@transaction.atomic
def give_proof(
    dispatch: YearlyDispatch,
    proof: str,
    content: UploadedFile | None = None,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What proves that it was sent, in words or as a file; a file takes the place of another."""
    lock(dispatch)
    DISPATCH.require("give_proof", by, dispatch)
    changes: dict[str, object] = {"proof": proof.strip()}
    if content is not None:
        changes["proof_file"] = stored_proof(dispatch, content, by=by, at=at, part_of=dispatch)
    return DISPATCH.edit(
        dispatch,
        changes,
        verb="give_proof",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def stored_proof(
    dispatch: YearlyDispatch,
    content: UploadedFile | None,
    *,
    by: Actor,
    at: datetime,
    part_of: Model,
) -> StoredFile | None:
    """An upload as part of the operation on the dispatch, which has asked who may."""
    if content is None:
        return dispatch.proof_file
    return files.store(content, group=None, by=by, at=at, about=dispatch, part_of=part_of)


@transaction.atomic
def dismiss(dispatch: YearlyDispatch, *, by: Actor, at: datetime, note: str) -> None:
    """It is not sent there, and why."""
    lock(dispatch.report)
    DISPATCH.move(dispatch, "dismiss", by=by, at=at, note=note, reason=note.strip())
    meet_when_settled(dispatch.report, by=by, at=at, part_of=dispatch.report)


@transaction.atomic
def reopen(dispatch: YearlyDispatch, *, by: Actor, at: datetime, note: str) -> None:
    """What was recorded was wrong: it is still to be sent, and its days run on."""
    lock(dispatch.report)
    DISPATCH.move(
        dispatch, "reopen", by=by, at=at, note=note, channel=Channel.NONE, sent_on=None, reason=""
    )
    resume_clock(dispatch, by=by, at=at, part_of=dispatch.report)
