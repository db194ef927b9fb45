"""Planning before which boards a report comes, and ticking that it did."""

from datetime import date, datetime

from assurance.publication.models import YearlyPresentation
from assurance.publication.transitions import PRESENTATION
from assurance.yearly.models import YearlyReport
from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor


def plan_presentation(
    record: YearlyReport,
    board: str,
    planned_on: date | None,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> YearlyPresentation:
    """One more board; its day may be added when it is known."""
    planned = YearlyPresentation(report=record, board=board.strip(), planned_on=planned_on)
    PRESENTATION.create(planned, "plan_presentation", by=by, at=at, note=note)
    return planned


def change_presentation(
    planned: YearlyPresentation,
    changes: dict[str, object],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Another board or day. Raises Stale."""
    return PRESENTATION.edit(
        planned,
        changes,
        verb="change_presentation",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def tick_presentation(
    planned: YearlyPresentation,
    changes: dict[str, object],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """It came before the board on that day, and what was said; without a day it is open again.

    Raises ValidationError for a day to come, Stale.
    """
    return PRESENTATION.edit(
        planned,
        changes,
        verb="tick_presentation",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
