"""What a clock shows on a day, in words: day 9 of 15, due in 9 working days, 6 days late."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from governance.deadlines.models import Clock
from governance.rules.durations import counted, days_between, due_words, in_words


@dataclass(frozen=True)
class ClockFace:
    """The reading of one clock: its day, the words for it and how urgent it is."""

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


def read(clock: Clock, *, on: date) -> ClockFace:
    """How the clock stands at the start of ``on``; an ended clock stands where it ended."""
    left = days_between(clock.unit, on, clock.due_on)
    if on > clock.due_on:
        left = -max(days_between(clock.unit, clock.due_on, on), 1)
    if clock.status != Clock.Status.RUNNING:
        tone = "late" if clock.status == Clock.Status.MET_LATE else "met"
        says = f"Met, {late_words(clock, on=on)}" if tone == "late" else clock.get_status_display()
        return ClockFace(says, "", tone, None, left)
    day = day_of(clock, on) if clock.limit else None
    tone = "late" if left < 0 else "soon" if left <= SOON else ""
    due_says = due_words(left, clock.unit)
    says = f"Day {day} of {clock.limit}" if day is not None and left >= 0 else due_says
    return ClockFace(says, due_says, tone, day, left)


def day_of(clock: Clock, on: date) -> int:
    """The day the clock has come to, from 0 to its limit."""
    passed = counted(clock.unit, clock.anchor_on, clock.due_on, on).n
    return min(passed, clock.limit or 0)


def late_by(clock: Clock, *, on: date) -> str:
    """By how much the limit was missed, running or ended; empty when it was kept."""
    end = localdate(clock.ended_at) if clock.ended_at else on
    if end <= clock.due_on:
        return ""
    return in_words(max(days_between(clock.unit, clock.due_on, end), 1), clock.unit)


def late_words(clock: Clock, *, on: date) -> str:
    """``2 working days late``; empty when the limit was kept."""
    late = late_by(clock, on=on)
    return f"{late} late" if late else ""
