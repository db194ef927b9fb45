"""What a deadline shows on a day, in words: day 9 of 15, due in 9 working days, 6 days late."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from governance.core.formatting import format_duration, format_time_left
from governance.deadlines.models import Deadline
from governance.rules.durations import days_between, days_so_far


@dataclass(frozen=True)
class DeadlineStatus:
    """The reading of one deadline: its day, the words for it and how urgent it is."""

    says: str
    due_says: str
    tone: str
    day: int | None
    days_left: int

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


SOON = 5
"""Days (working days where the rule counts those) from which a page calls a due date soon."""

DAYS = (Deadline.Unit.WORKING_DAYS, Deadline.Unit.CALENDAR_DAYS)
"""The units in which a page says “day 9 of 15”; months are not counted day by day."""


def describe_deadline(deadline: Deadline, *, on: date) -> DeadlineStatus:
    """How the deadline stands at the start of ``on``; an ended deadline stands where it ended."""
    left = days_between(deadline.unit, on, deadline.due_on)
    if on > deadline.due_on:
        left = -max(days_between(deadline.unit, deadline.due_on, on), 1)
    if deadline.status != Deadline.Status.RUNNING:
        tone = "late" if deadline.status == Deadline.Status.MET_LATE else "met"
        says = (
            f"Met, {late_words(deadline, on=on)}"
            if tone == "late"
            else deadline.get_status_display()
        )
        return DeadlineStatus(says, "", tone, None, left)
    is_counted = deadline.unit in DAYS and deadline.limit and not deadline.is_moved
    day = day_of(deadline, on) if is_counted else None
    tone = "late" if left < 0 else "soon" if left <= SOON else ""
    due_says = format_time_left(left, deadline.unit)
    says = f"Day {day} of {deadline.limit}" if day is not None and left >= 0 else due_says
    return DeadlineStatus(says, due_says, tone, day, left)


def day_of(deadline: Deadline, on: date) -> int:
    """The day the deadline has come to, from 0 to its limit."""
    passed = days_so_far(deadline.unit, deadline.counts_from, deadline.due_on, on).n
    return min(passed, deadline.limit or 0)


def late_by(deadline: Deadline, *, on: date) -> str:
    """By how much the limit was missed, running or ended; empty when it was kept."""
    end = localdate(deadline.ended_at) if deadline.ended_at else on
    return late_since(deadline.due_on, deadline.unit, on=end)


def late_since(due_on: date, unit: str, *, on: date) -> str:
    """By how much a due day is missed on ``on``, counted in ``unit``; empty when it is not."""
    return format_duration(max(days_between(unit, due_on, on), 1), unit) if on > due_on else ""


def late_words(deadline: Deadline, *, on: date) -> str:
    """``2 working days late``; empty when the limit was kept."""
    late = late_by(deadline, on=on)
    return f"{late} late" if late else ""
