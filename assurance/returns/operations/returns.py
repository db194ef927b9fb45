"""Asking for a return, answering, submitting, querying and accepting it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.returns import notifications
from assurance.returns.models import Answer, AssuranceReturn, Query, Receipt, SubmittedAnswer
from assurance.returns.transitions import ANSWER, QUERY, RETURN
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.record_changes import changed_meanwhile, lock
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
    timetable asks for has no questions yet.
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
    """Due so many working days after the period's last day, as the timetable says."""
    item, last_day = record.item, record.period.ends_on - timedelta(days=1)
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
        owner_organisation=None if record.group else record.through or record.organisation,
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


@transaction.atomic
def query(answer: Answer, reason: str, *, by: Actor, at: datetime, note: str = "") -> Query:
    """The office asks about one answer; the return goes back and its chair is told."""
    raised = Query(answer=answer, reason=reason.strip(), asked_at=at, asked_by_id=by.user_id)
    RETURN.move(answer.assurance_return, "query", by=by, at=at)
    QUERY.create(raised, "raise_query", by=by, at=at, note=note)
    notifications.notify_queried(raised, at=at)
    return raised


@transaction.atomic
def reply(
    record: Query,
    reply: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The respondent answers the office's question; they then submit again.

    The return is locked first, as by every operation on a part of it, so that it is not sent
    meanwhile. Raises ValidationError without words, and Stale when another replied since
    ``expected_version``: then theirs stands, and the refusal carries what was not written.
    """
    words = reply.strip()
    if not words:
        raise ValidationError({"reply": "Write what you reply."})
    lock(record.answer.assurance_return)
    now = Query.objects.get(pk=record.pk)
    QUERY.move(
        record,
        "reply",
        by=by,
        at=at,
        note=note,
        reply=words,
        replied_at=at,
        replied_by_id=by.user_id,
    )
    if now.reply != words and changed_meanwhile(now, ["reply"], expected_version):
        raise Stale("reply", now, {"reply": words}, ("reply",))


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
    )
    open_queries = Query.objects.filter(answer__assurance_return=record).exclude(
        status=Query.Status.SETTLED
    )
    for raised in open_queries.select_related("answer__assurance_return"):
        QUERY.move(raised, "settle", by=by, at=at, expected_version=raised.version)
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
