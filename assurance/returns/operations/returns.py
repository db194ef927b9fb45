"""Asking for a return, answering, submitting, querying and accepting it, and chasing late ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.returns import access, notifications
from assurance.returns.models import Answer, AssuranceReturn, Query, Receipt, SubmittedAnswer
from assurance.returns.transitions import ANSWER, QUERY, RETURN
from governance.core.batches import run_isolated
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotAllowed, Stale
from governance.core.models import TrailEntry
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
def submit(record: AssuranceReturn, *, by: Actor, at: datetime, note: str = "") -> None:
    """The chair sends it; the deadline stops at the first time. Others read it as it stands now."""
    RETURN.move(
        record, "submit", by=by, at=at, note=note, submitted_at=at, submitted_by_id=by.user_id
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
def accept(record: AssuranceReturn, *, by: Actor, at: datetime, note: str = "") -> None:
    """The office takes it; its queries are settled and each partnership has its receipt."""
    RETURN.move(
        record, "accept", by=by, at=at, note=note, accepted_at=at, accepted_by_id=by.user_id
    )
    open_queries = Query.objects.filter(answer__assurance_return=record).exclude(
        status=Query.Status.SETTLED
    )
    for raised in open_queries.select_related("answer__assurance_return"):
        QUERY.move(raised, "settle", by=by, at=at)
    record.receipts.filter(received_at__isnull=True).update(received_at=at)


@dataclass(frozen=True)
class Chased:
    """What a round of chasing did, in names of respondents."""

    told: tuple[str, ...] = ()
    told_before: tuple[str, ...] = ()
    nobody_to_tell: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    """Left out because of a fault, which is logged."""
    not_ours: tuple[str, ...] = ()
    """For another office to chase."""


@transaction.atomic
def chase(late: Iterable[AssuranceReturn], *, by: Actor, at: datetime) -> Chased:
    """One message a day to each late respondent from each group that asked, naming all it owes.

    All, and not only what was given: so it is the same message whoever sends it first, and what
    is chased by itself silences nothing else. Raises NotAllowed when any of them is not this
    actor's to chase; then nothing is sent.
    """
    records = list(late)
    for record in records:
        if not access.can_chase(by, record):
            raise NotAllowed("chase", record)
    told: dict[str, list[str]] = defaultdict(list)
    for own in overdue_by_addressee(records, on=localdate(at)):
        outcome = run_isolated(partial(chase_one, own, by=by, at=at), about=own[0]) or "failed"
        told[outcome].append(str(own[0].respondent))
    return Chased(**{name: tuple(names) for name, names in told.items()})


def chase_all(late: Iterable[AssuranceReturn], *, by: Actor, at: datetime) -> Chased:
    """Chase those of them that are this actor's to chase, and say whose are another office's."""
    records = list(late)
    others = [record for record in records if not access.can_chase(by, record)]
    chased = chase([record for record in records if record not in others], by=by, at=at)
    names = dict.fromkeys(str(record.respondent) for record in others)
    return replace(chased, not_ours=tuple(names))


def overdue_by_addressee(
    records: list[AssuranceReturn], *, on: date
) -> list[list[AssuranceReturn]]:
    """All that each of these respondents owes to the same group on the day; one query."""
    asked = {addressee(record) for record in records}
    groups = {record.returns_to_id for record in records}
    late = AssuranceReturn.objects.overdue(on=on).filter(returns_to__in=groups).for_list()
    owed = [
        record for record in late.order_by("deadline__due_on", "pk") if addressee(record) in asked
    ]
    return [list(rows) for _, rows in groupby(sorted(owed, key=addressee), key=addressee)]


def addressee(record: AssuranceReturn) -> tuple[int, int, int, int]:
    """Who is told as one: a respondent, the body it answers through, and the group that asks."""
    return (
        record.group_id or 0,
        record.organisation_id or 0,
        record.through_id or 0,
        record.returns_to_id,
    )


def chase_one(own: list[AssuranceReturn], *, by: Actor, at: datetime) -> str:
    """Chase one respondent; the trail has a line only when a message is new."""
    if not notifications.contacts(own[0], on=localdate(at)):
        return "nobody_to_tell"
    if not notifications.notify_late(own, at=at):
        return "told_before"
    for record in own:
        TrailEntry.record(record, "chase", by=by, at=at)
    return "told"


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
