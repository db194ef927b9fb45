"""Writing a yearly report: sections, “no evidence”, comments, the scrutineer's statement."""

from datetime import date, datetime

from django.db import transaction

from assurance.yearly.content.current_content import words_hash
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
)
from assurance.yearly.transitions import COMMENT, REQUIREMENT, SECTION, STATEMENT
from governance.core.drawn_fields import DrawnFields, ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.structure.models import Seat

WORDS_READ = "words_read"
"""Under what name a page signs which words of the report it showed the scrutineer."""


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
    record: YearlyReport,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> YearlyStatement:
    """The scrutineer's own statement on what the report says, as the scrutineer saw it.

    Raises NotAllowed, NotNow (it was sent), ValidationError where one is written already, Stale
    where the report says something else by now.
    """
    lock(record)
    is_first = not record.is_stated
    STATEMENT.require("state", by, YearlyStatement(report=record), about=record)
    if is_first:
        ensure_as_seen("state", record, expected_version)
    statement = YearlyStatement(
        report=record,
        role=role_of(by, record),
        text=text.strip(),
        about_hash=words_hash(record),
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
    """Other words of the same author, or the same on what the report says by now.

    Raises Stale, NotAllowed, NotNow (it was sent).
    """
    about = statement.about_hash
    if statement.report.is_open_to_words:
        read = words_hash(statement.report)
        was_shown = not isinstance(expected_version, DrawnFields) or expected_version.holds(
            WORDS_READ, read
        )
        about = read if was_shown else about
    return STATEMENT.edit(
        statement,
        {"text": text.strip(), "about_hash": about},
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
