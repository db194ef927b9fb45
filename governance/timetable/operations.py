"""Writing the timetable of a plan, saying how an entry stands, and taking it into the next plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.timezone import localdate

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.plans.models import BusinessPlan, Priority
from governance.timetable import notifications
from governance.timetable.models import TimetableEntry
from governance.timetable.transitions import ENTRY

COPIED = (
    "kind",
    "title",
    "method",
    "learned_from",
    "audience",
    "every",
    "lead_seat_id",
    "lead_group_id",
)


@transaction.atomic
def add(
    record: TimetableEntry, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> TimetableEntry:
    """Put it in the timetable; what comes back, once for each time within the plan.

    Returns the first. Raises ValidationError for months that are not the plan’s.
    """
    several = assign_changes(record, changes)
    ENTRY.create(record, "add", by=by, at=at, note=note)
    set_many(record, several)
    for starts_on in later_times(record):
        new = repeated(record, record.plan, starts_on)
        ENTRY.create(new, "add", by=by, at=at)
        set_many(new, several)
    return record


def later_times(first: TimetableEntry) -> list[date]:
    """On which days it begins again before the plan ends; none for what is done once."""
    if not first.every or first.plan.ends_on is None:
        return []
    times, day = [], first.starts_on + relativedelta(months=first.every)
    while day < first.plan.ends_on:
        times.append(day)
        day += relativedelta(months=first.every)
    return times


def months_of(entry: TimetableEntry) -> int:
    """How many months it takes."""
    first, last = entry.starts_on, entry.due_on
    return (last.year - first.year) * 12 + last.month - first.month + 1


def repeated(entry: TimetableEntry, plan: BusinessPlan, starts_on: date) -> TimetableEntry:
    """The same again in other months, not saved yet."""
    return TimetableEntry(
        plan=plan,
        starts_on=starts_on,
        due_on=starts_on + relativedelta(months=months_of(entry), days=-1),
        priority_id=entry.priority_id if plan.pk == entry.plan_id else None,
        first_id=(entry.first_id or entry.pk) if plan.pk == entry.plan_id else None,
        **{name: getattr(entry, name) for name in COPIED},
    )


def edit(
    record: TimetableEntry,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change this one time of it; of an adopted plan ``note`` says why. Raises Stale."""
    return ENTRY.edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


def begin(
    record: TimetableEntry, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """It is under way."""
    ENTRY.move(record, "begin", by=by, at=at, expected_version=expected_version)


def complete(
    record: TimetableEntry,
    *,
    outcome: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion | None = None,
    note: str = "",
) -> None:
    """It is done, and what came of it; of learning, how it is known that it arrived."""
    ENTRY.move(
        record,
        "complete",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        outcome=outcome.strip(),
        done_at=at,
        done_by_id=by.user_id,
    )


@transaction.atomic
def move(
    record: TimetableEntry,
    *,
    starts_on: date,
    due_on: date,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """Put it in other months, and why; for when it was planned at first stays readable."""
    lock(record)
    ENTRY.move(
        record,
        "move",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        starts_on=starts_on,
        due_on=due_on,
        planned_from=record.planned_from or record.starts_on,
        planned_until=record.planned_until or record.due_on,
        reason=note.strip(),
    )


def drop(
    record: TimetableEntry,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """It is not done, and why; it stays in the timetable as dropped."""
    ENTRY.move(
        record,
        "drop",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        reason=note.strip(),
        dropped_at=at,
        dropped_by_id=by.user_id,
    )


def reopen(
    record: TimetableEntry,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """It is planned again, and why; what was said of it before stays in its history."""
    ENTRY.move(
        record,
        "reopen",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        done_at=None,
        done_by_id=None,
        dropped_at=None,
        dropped_by_id=None,
        outcome="",
        reason="",
    )


def remind(*, at: datetime) -> int:
    """Tell each lead of what begins, once for its months; returns how many mails are new."""
    begun = TimetableEntry.objects.begun(on=localdate(at)).select_related("plan").order_by("pk")
    return outbox.enqueue(notifications.begun_messages(begun, at=at))


@dataclass
class Carrying:
    """What goes along into the new plan, and what is there of it already."""

    plan: BusinessPlan
    by: Actor
    at: datetime
    priorities: Mapping[int | None, int]
    """The new plan’s, by the one of the old from which each goes on."""
    firsts: dict[int, int] = field(default_factory=dict)
    """The first of each series in the new plan, by the first in the old."""

    def carry(self, entry: TimetableEntry, starts_on: date, **more: Any) -> None:
        new = repeated(entry, self.plan, starts_on)
        new.priority_id = self.priorities.get(entry.priority_id)
        series = entry.first_id or entry.pk
        new.first_id = self.firsts.get(series)
        for name, value in more.items():
            setattr(new, name, value)
        ENTRY.create(new, "add", by=self.by, at=self.at)
        set_many(new, {"themes": entry.themes.all()})
        if entry.every:
            self.firsts.setdefault(series, new.pk)


def carry_over(old: BusinessPlan, plan: BusinessPlan, *, by: Actor, at: datetime) -> None:
    """Take the timetable along when a plan is rolled over.

    What is still to be done in the time of the new plan goes along in its months; what comes back
    is put in for each further time.
    """
    rows = list(old.timetable.prefetch_related("themes").order_by("starts_on", "pk"))
    followed = Priority.objects.filter(plan=plan, carried_from__isnull=False)
    carrying = Carrying(plan, by, at, dict(followed.values_list("carried_from", "pk")))
    for each in rows:
        if each.is_open and is_in(plan, each.starts_on):
            carrying.carry(each, each.starts_on, carried_from=each)
    for last in last_of_each_series(rows):
        for day in times_after(last, plan):
            carrying.carry(last, day)


def is_in(plan: BusinessPlan, day: date) -> bool:
    return plan.starts_on <= day and (plan.ends_on is None or day < plan.ends_on)


def last_of_each_series(rows: list[TimetableEntry]) -> list[TimetableEntry]:
    """Of what comes back the latest time, but for what was dropped the last time."""
    last = {each.first_id or each.pk: each for each in rows if each.every}
    return [each for each in last.values() if each.status != TimetableEntry.Status.DROPPED]


def times_after(last: TimetableEntry, plan: BusinessPlan) -> list[date]:
    """On which days of the new plan it begins again, counted from when it was planned at first."""
    if plan.ends_on is None:
        return []
    day, found = last.planned_from or last.starts_on, []
    while (day := day + relativedelta(months=last.every)) < plan.ends_on:
        if day >= plan.starts_on:
            found.append(day)
    return found
