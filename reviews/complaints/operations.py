"""Recording complaints, their steps and who was told; requests, their time and their answers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import assign_changes, lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from reviews.complaints.lateness import LAW, extended_due_on, last_day, request_rule
from reviews.complaints.models import Complaint, ComplaintStep, InformationRequest
from reviews.complaints.transitions import COMPLAINT, REQUEST, STEP


@transaction.atomic
def receive_complaint(
    record: Complaint, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> Complaint:
    """Record a complaint that came; whether it is one about the partnership is tested next."""
    assign_changes(record, changes)
    record.recorded_at, record.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    COMPLAINT.create(record, "receive_complaint", by=by, at=at, note=note)
    return record


def edit_complaint(
    record: Complaint,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words. Raises Stale when another wrote meanwhile."""
    return COMPLAINT.edit(
        record,
        changes,
        verb="edit_complaint",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def take_step(
    record: Complaint,
    verb: str,
    *,
    happened_on: date,
    who: str,
    text: str,
    told_on: date | None = None,
    told_how: str = "",
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
    **stamps: Any,
) -> ComplaintStep:
    """Take a complaint one step on, with who did what; and that the complainant was told, if so.

    ``stamps`` are the columns that the step sets: whose representative, which agency.
    """
    lock(record)
    COMPLAINT.require(verb, by, record)
    step = ComplaintStep(
        complaint=record,
        verb=verb,
        happened_on=happened_on,
        who=who,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    STEP.create(step, "take_step", by=by, at=at, part_of=record)
    COMPLAINT.move(
        record, verb, by=by, at=at, note=note, expected_version=expected_version, **stamps
    )
    if told_on is not None or told_how:
        tell_complainant(
            step,
            told_on=told_on,
            told_how=told_how,
            by=by,
            at=at,
            expected_version=step.version,
        )
    return step


def tell_complainant(
    step: ComplaintStep,
    *,
    told_on: date | None,
    told_how: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Record when and how the complainant was told of a step; that it was is said only then."""
    return STEP.edit(
        step,
        {"told_on": told_on, "told_how": told_how},
        verb="tell_complainant",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        told_at=at,
        told_by_id=by.user_id,
    )


def read_complaint(record: Complaint, *, by: Actor, at: datetime) -> None:
    """That somebody read it leaves a line."""
    TrailEntry.record(record, "read_complaint", by=by, at=at)


def read_request(record: InformationRequest, *, by: Actor, at: datetime) -> None:
    """The same for a request."""
    TrailEntry.record(record, "read_request", by=by, at=at)


def take_complaints(records: Sequence[Complaint], *, by: Actor, at: datetime) -> None:
    """That somebody took a list with these leaves a line on each."""
    TrailEntry.record_all(records, "take_complaints", by=by, at=at)


def take_requests(records: Sequence[InformationRequest], *, by: Actor, at: datetime) -> None:
    """The same for requests."""
    TrailEntry.record_all(records, "take_requests", by=by, at=at)


@transaction.atomic
def receive_request(
    record: InformationRequest,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> InformationRequest:
    """Record a request, and start its time limit where the law states one."""
    assign_changes(record, changes)
    record.recorded_at, record.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    REQUEST.require("receive_request", by, record)
    deadline = build_deadline(record)
    if deadline is not None:
        record.deadline = deadlines.start(deadline, by=by, at=at, part_of=record)
    REQUEST.create(record, "receive_request", by=by, at=at, note=note)
    return record


def build_deadline(record: InformationRequest) -> Deadline | None:
    """The restricted time limit of a request, not saved yet; None where no law states one."""
    rule = request_rule(record.kind, record.received_on)
    due = last_day(rule, record.received_on) if rule else None
    if rule is None or due is None:
        return None
    return Deadline(
        rule=rule.code,
        edition=LAW,
        label=rule.title,
        reason=rule.citation[:300],
        counts_from=record.received_on,
        due_on=due,
        limit=rule.limit,
        unit=rule.unit or Deadline.Unit.WORKING_DAYS,
        is_confirmed=rule.confirmed,
        is_restricted=True,
    )


def edit_request(
    record: InformationRequest,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words, or which authority answers it. Raises Stale."""
    return REQUEST.edit(
        record,
        changes,
        verb="edit_request",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


@transaction.atomic
def extend_request(
    record: InformationRequest,
    *,
    extension_reason: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Put the answer off to the day that the law allows, for a reason; the old day is kept.

    Raises ValidationError where that day is over, or no reason is given.
    """
    is_extended = REQUEST.edit(
        record,
        {"extension_reason": extension_reason},
        verb="extend_request",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        extended_at=at,
        extended_by_id=by.user_id,
    )
    due = extended_due_on(record)
    if is_extended and record.deadline is not None and due is not None:
        deadlines.move_due_date(record.deadline, due, by=by, at=at, reason=extension_reason)
    return is_extended


@transaction.atomic
def answer_request(
    record: InformationRequest,
    *,
    answered_on: date,
    outcome: str,
    exemptions: str = "",
    exemption_reason: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Record what was answered, what was withheld and why; the time limit ends with that day."""
    REQUEST.move(
        record,
        "answer_request",
        by=by,
        at=at,
        note=note,
        answered_on=answered_on,
        outcome=outcome,
        exemptions=exemptions,
        exemption_reason=exemption_reason,
    )
    if record.deadline is not None and record.deadline.is_running:
        deadlines.meet(record.deadline, by=by, at=at, part_of=record, happened_on=answered_on)


def close_request(
    record: InformationRequest, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Nothing more is asked: it changes no more."""
    REQUEST.move(record, "close_request", by=by, at=at, expected_version=expected_version)
