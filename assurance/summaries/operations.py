"""Asking agencies for their summaries, and what the engine does to them, told to the right few."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from assurance.instruments.models import Instrument
from assurance.returns.access import can_chase
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.operations import opening, returns
from assurance.returns.transitions import RETURN
from assurance.summaries import access, notifications
from assurance.summaries.progress import is_late
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotNow, ensure_allowed, ensure_open
from governance.core.models import TrailEntry
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.outbox import operations as outbox
from governance.people.models import Organisation
from governance.periods import operations as periods
from governance.periods.values import period_containing
from governance.rules.workdays import working_days_between
from reviews.cases.models import Case
from reviews.cases.review_steps import SUMMARIES, steps_of

AGENCY_SUMMARY = "agency-summary"
"""The question set."""


@transaction.atomic
def ask_summaries(
    case: Case,
    agencies: Sequence[Organisation],
    *,
    due_on: date,
    by: Actor,
    at: datetime,
    note: str = "",
) -> list[AssuranceReturn]:
    """Ask each of these agencies for its summary, due by the end of a day.

    Who is named for an agency is told that a matter needs them. Raises ValidationError for an
    agency that is not involved or was asked before, and for a day that is over.
    """
    lock(case)
    ensure_allowed(access.can_ask(by, case), "ask_for_summaries_of", case)
    ensure_open(access.is_held(case), "ask_for_summaries_of", case)
    instrument = questions()
    check_asked(case, agencies, due_on=due_on, on=localdate(at))
    period = periods.get_or_create_period(period_containing("quarter", localdate(at)))
    records = [
        AssuranceReturn(
            instrument=instrument,
            period=period,
            organisation=agency,
            case=case,
            is_restricted=True,
            opened_at=at,
        )
        for agency in agencies
    ]
    for record in records:
        limit = build_deadline(record, due_on, on=localdate(at))
        record.deadline = deadlines.start(limit, by=by, at=at, part_of=case)
        RETURN.create(record, "ask", by=by, at=at, note=note)
        outbox.enqueue(notifications.asked_messages(record, at=at))
    opening.create_parts(records, on=localdate(at))
    return records


def questions() -> Instrument:
    """The newest version. Raises ValidationError where none is entered.

    That it was asked is not stamped on it: the administration would tell of it.
    """
    try:
        return Instrument.objects.newest(AGENCY_SUMMARY)
    except Instrument.DoesNotExist as missing:
        raise ValidationError(
            "The questions of the agency summary are not entered yet: an administrator adds them "
            "to the question sets."
        ) from missing


def check_asked(case: Case, agencies: Iterable[Organisation], *, due_on: date, on: date) -> None:
    """Raises ValidationError with all that is wrong with the asking at once."""
    faults: dict[str, list[str]] = {}
    chosen = list(agencies)
    involved = set(case.agencies.values_list("pk", flat=True))
    rows = AssuranceReturn.objects.of_case(case).still_asked()
    asked = set(rows.values_list("organisation", flat=True))
    said = [f"{each} is not recorded as involved." for each in chosen if each.pk not in involved]
    said += [f"{each} has been asked already." for each in chosen if each.pk in asked]
    if not chosen:
        said.append("Choose at least one agency.")
    if said:
        faults["agencies"] = said
    if due_on < on:
        faults["due_on"] = ["The day must be today or later."]
    if faults:
        raise ValidationError(faults)


def build_deadline(record: AssuranceReturn, due_on: date, *, on: date) -> Deadline:
    """Restricted, and of no seat; confirmed where it is the day that the arrangements state."""
    assert record.case is not None  # noqa: S101  (a summary is asked for a case)
    stated = next(each for each in steps_of(record.case, on=on) if each.item == SUMMARIES)
    is_stated = stated.due_on == due_on
    return Deadline(
        rule=AGENCY_SUMMARY,
        edition=f"{AGENCY_SUMMARY} {record.instrument.version}",
        label=str(record)[:200],
        reason=(stated.source if is_stated else "Set when it was asked")[:300],
        counts_from=on,
        due_on=due_on,
        limit=max(working_days_between(on, due_on), 1),
        unit=Deadline.Unit.WORKING_DAYS,
        is_confirmed=stated.is_confirmed if is_stated else True,
        is_restricted=True,
    )


@transaction.atomic
def unask(record: AssuranceReturn, *, by: Actor, at: datetime, note: str) -> None:
    """It was asked by mistake, and why: its limit stops, nobody is chased, and the agency is told
    that a matter needs it. It can be asked again. Raises NotNow once it was submitted.
    """
    lock(record)
    RETURN.require("unask", by, record)
    stamps = {"unasked_at": at, "unasked_by_id": by.user_id}
    RETURN.edit(
        record,
        stamps,
        verb="unask",
        by=by,
        at=at,
        expected_version=record.version,
        note=note,
    )
    deadlines.stop(record.deadline, by=by, at=at, note=note, part_of=record)
    outbox.enqueue(notifications.unasked_messages(record, at=at))


@transaction.atomic
def submit(
    record: AssuranceReturn,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Give it to the agency’s safeguarding lead, who is told that a matter needs them."""
    ensure_open(access.can_change(record), "submit", record)
    returns.submit(record, by=by, at=at, expected_version=expected_version, note=note)
    outbox.enqueue(notifications.to_sign_off_messages(record, at=at))


@transaction.atomic
def query(answer: Answer, reason: str, *, by: Actor, at: datetime, note: str = "") -> Query:
    """The lead asks about one answer; the summary goes back to its authors, who are told."""
    record = answer.assurance_return
    ensure_open(access.can_change(record), "query", record)
    raised = returns.query(answer, reason, by=by, at=at, note=note)
    outbox.enqueue(notifications.sent_back_messages(record, at=at))
    return raised


@transaction.atomic
def chase(record: AssuranceReturn, *, by: Actor, at: datetime) -> int:
    """Tell those with whom a late summary lies that a matter needs them, once a day; how many.

    Raises NotNow for one that is not late, ValidationError where there is nobody to tell.
    """
    lock(record)
    ensure_allowed(can_chase(by, record), "chase", record)
    if not access.can_change(record) or not is_late(record, on=localdate(at)):
        raise NotNow("chase", record)
    letters = notifications.late_messages(record, at=at)
    if not letters:
        raise ValidationError(
            f"Nobody is named for {record.organisation} to whom it falls: name somebody first."
        )
    told = outbox.enqueue(letters)
    if told:
        TrailEntry.record(record, "chase", by=by, at=at)
    return told
