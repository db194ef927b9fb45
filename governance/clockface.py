"""What a clock shows on a day, in words: day 9 of 15, due in 9 working days, 6 days late."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from governance.models import Clock
from governance.rules.workdays import working_days_between


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
    left = days(clock, on, clock.due_on)
    if on > clock.due_on:
        left = min(left, -1)
    day = min(max(days(clock, clock.anchor_on, on), 0), clock.limit or 0) if clock.limit else None
    if clock.status != Clock.Status.RUNNING:
        tone = "late" if clock.status == Clock.Status.MET_LATE else "met"
        says = f"Met, {late_words(clock, on=on)}" if tone == "late" else clock.get_status_display()
        return ClockFace(says, "", tone, None, left)
    tone = "late" if left < 0 else "soon" if left <= SOON else ""
    says = (
        f"Day {day} of {clock.limit}" if day is not None and left >= 0 else due_words(clock, left)
    )
    return ClockFace(says, due_words(clock, left), tone, day, left)


def days(clock: Clock, start: date, end: date) -> int:
    """Days from ``start`` to ``end`` in the clock's own unit; negative when it is past."""
    if clock.unit == Clock.Unit.WORKING_DAYS:
        return working_days_between(start, end)
    return (end - start).days


def due_words(clock: Clock, left: int) -> str:
    """``due in 9 working days``, ``due today``, ``6 working days late``."""
    unit = "working day" if clock.unit == Clock.Unit.WORKING_DAYS else "day"
    count = f"{abs(left)} {unit}{'' if abs(left) == 1 else 's'}"
    if left == 0:
        return "due today"
    return f"due in {count}" if left > 0 else f"{count} late"


def late_words(clock: Clock, *, on: date) -> str:
    """By how much the limit was missed, running or ended; empty when it was kept."""
    end = localdate(clock.ended_at) if clock.ended_at else on
    if end <= clock.due_on:
        return ""
    return due_words(clock, min(days(clock, end, clock.due_on), -1))
