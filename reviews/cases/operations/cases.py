"""What is done to a case itself: its words, its days, its editions, its end, and each reading."""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import lock, own_changes
from governance.core.roles import Actor
from governance.rules.files import rule_sets
from reviews.cases.access import can_read_case
from reviews.cases.models import Case, Proceeding
from reviews.cases.operations import clocks, people, practice_reviews, rapid_reviews
from reviews.cases.transitions import CASE, PROCEEDING

CHANGES_LIMIT = ("harm", "circumstance")
ANOTHER_LIMIT = "What happened was corrected: another time limit applies."


@transaction.atomic
def edit(
    case: Case,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change what is said of it; its days and its status have operations of their own.

    Where what happened is another thing now, and another limit applies, the limits start again; a
    rapid review that is due for it opens.
    """
    lock(case)
    CASE.require("edit", by, case)
    edited = copy(case)
    for name, value in own_changes(case, changes, expected_version).items():
        if name in CHANGES_LIMIT:
            setattr(edited, name, value)
    stamps: Mapping[str, Any] = {}
    if clocks.notification_rule(edited) != clocks.notification_rule(case):
        stamps = restarted_clocks(
            edited,
            aware_on=case.aware_on,
            guidance=case.guidance,
            by=by,
            at=at,
            part_of=case,
            note=note or ANOTHER_LIMIT,
        )
    is_changed = CASE.edit(
        case,
        changes,
        verb="edit",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **stamps,
    )
    if case.status == Case.Status.NOTIFIED and case.opens_rapid_review:
        rapid_reviews.open_if_none(case, by=by, at=at)
    return is_changed


@transaction.atomic
def record_dates(
    case: Case,
    *,
    incident_on: date,
    aware_on: date | None,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Record or correct the day of the incident and the day of awareness, each with its recorder.

    The limits that count from awareness start, or start again from the day that is right; a reason
    is asked for where a day was recorded before.
    """
    lock(case)
    CASE.require("record_dates", by, case)
    given = {"incident_on": incident_on, "aware_on": aware_on}
    changed = {name: day for name, day in given.items() if getattr(case, name) != day}
    is_corrected = any(getattr(case, name) is not None for name in changed)
    if is_corrected and not note.strip():
        raise ValidationError({"note": "A day is corrected: give the reason."})
    if "aware_on" in changed and aware_on is None:
        raise ValidationError({"aware_on": "Enter the day: one that was recorded is not emptied."})
    if "aware_on" in changed and case.notified_on:
        raise ValidationError(
            {"aware_on": "It has been notified: the day it was counted from stays as it is."}
        )
    stamps: dict[str, Any] = {}
    for name in changed:
        stem = name.removesuffix("_on")
        stamps |= {f"{stem}_recorded_at": at, f"{stem}_recorded_by_id": by.user_id}
    if aware_on is not None and "aware_on" in changed:
        editions = clocks.editions_on(aware_on)
        stamps |= editions
        stamps |= restarted_clocks(
            case,
            aware_on=aware_on,
            guidance=editions["guidance"],
            by=by,
            at=at,
            part_of=case,
            note=note,
        )
    return CASE.edit(
        case,
        given,
        verb="record_dates",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **stamps,
    )


@transaction.atomic
def change_editions(
    case: Case,
    *,
    guidance: str,
    panel_guidance: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> bool:
    """Count the case by other editions than those it began under, and why.

    Limits that run are stopped and start again by them; what has ended stays as it ended. Raises
    ValidationError without a reason, or for an edition that does not exist.
    """
    lock(case)
    CASE.require("change_editions", by, case)
    faults = {}
    for name, key, kind in (
        ("guidance", guidance, "guidance"),
        ("panel_guidance", panel_guidance, "panel"),
    ):
        found = rule_sets().get(key)
        if found is None or found.kind != kind:
            faults[name] = "Choose one of the editions."
    if not note.strip():
        faults["note"] = "Give the reason."
    if not faults and guidance != case.guidance and lacks_rule(case, guidance):
        faults["guidance"] = "This edition has no rule for notifying what happened."
    if faults:
        raise ValidationError(faults)
    editions = {"guidance": guidance, "panel_guidance": panel_guidance}
    stamps: Mapping[str, Any] = {}
    if case.notified_on is None and guidance != case.guidance:
        stamps = restarted_clocks(
            case,
            aware_on=case.aware_on,
            guidance=guidance,
            by=by,
            at=at,
            part_of=case,
            note=note,
        )
    if case.has_rapid_review and panel_guidance != case.panel_guidance:
        rapid_reviews.count_again(
            case.rapid_review, edition=panel_guidance, by=by, at=at, note=note
        )
    if case.has_practice_review and guidance != case.guidance:
        practice_reviews.count_again(
            case.practice_review, edition=guidance, by=by, at=at, note=note
        )
    return CASE.edit(
        case,
        editions,
        verb="change_editions",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **stamps,
    )


def lacks_rule(case: Case, guidance: str) -> bool:
    """Whether the limit for notifying it would be lost in an edition that does not know it."""
    if case.aware_on is None or not case.counts_to_notification:
        return False
    return clocks.rule_of(clocks.notification_rule(case), guidance, case.aware_on) is None


def restarted_clocks(
    case: Case,
    *,
    aware_on: date | None,
    guidance: str,
    by: Actor,
    at: datetime,
    part_of: Case,
    note: str,
) -> Mapping[str, Any]:
    """Stop the limits that run from awareness and start them anew, as columns of the case.

    What was met, late or not, is not counted again.
    """
    started = clocks.notification_clocks(
        case, aware_on=aware_on, guidance=guidance, by=by, at=at, part_of=part_of
    )
    why = note.strip() or "The day of awareness was recorded."
    for name in started:
        clocks.stop_running(getattr(case, name), by=by, at=at, part_of=part_of, note=why)
    return started


def end_proceeding(
    proceeding: Proceeding, ended_on: date, *, by: Actor, at: datetime, note: str = ""
) -> bool:
    """Another procedure about the same incident has ended."""
    return PROCEEDING.edit(
        proceeding,
        {"ended_on": ended_on},
        verb="end_proceeding",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )


@transaction.atomic
def close(
    case: Case, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """Nothing is left to do; the entries of all but who co-ordinates it end."""
    lock(case)
    CASE.require("close", by, case)
    people.end_with_case(case, by=by, at=at, note="The case was closed.")
    CASE.move(case, "close", by=by, at=at, expected_version=expected_version, note=note)


def take_list(cases: Sequence[Case], *, by: Actor, at: datetime) -> None:
    """That somebody took a list with these cases leaves a line on each."""
    TrailEntry.record_all(cases, "take_list", by=by, at=at)


def read(case: Case, *, by: Actor, at: datetime) -> None:
    """That somebody read a page of it leaves a line, and by emergency access one that says so."""
    if can_read_case(by, case):
        TrailEntry.record(case, "read", by=by, at=at)
    else:
        TrailEntry.record(case, "read_in_emergency", by=by, at=at)
