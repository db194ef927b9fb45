"""Writing a report: the officer's passages, members' comments, the scrutineer's and the answers."""

from datetime import datetime

from django.db import transaction

from assurance.reports.content.values import ReportContent
from assurance.reports.models import Passage, Report, ReportComment
from assurance.reports.transitions import COMMENT, PASSAGE
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor

KIND = ReportComment.Kind


def create_passages(record: Report, content: ReportContent, *, by: Actor, at: datetime) -> None:
    """A place for each passage of the report that has none yet."""
    there = set(record.passages.values_list("key", flat=True))
    wanted = [text.key for text in content.texts if text.key not in there]
    PASSAGE.create_all([Passage(report=record, key=key) for key in wanted], "open", by=by, at=at)


def write(
    record: Passage,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write a passage of a draft; False when it is what stood there. Raises Stale."""
    return PASSAGE.edit(
        record,
        {"text": text.strip()},
        verb="write",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        written_at=at,
        written_by_id=by.user_id,
    )


def comment(
    record: Report, section: str, text: str, *, by: Actor, at: datetime, note: str = ""
) -> ReportComment:
    """A member's comment on one heading, for the office; it is no part of the report."""
    return add(record, "comment", KIND.MEMBER, text, by=by, at=at, note=note, section=section)


def scrutinise(
    record: Report, text: str, *, by: Actor, at: datetime, note: str = ""
) -> ReportComment:
    """The scrutineer's own words, which stand in the report as they were written."""
    return add(record, "scrutinise", KIND.SCRUTINY, text, by=by, at=at, note=note)


def answer(
    scrutiny: ReportComment, text: str, *, by: Actor, at: datetime, note: str = ""
) -> ReportComment:
    """A partner's answer to the scrutineer, beside the words it answers."""
    return add(
        scrutiny.report, "answer", KIND.ANSWER, text, by=by, at=at, note=note, answers=scrutiny
    )


def add_late_comment(
    record: Report, text: str, *, by: Actor, at: datetime, note: str = ""
) -> ReportComment:
    """What the scrutineer says once the report is frozen; shown apart, and no part of it."""
    return add(record, "say_since", KIND.SINCE, text, by=by, at=at, note=note)


def revise(
    record: ReportComment,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change one's own words; False when they are what stood there. Raises Stale."""
    return COMMENT.edit(
        record,
        {"text": text.strip()},
        verb="revise",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        written_at=at,
    )


@transaction.atomic
def add(
    record: Report,
    verb: str,
    kind: str,
    text: str,
    *,
    by: Actor,
    at: datetime,
    note: str,
    **place: object,
) -> ReportComment:
    """Put words beside a report, under its lock: it is not sent meanwhile without them."""
    lock(record)
    made = ReportComment(
        report=record,
        kind=kind,
        role=author_role(record, by),
        text=text.strip(),
        written_at=at,
        written_by_id=by.user_id,
        **place,
    )
    COMMENT.create(made, verb, by=by, at=at, note=note)
    return made


def author_role(record: Report, by: Actor) -> str:
    """By which seat this person speaks: one in the producing group first."""
    own = [held.title for held in by.holdings if held.group_id == record.group_id]
    if own:
        return f"{own[0]}, {record.group}"
    return next(
        (held.title for held in by.holdings if record.group_id in held.reachable_group_ids), ""
    )
