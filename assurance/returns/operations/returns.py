"""Asking for a return, answering, submitting, querying and accepting it, and the ways back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.returns import notifications
from assurance.returns.models import Answer, AssuranceReturn, Query, Receipt, SubmittedAnswer
from assurance.returns.operations import queries
from assurance.returns.transitions import ANSWER, RETURN
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.periods.models import Period
from governance.rules.workdays import add_working_days
from governance.structure.models import GroupService, Participation


@transaction.atomic
def open_return(
    item: TimetableItem, period: Period, *, by: Actor, at: datetime
) -> tuple[AssuranceReturn, bool]:
    """Open the return of ``item`` for ``period``; True when it is new.

    Safe to call twice, late, or at once from two places: the item is locked and the database
    keeps one return per item and period. Raises Instrument.DoesNotExist when what the
    timetable asks for has no questions yet, and ValueError when no due date is stated for it.
    """
    TimetableItem.objects.select_for_update().get(pk=item.pk)
    existing = AssuranceReturn.objects.filter(item=item, period=period).first()
    if existing:
        return existing, False
    instrument = Instrument.objects.newest(item.instrument_key)
    record = AssuranceReturn(
        item=item,
        instrument=instrument,
        period=period,
        group=item.group,
        organisation=item.organisation,
        returns_to=item.returns_to,
        through=item.through,
        opened_at=at,
    )
    record.deadline = deadlines.start(deadline_for(record), by=by, at=at)
    RETURN.create(record, "ask", by=by, at=at)
    Answer.objects.bulk_create(
        Answer(assurance_return=record, question=question)
        for question in Question.objects.filter(section__instrument=instrument)
    )
    Receipt.objects.bulk_create(
        Receipt(assurance_return=record, partnership_id=partnership)
        for partnership in receiving_partnerships(record, on=by.on)
    )
    Instrument.objects.filter(pk=instrument.pk, opened_at__isnull=True).update(opened_at=at)
    notifications.notify_asked(record, at=at)
    return record, True


def receiving_partnerships(record: AssuranceReturn, *, on: date) -> QuerySet:
    """The partnerships that receive it: those its own group serves, a joint group's all of them.

    For an organisation, those that the receiving group serves and in which it takes part.
    """
    services = GroupService.objects.in_force(on=on)
    if record.group_id:
        found = services.filter(group=record.group_id)
    else:
        part = Participation.objects.in_force(on=on).filter(organisation=record.organisation_id)
        found = services.filter(
            group=record.returns_to_id, partnership__in=part.values("partnership")
        )
    return found.values_list("partnership", flat=True).distinct()


def deadline_for(record: AssuranceReturn) -> Deadline:
    """Due so many working days after the period's last day; ValueError where none is stated."""
    item, last_day = record.item, record.period.ends_on - timedelta(days=1)
    if item.due_working_days is None:
        raise ValueError(f"No due date is stated for {item.key}.")
    return Deadline(
        rule=item.instrument_key,
        edition=item.key,
        label=str(record)[:200],
        reason=f"Asked for by {record.returns_to}"[:300],
        counts_from=last_day,
        due_on=add_working_days(last_day, item.due_working_days),
        limit=item.due_working_days,
        unit=Deadline.Unit.WORKING_DAYS,
        is_confirmed=item.is_confirmed,
        owner_group=record.group,
        owner_organisation=record.answering_organisation,
    )


def answer(
    record: Answer,
    value: Any,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write one answer; False when it is what stood there. Raises Stale when another wrote."""
    return ANSWER.edit(
        record,
        {record.value_field: value},
        verb="answer",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )


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
    if record.deadline.status == Deadline.Status.RUNNING:
        deadlines.meet(record.deadline, by=by, at=at, part_of=record)
    queries.meet_deadlines(record, by=by, at=at, part_of=record)


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
    SubmittedAnswer.objects.filter(answer__assurance_return=record).delete()
    deadlines.resume(record.deadline, by=by, at=at, part_of=record)


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
