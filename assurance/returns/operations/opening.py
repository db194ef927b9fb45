"""Asking for returns: who receives each, by when it is due."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

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


def open_return(
    item: TimetableItem, period: Period, *, by: Actor, at: datetime
) -> tuple[AssuranceReturn, bool]:
    """Open the return of ``item`` for ``period``; True when it is new.

    Safe to call twice, late, or at once from two places; raises what ``open_returns`` raises.
    """
    if new := open_returns([item], period, by=by, at=at):
        return new[0], True
    return AssuranceReturn.objects.get(item=item, period=period), False


@transaction.atomic
def open_returns(
    items: Sequence[TimetableItem], period: Period, *, by: Actor, at: datetime
) -> list[AssuranceReturn]:
    """Open the returns of these items for one period; those there already are left as they are.

    A constant number of queries for a few hundred. The items are locked and the database keeps
    one return per item and period. Raises Instrument.DoesNotExist when what the timetable asks
    for has no questions yet, and ValueError when no due date is stated for it; then none is
    opened.
    """
    ids = [item.pk for item in items]
    list(TimetableItem.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    there = set(
        AssuranceReturn.objects.filter(item__in=ids, period=period).values_list("item", flat=True)
    )
    records = [
        AssuranceReturn(
            item=item,
            instrument=instrument,
            period=period,
            group=item.group,
            organisation=item.organisation,
            returns_to=item.returns_to,
            through=item.through,
            opened_at=at,
        )
        for item, instrument in with_instruments(each for each in items if each.pk not in there)
    ]
    for record in records:
        record.deadline = deadline_for(record)
    deadlines.start_all([record.deadline for record in records], by=by, at=at)
    RETURN.create_all(records, "ask", by=by, at=at)
    create_parts(records, on=by.on)
    asked = {record.instrument_id for record in records}
    Instrument.objects.filter(pk__in=asked, opened_at__isnull=True).update(opened_at=at)
    notifications.notify_asked(records, at=at)
    return records


def with_instruments(items: Iterable[TimetableItem]) -> list[tuple[TimetableItem, Instrument]]:
    """Each item with the newest version of what it asks; a query for each instrument."""
    wanted = list(items)
    newest = {
        key: Instrument.objects.newest(key) for key in {each.instrument_key for each in wanted}
    }
    return [(each, newest[each.instrument_key]) for each in wanted]


def create_parts(records: Sequence[AssuranceReturn], *, on: date) -> None:
    """The places for the answers and the receipts that are awaited."""
    questions: dict[int, list[Question]] = defaultdict(list)
    asked = {record.instrument_id for record in records}
    for question in Question.objects.filter(section__instrument__in=asked).select_related(
        "section"
    ):
        questions[question.section.instrument_id].append(question)
    Answer.objects.bulk_create(
        Answer(assurance_return=record, question=question)
        for record in records
        for question in questions[record.instrument_id]
    )
    receiving = receiving_partnerships(records, on=on)
    Receipt.objects.bulk_create(
        Receipt(assurance_return=record, partnership_id=partnership)
        for record in records
        for partnership in receiving[record.pk]
    )


def receiving_partnerships(
    records: Sequence[AssuranceReturn], *, on: date
) -> dict[int, Collection[int]]:
    """The partnerships that receive each, by its key; two queries.

    Those its own group serves, a joint group's all of them; for an organisation, those that the
    receiving group serves and in which it takes part.
    """
    groups = {each.group_id or each.returns_to_id for each in records}
    served = GroupService.objects.in_force(on=on).by_group(groups)
    bodies = {each.organisation_id for each in records if each.organisation_id}
    parts = Participation.objects.in_force(on=on).filter(organisation__in=bodies)
    joined: dict[int | None, set[int]] = defaultdict(set)
    for body, partnership in parts.values_list("organisation", "partnership"):
        joined[body].add(partnership)
    return {
        each.pk: served[each.group_id]
        if each.group_id
        else [area for area in served[each.returns_to_id] if area in joined[each.organisation_id]]
        for each in records
    }


def deadline_for(record: AssuranceReturn) -> Deadline:
    """Due so many working days after the period's last day; ValueError where none is stated."""
    item, last_day = record.item, record.period.ends_on - timedelta(days=1)
    if item is None or item.due_working_days is None:
        raise ValueError(f"No due date is stated for {record}.")
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
