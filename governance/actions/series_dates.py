"""When an action that comes again is due the next time."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = {"monthly": 1, "quarterly": 3, "half": 6, "yearly": 12}
"""How many months lie between two of a series."""


def turn_due(first: date, months: int, turn: int) -> date:
    """The due date of one of a series, counted from 1, whose first was due on ``first``.

    Counted from the first each time, so that a short month moves no later date; what was due on
    the last day of a month always is.
    """
    apart = relativedelta(months=months * (turn - 1))
    day_after = first + timedelta(days=1)
    return day_after + apart - timedelta(days=1) if day_after.day == 1 else first + apart


def next_turn(
    first: date, months: int, turn: int, *, until: date, on: date
) -> tuple[int, date] | None:
    """The next of the series that is not over yet on a day, with its due date; None after the last.

    What was over before anybody came to it is left out: it cannot be done in time any more.
    """
    following = turn + 1
    while (day := turn_due(first, months, following)) < on:
        following += 1
    return (following, day) if day <= until else None
