"""Recording what passes between a partnership and the panel, and raising what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.core.workflow import Workflow
from governance.structure.models import Group
from reviews.child_deaths.models import ORIGIN, PanelAttendance, PanelConcern, PanelReport
from reviews.child_deaths.transitions import ATTENDANCE, CONCERN, REPORT

Recorded = PanelAttendance | PanelConcern | PanelReport


@transaction.atomic
def create(
    table: Workflow,
    verb: str,
    record: Recorded,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    note: str,
) -> None:
    """Keep a new record with its themes."""
    several = assign_changes(record, changes)
    record.recorded_at, record.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    table.create(record, verb, by=by, at=at, note=note)
    set_many(record, several)
    search_index.refresh(record)


def pass_concern(
    record: PanelConcern, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> PanelConcern:
    """Record a concern that the partnership passed to the panel, or the panel to it."""
    create(CONCERN, "pass_concern", record, changes, by=by, at=at, note=note)
    return record


def edit_concern(
    record: PanelConcern,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words or themes. Raises Stale when another wrote meanwhile."""
    return CONCERN.edit(
        record,
        changes,
        verb="edit_concern",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def answer_concern(
    record: PanelConcern,
    *,
    answered_on: date,
    outcome: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Record what was answered, and what came of it."""
    CONCERN.move(
        record,
        "answer_concern",
        by=by,
        at=at,
        note=note,
        answered_on=answered_on,
        outcome=outcome,
        answered_at=at,
        answered_by_id=by.user_id,
    )


def close_concern(
    record: PanelConcern, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Nothing more comes of it: its words change no more."""
    CONCERN.move(
        record,
        "close_concern",
        by=by,
        at=at,
        expected_version=expected_version,
        closed_at=at,
        closed_by_id=by.user_id,
    )


def read_concern(record: PanelConcern, *, by: Actor, at: datetime) -> None:
    """That somebody read it leaves a line."""
    TrailEntry.record(record, "read_concern", by=by, at=at)


def take_concerns(records: Sequence[PanelConcern], *, by: Actor, at: datetime) -> None:
    """That somebody took a list with these leaves a line on each."""
    TrailEntry.record_all(records, "take_concerns", by=by, at=at)


def receive_report(
    record: PanelReport, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> PanelReport:
    """Record that the yearly report came, and what it says."""
    create(REPORT, "receive_report", record, changes, by=by, at=at, note=note)
    return record


def edit_report(
    record: PanelReport,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words or themes. Raises Stale when another wrote meanwhile."""
    return REPORT.edit(
        record,
        changes,
        verb="edit_report",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def present_report(
    record: PanelReport,
    *,
    presented_on: date,
    presented_to: Group,
    presenter: str,
    decided: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Record who presented it at which meeting, and what the partnership decided to do."""
    REPORT.move(
        record,
        "present_report",
        by=by,
        at=at,
        note=note,
        presented_on=presented_on,
        presented_to=presented_to,
        presenter=presenter,
        decided=decided,
        presented_at=at,
        presented_by_id=by.user_id,
    )


@transaction.atomic
def raise_action(
    record: PanelReport,
    group: Group,
    to: Iterable[Assignee] = (),
    *,
    title: str,
    text: str = "",
    due_text: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> Action:
    """Put an action for what was decided into the log of a group.

    Raises ValidationError for a due date that is not understood.
    """
    lock(record)
    REPORT.edit(
        record,
        {"acted_on_at": at},
        verb="raise_action",
        by=by,
        at=at,
        expected_version=record.version,
    )
    action = Action(
        group=group,
        title=title,
        text=text,
        due_text=due_text,
        origin_kind=ORIGIN,
        origin_id=record.pk,
        origin_label=record.source_label,
        needs_embedding=True,
    )
    return actions.raise_action(action, to, by=by, at=at, note=note, part_of=record)


def record_attendance(
    record: PanelAttendance, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> PanelAttendance:
    """Record whether the panel’s chair came to a meeting."""
    create(ATTENDANCE, "record_attendance", record, changes, by=by, at=at, note=note)
    return record


def correct_attendance(
    record: PanelAttendance,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Put right who came, or what was reported. Raises Stale when another wrote meanwhile."""
    return ATTENDANCE.edit(
        record,
        changes,
        verb="correct_attendance",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
