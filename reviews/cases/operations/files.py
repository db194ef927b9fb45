"""Storing a file with a case, for its named people alone, and that somebody took it."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model

from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.files import operations as files
from governance.files.models import StoredFile
from reviews.cases.models import Case, PanelResponse
from reviews.cases.transitions import CASE, PANEL_RESPONSE


def store_with(
    case: Case, content: UploadedFile, *, by: Actor, at: datetime, part_of: Model
) -> StoredFile:
    """Keep an upload with a case, as ``part_of`` a record whose operation has asked who may.

    Raises ValidationError on ``content``.
    """
    return files.store(
        content,
        group=None,
        by=by,
        at=at,
        marking=StoredFile.Marking.OFFICIAL_SENSITIVE,
        about=case,
        part_of=part_of,
    )


@transaction.atomic
def keep_proof(
    case: Case,
    content: UploadedFile,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Store the proof of the notification, in place of the words about where it is kept, or of
    another file; that one is given to nobody any more.
    """
    lock(case)
    CASE.require("keep_proof", by, case)
    kept = store_with(case, content, by=by, at=at, part_of=case)
    CASE.edit(
        case,
        {"proof_file": kept, "proof": ""},
        verb="keep_proof",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def keep_letter(
    response: PanelResponse,
    content: UploadedFile,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Store a letter of the Panel that was recorded without it, or in place of another file."""
    case = response.review.case
    lock(case)
    PANEL_RESPONSE.require("keep_letter", by, response)
    kept = store_with(case, content, by=by, at=at, part_of=response)
    PANEL_RESPONSE.edit(
        response,
        {"letter": kept},
        verb="keep_letter",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def take_proof(case: Case, *, by: Actor, at: datetime) -> None:
    """That the proof of the notification was taken leaves a line on the case."""
    TrailEntry.record(case, "take_proof", by=by, at=at)


def take_letter(case: Case, *, by: Actor, at: datetime) -> None:
    """That a letter of the Panel was taken leaves a line on the case."""
    TrailEntry.record(case, "take_letter", by=by, at=at)
