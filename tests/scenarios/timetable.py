"""Situations of the timetable of a plan, reached by the real operations."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Model

from governance.core.roles import Actor
from governance.plans.models import BusinessPlan
from governance.structure.models import Group
from governance.timetable import operations
from governance.timetable.models import TimetableEntry
from tests.scenarios import returns as scenarios
from tests.scenarios.plans import added, the_office
from tests.scenarios.returns import NOON, acting

FIRST, LAST = date(2025, 11, 1), date(2025, 12, 31)
"""The months in which the entry stands."""
NOT_PLANNED = {"learned_from": "The audit of neglect", "audience": "Health visitors"}


def a_two_year_plan(group: Group | None = None) -> BusinessPlan:
    """Adopted, from April 2025 to March 2027."""
    group = group or scenarios.the_planning_and_delivery_group()
    span = {"starts_on": date(2025, 4, 1), "ends_on": date(2027, 4, 1)}
    return added(BusinessPlan(group=group, title="Business plan 2025-27", **span))


def its_office(entry: TimetableEntry) -> Actor:
    return acting(the_office(entry.plan))


def its_lead(entry: TimetableEntry) -> Actor:
    """The chair of the group that leads it."""
    return acting(scenarios.its_chair(entry.lead_group))


def words(**more: Any) -> dict[str, Any]:
    given = {
        "kind": "case_audit",
        "title": "Twelve case files on neglect",
        "method": "One day with six auditors.",
        "starts_on": FIRST,
        "due_on": LAST,
        "priority_id": None,
    }
    return {**given, "learned_from": "", "audience": "", **more}


def an_entry(
    plan: BusinessPlan | None = None, group: Group | None = None, **more: Any
) -> TimetableEntry:
    """Put in by the office, led by the audit group."""
    entry = TimetableEntry(plan=plan or a_two_year_plan())
    group = group or scenarios.an_audit_group()
    given = words(**{"lead_group_id": group.pk, **more})
    return operations.add(entry, given, by=its_office(entry), at=NOON)


def learning(plan: BusinessPlan | None = None, **more: Any) -> TimetableEntry:
    """Of what an audit found, to be told to health visitors."""
    told = {"kind": "learning", "title": "Name the child’s day", **NOT_PLANNED}
    return an_entry(plan, **{**told, **more})


def begin(entry: TimetableEntry) -> None:
    operations.begin(entry, by=its_lead(entry), at=NOON, expected_version=entry.version)


def complete(entry: TimetableEntry) -> None:
    found = "In seven of twelve files the tool was used."
    operations.complete(entry, outcome=found, by=its_lead(entry), at=NOON)


def move(entry: TimetableEntry) -> None:
    first = entry.starts_on + relativedelta(months=3)
    months = {"starts_on": first, "due_on": first + relativedelta(months=2, days=-1)}
    operations.move(entry, **months, by=its_lead(entry), at=NOON, note="An inspection came.")


def drop(entry: TimetableEntry) -> None:
    operations.drop(entry, by=its_office(entry), at=NOON, note="Another audit asks the same.")


def reopen(entry: TimetableEntry) -> None:
    operations.reopen(entry, by=its_office(entry), at=NOON, note="Two files were left out.")


def an_edited_entry() -> TimetableEntry:
    entry = an_entry()
    changes = {"title": "Fourteen case files on neglect"}
    by, version = its_office(entry), entry.version
    why = "Two agencies more."
    operations.edit(entry, changes, by=by, at=NOON, expected_version=version, note=why)
    return entry


def after(step: Callable[[TimetableEntry], None]) -> Callable[[], TimetableEntry]:
    def reached(*args: Any) -> TimetableEntry:
        entry = an_entry(*args)
        step(entry)
        return entry

    return reached


an_entry_under_way, a_done_entry = after(begin), after(complete)
a_moved_entry, a_dropped_entry = after(move), after(drop)
ENTRY_OF_A_TIMETABLE_AT: dict[str, Callable[[], Model]] = {
    TimetableEntry.Status.PLANNED: an_entry,
    TimetableEntry.Status.UNDER_WAY: an_entry_under_way,
    TimetableEntry.Status.MOVED: a_moved_entry,
    TimetableEntry.Status.DONE: a_done_entry,
    TimetableEntry.Status.DROPPED: a_dropped_entry,
}
