"""The plan of making a report: its steps, counted back from publication, changed and ticked."""

from datetime import date, datetime, timedelta

from assurance.yearly.headings.sections import plan
from assurance.yearly.models import YearlyReport, YearlyStep
from assurance.yearly.transitions import STEP
from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor


def plan_steps(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """The steps of the proposal; without a day of publication they have no day."""
    last = record.deadline.due_on if record.deadline else None
    steps = [
        YearlyStep(
            report=record,
            key=each.key,
            title=each.title,
            owner=each.owner,
            due_on=last - timedelta(days=each.days_before) if last else None,
        )
        for each in plan().steps
    ]
    STEP.create_all(steps, "add_step", by=by, at=at)


def plan_step(
    record: YearlyReport,
    title: str,
    owner: str,
    due_on: date | None,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> YearlyStep:
    """A step of the office's own."""
    step = YearlyStep(report=record, title=title, owner=owner, due_on=due_on)
    STEP.create(step, "add_step", by=by, at=at, note=note)
    return step


def change(
    step: YearlyStep,
    changes: dict[str, object],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Other words, another owner or day; False when nothing is another. Raises Stale."""
    return STEP.edit(
        step, changes, verb="change", by=by, at=at, expected_version=expected_version, note=note
    )


def tick(
    step: YearlyStep,
    done_on: date | None,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """It was done on that day; without one it is open again.

    Raises ValidationError for a day to come, Stale.
    """
    return STEP.edit(
        step,
        {"done_on": done_on},
        verb="tick",
        by=by,
        at=at,
        expected_version=expected_version,
        done_at=at if done_on else None,
        done_by_id=by.user_id if done_on else None,
    )
