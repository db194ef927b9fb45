"""Writing a yearly report: sections, “no evidence”, comments, the scrutineer's statement."""

from datetime import date, datetime

from django.db import transaction

from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
)
from assurance.yearly.transitions import COMMENT, REQUIREMENT, SECTION, STATEMENT
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.structure.models import Seat


def write(
    section: YearlySection,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """The words under one heading; False when they are what stood there. Raises Stale."""
    return SECTION.edit(
        section,
        {"text": text.strip()},
        verb="write",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        written_at=at,
        written_by_id=by.user_id,
    )


def assign(
    section: YearlySection,
    author: Seat | None,
    due_on: date | None,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """Which seat writes it, and by when; without a seat the office does."""
    return SECTION.edit(
        section,
        {"author": author, "due_on": due_on},
        verb="assign",
        by=by,
        at=at,
        expected_version=expected_version,
    )


def say_no_evidence(
    requirement: YearlyRequirement,
    no_evidence: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """That there is no evidence of progress, why, and what is done about it; empty takes it back.

    It is printed in the report. Raises Stale.
    """
    text = no_evidence.strip()
    return REQUIREMENT.edit(
        requirement,
        {"no_evidence": text},
        verb="say_no_evidence",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        said_at=at if text else None,
        said_by_id=by.user_id if text else None,
    )


@transaction.atomic
def state(
    record: YearlyReport, text: str, *, by: Actor, at: datetime, note: str = ""
) -> YearlyStatement:
    """The scrutineer's own statement on what the report says now.

    Raises NotAllowed, NotNow (it was sent), ValidationError where one is written already.
    """
    lock(record)
    statement = YearlyStatement(
        report=record,
        role=role_of(by, record),
        text=text.strip(),
        about_hash=content_of(record).hash,
        written_at=at,
        written_by_id=by.user_id,
    )
    STATEMENT.create(statement, "state", by=by, at=at, note=note)
    return statement


def restate(
    statement: YearlyStatement,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Other words of the same author. Raises Stale, NotAllowed, NotNow (it was sent)."""
    return STATEMENT.edit(
        statement,
        {"text": text.strip()},
        verb="restate",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        written_at=at,
    )


def comment(
    record: YearlyReport, section: str, text: str, *, by: Actor, at: datetime, note: str = ""
) -> YearlyComment:
    """A member's comment on one heading, for the office; it is no part of the report."""
    said = YearlyComment(
        report=record,
        section=section,
        role=role_of(by, record),
        text=text.strip(),
        written_at=at,
        written_by_id=by.user_id,
    )
    COMMENT.create(said, "comment", by=by, at=at, note=note)
    return said


def revise(
    said: YearlyComment,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Other words of the same author. Raises Stale."""
    return COMMENT.edit(
        said,
        {"text": text.strip()},
        verb="revise",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        written_at=at,
    )


def answer(
    said: YearlyComment,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What the office did about a comment. Raises Stale."""
    return COMMENT.edit(
        said,
        {"answer": text.strip()},
        verb="answer",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )


def role_of(by: Actor, record: YearlyReport) -> str:
    """The seat this person speaks from: one in the partnership, else the first they hold."""
    own = [held for held in by.holdings if held.partnership_id == record.partnership_id]
    held = next(iter(own or by.holdings), None)
    return f"{held.title}, {held.place}"[:160] if held else by.name[:160]
