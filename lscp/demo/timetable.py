"""The timetable of the demo’s plan: what was audited and asked, and what came of it."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from governance.people.models import User
from governance.plans.models import BusinessPlan
from governance.structure.access.actors import load_actor
from governance.structure.models import Group, Seat
from governance.themes.models import Theme
from governance.timetable import operations
from governance.timetable.models import TimetableEntry

WORDS = tomllib.loads((Path(__file__).parent / "timetable.toml").read_text(encoding="utf-8"))
SAID = ("kind", "title", "method", "learned_from", "audience", "every")
Told = dict[str, Any]


def load_timetable(plan: BusinessPlan, officer: User, at: datetime) -> None:
    """Put in by the officer when the plan was adopted, and told of since."""
    today = timezone.localdate(at)
    for told in WORDS["entries"]:
        add(plan, told, officer, today)


def add(plan: BusinessPlan, told: Told, officer: User, today: date) -> None:
    first = operations.add(
        TimetableEntry(plan=plan), changes_of(plan, told), **on(officer, today, 380)
    )
    if "move_to" in told:
        begins, length = plan.starts_on + relativedelta(months=told["move_to"]), told["length"]
        operations.move(
            first,
            starts_on=begins,
            due_on=begins + relativedelta(months=length, days=-1),
            note=told["moved_because"],
            **on(officer, today, 200),
        )
    if "drop" in told:
        operations.drop(first, note=told["drop"], **on(officer, today, 150))
        return
    for entry in [first, *first.repeats.order_by("starts_on")]:
        tell(entry, told, officer, today)


def tell(entry: TimetableEntry, told: Told, officer: User, today: date) -> None:
    """What lies before today is done, where it is told what came of it; this month’s has begun."""
    past = (today - entry.due_on).days
    if past > 0 and "outcome" in told:
        operations.complete(entry, outcome=told["outcome"], **on(officer, today, max(past - 4, 0)))
    elif entry.starts_on <= today <= entry.due_on:
        by = on(officer, today, (today - entry.starts_on).days)
        operations.begin(entry, expected_version=entry.version, **by)


def changes_of(plan: BusinessPlan, told: Told) -> Told:
    starts_on = plan.starts_on + relativedelta(months=told["month"])
    changes: Told = {name: told[name] for name in SAID if name in told} | {
        "starts_on": starts_on,
        "due_on": starts_on + relativedelta(months=told["length"], days=-1),
        "themes": Theme.objects.filter(key__in=told.get("themes", ())),
    }
    if "group" in told:
        changes["lead_group_id"] = Group.objects.get(key=told["group"]).pk
    if "seat" in told:
        changes["lead_seat_id"] = Seat.objects.get(key=told["seat"]).pk
    if "priority" in told:
        changes["priority_id"] = plan.priorities.get(number=told["priority"]).pk
    return changes


def on(officer: User, today: date, ago: int) -> Told:
    """By the officer, so many days before today."""
    day = today - timedelta(days=ago)
    at = min(timezone.make_aware(datetime.combine(day, time(10))), timezone.now())
    return {"by": load_actor(officer, on=day), "at": at}
