"""Asking for a return: who receives it, by when it is due."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.returns import notifications
from assurance.returns.models import Answer, AssuranceReturn, Receipt
from assurance.returns.transitions import RETURN
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
