"""The clock of a stage: from which moment it counts, and when its time is up.

Hours are clock hours, whatever the clocks do in spring and autumn. Working days are England's, the
day of the anchor is day 0, and the last moment is the end of the last day.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from governance.rules.workdays import add_working_days
from reviews.disputes.protocols.schema import Anchor, StageRule

LONDON = ZoneInfo("Europe/London")
END_OF_DAY = time(23, 59, 59)


def anchor_moment(
    anchor: Anchor | None,
    *,
    disagreed_at: datetime,
    previous_start: datetime | None,
    previous_end: datetime | None,
) -> datetime | None:
    """The moment from which a stage counts; None where its limit is not stated."""
    if anchor == "disagreement":
        return disagreed_at
    return {"previous_start": previous_start, "previous_end": previous_end}.get(anchor or "")


def due_moment(rule: StageRule, counted_from: datetime | None) -> datetime | None:
    """The last moment of a stage; None where no limit is stated.

    Raises DateOutOfRange where the calendar of bank holidays ends.
    """
    if counted_from is None or rule.limit is None:
        return None
    if rule.unit == "hours":
        return counted_from.astimezone(UTC) + timedelta(hours=rule.limit)
    last = add_working_days(counted_from.astimezone(LONDON).date(), rule.limit)
    return datetime.combine(last, END_OF_DAY, tzinfo=LONDON)
