"""Answering, submitting, querying and accepting a return, and the ways back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import Model

from assurance.returns import notifications
from assurance.returns.models import (
    Answer,
    AssuranceReturn,
    OfficeEntry,
    Query,
    SubmittedAnswer,
)
from assurance.returns.operations import queries
from assurance.returns.transitions import ANSWER, OFFICE_ENTRY, RETURN
from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline


def answer(
    record: Answer,
    value: Any,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write one answer; False when it is what stood there. Raises Stale when another wrote.

    Who does not answer for the respondent enters it for them.
    """
    verb = writing_verb(by, record)
    return ANSWER.edit(
        record,
        {record.value_field: value},
        verb=verb,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
        is_entered=verb == "enter",
    )


def writing_verb(actor: Actor, record: Answer) -> str:
    """By which verb this person writes an answer, if by any."""
    is_theirs = ANSWER.allows("answer", actor, record)
    return "enter" if ANSWER.allows("enter", actor, record) and not is_theirs else "answer"


@transaction.atomic
def submit(
    record: AssuranceReturn,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The chair sends it; the deadline stops at the first time. Others read it as it stands now.

    Raises Stale when its answers are not those that the chair saw.
    """
    RETURN.move(
        record,
        "submit",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        submitted_at=at,
        submitted_by_id=by.user_id,
    )
    for entry in OfficeEntry.objects.of_return(record).being_entered():
        OFFICE_ENTRY.move(entry, "withdraw", by=by, at=at, part_of=record)
    record_submission(record, by=by, at=at, part_of=record)


def record_submission(
    record: AssuranceReturn,
    *,
    by: Actor,
    at: datetime,
    part_of: Model,
    received_on: date | None = None,
) -> None:
    """What was sent, as others read it from now on; its deadline and those of its queries stop.

    ``received_on`` is the day by which it was sent in time, where that was before it was entered.
    """
    SubmittedAnswer.objects.bulk_create(
        SubmittedAnswer(
            answer=row,
            submitted_at=at,
            submitted_by_id=by.user_id,
            **{row.value_field: row.value},
        )
        for row in record.answers.for_form().with_submitted()
        if row.differs_from_submitted
    )
    search_index.refresh(record)
    if record.deadline.status == Deadline.Status.RUNNING:
        deadlines.meet(record.deadline, by=by, at=at, part_of=part_of, happened_on=received_on)
    queries.meet_deadlines(record, by=by, at=at, part_of=part_of)


def read_stamps(record: AssuranceReturn, by: Actor, at: datetime) -> dict[str, Any]:
    """Who asks or accepts has looked at it, if nobody had before; locks the return."""
    lock(record)
    return {} if record.first_read_at else {"first_read_at": at, "first_read_by_id": by.user_id}


@transaction.atomic
def query(answer: Answer, reason: str, *, by: Actor, at: datetime, note: str = "") -> Query:
    """The office asks about one answer; the return goes back and its chair is told."""
    RETURN.move(
        answer.assurance_return,
        "query",
        by=by,
        at=at,
        **read_stamps(answer.assurance_return, by, at),
    )
    return queries.raise_query(answer, reason, by=by, at=at, note=note)


def mark_read(record: AssuranceReturn, *, by: Actor, at: datetime) -> bool:
    """The office looks at it: from now on it is not taken back. True the first time, by the office.

    The row is locked and read apart from the page's record, which keeps what was loaded with it.
    """
    if not RETURN.offers("mark_read", by, record):
        return False
    stamps = {"first_read_at": at, "first_read_by_id": by.user_id}
    with transaction.atomic():
        now = AssuranceReturn.objects.select_for_update().get(pk=record.pk)
        if not now.is_unread:
            return False
        return RETURN.edit(
            now, stamps, verb="mark_read", by=by, at=at, expected_version=now.version
        )


@transaction.atomic
def take_back(
    record: AssuranceReturn,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The respondent takes back what nobody of the office has looked at, to write on.

    Others read nothing of it again, and its time limit runs on. Raises NotNow once it was read,
    and Stale when it is not what they saw.
    """
    RETURN.move(
        record,
        "take_back",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        submitted_at=None,
        submitted_by_id=None,
        taken_back_at=at,
        taken_back_by_id=by.user_id,
    )
    undo_submission(record, by=by, at=at, part_of=record)


def undo_submission(record: AssuranceReturn, *, by: Actor, at: datetime, part_of: Model) -> None:
    """Others read nothing of it again, and its time limit runs on to the same day."""
    SubmittedAnswer.objects.filter(answer__assurance_return=record).delete()
    search_index.refresh(record)
    deadlines.resume(record.deadline, by=by, at=at, part_of=part_of)


@transaction.atomic
def reopen(record: AssuranceReturn, *, by: Actor, at: datetime, note: str) -> None:
    """The office undoes its acceptance, and why; it may then ask about an answer again."""
    RETURN.move(
        record,
        "reopen",
        by=by,
        at=at,
        note=note,
        accepted_at=None,
        accepted_by_id=None,
        reopened_at=at,
        reopened_by_id=by.user_id,
    )
    record.receipts.update(received_at=None)
    notifications.notify_reopened(record, at=at)


@transaction.atomic
def accept(
    record: AssuranceReturn,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The office takes it; its queries are settled and each partnership has its receipt.

    Raises Stale when it is not what the officer saw.
    """
    RETURN.move(
        record,
        "accept",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        accepted_at=at,
        accepted_by_id=by.user_id,
        **read_stamps(record, by, at),
    )
    for raised in Query.objects.of_return(record).not_closed():
        queries.settle(raised, by=by, at=at, expected_version=raised.version)
    record.receipts.filter(received_at__isnull=True).update(received_at=at)


@transaction.atomic
def save_answers(
    typed: Iterable[tuple[Answer, Any, ExpectedVersion]],
    *,
    by: Actor,
    at: datetime,
    notes: Mapping[int, str] = MappingProxyType({}),
) -> list[Answer]:
    """Write what was typed, each answer by itself; returns those somebody else had changed.

    ``typed`` holds the answer, its new value and what the person saw of it; ``notes``, by an
    answer's key, what is kept with it. Raises NotNow or NotAllowed, and then nothing is written.
    """
    stale = []
    for record, value, expected_version in typed:
        if record.version == expected_version and record.value == value:
            continue  # as it was read: nothing is written here
        try:
            note = notes.get(record.pk, "")
            answer(record, value, by=by, at=at, expected_version=expected_version, note=note)
        except Stale:
            stale.append(record)
    return stale
