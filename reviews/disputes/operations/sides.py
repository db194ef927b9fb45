"""The sides of a dispute: who speaks for each, what it holds, what it did first, legal advice."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.people import operations as people
from governance.people.models import User
from governance.structure.models import Participation
from reviews.disputes import notifications
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    OwnProcedureStep,
)
from reviews.disputes.transitions import OFFICER, SIDE, STEP


def add_side(
    dispute: Dispute,
    participation: Participation,
    *,
    has_raised: bool = False,
    by: Actor,
    at: datetime,
    part_of: Dispute | None = None,
) -> DisputeSide:
    side = DisputeSide(dispute=dispute, participation=participation, has_raised=has_raised)
    SIDE.create(side, "add_side", by=by, at=at, part_of=part_of)
    return side


@transaction.atomic
def bring_in(
    dispute: Dispute, agency: Participation, *, by: Actor, at: datetime, note: str
) -> DisputeSide:
    """Let another agency be a side from now on, and why; who speaks for any side is told.

    Its escalation officer sees the dispute from this moment. Raises ValidationError for one that is
    a side already or takes no part in the partnership.
    """
    lock(dispute)
    side = DisputeSide(dispute=dispute, participation=agency)
    SIDE.create(side, "bring_in", by=by, at=at, note=note)
    outbox.enqueue(notifications.to_sides(dispute, f"side-{side.pk}", at=at, but=by.user_id))
    return side


def state_position(
    side: DisputeSide,
    *,
    position: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What the agency holds, in its own words."""
    return SIDE.edit(
        side,
        {"position": position},
        verb="state_position",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def note_legal_advice(
    side: DisputeSide,
    *,
    legal_advice: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Its own legal advice, read by this side alone; the others see that there is some."""
    return SIDE.edit(
        side,
        {"legal_advice": legal_advice},
        verb="note_legal_advice",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        advice_noted_at=at,
        advice_noted_by_id=by.user_id,
    )


@transaction.atomic
def name_officer(
    side: DisputeSide,
    person: User,
    *,
    level: str,
    by: Actor,
    at: datetime,
    note: str = "",
    part_of: Dispute | None = None,
) -> DisputeOfficer:
    """Let a person speak for a side at a level, and so see the dispute, with a second factor.

    Raises ValidationError for who is named so already or may never be.
    """
    lock(side)
    officer = DisputeOfficer(
        side=side, person=person, level=level, named_at=at, named_by_id=by.user_id
    )
    OFFICER.create(officer, "name_officer", by=by, at=at, note=note, part_of=part_of)
    people.ask_for_second_factor(person)
    told = notifications.seeing(side.dispute, [person], on=localdate(at))
    outbox.enqueue(
        notifications.matter_messages(
            side.dispute, told, f"named-{officer.pk}", at=at, but=by.user_id
        )
    )
    return officer


@transaction.atomic
def replace_officer(
    officer: DisputeOfficer,
    person: User,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion = 0,
    note: str = "",
) -> DisputeOfficer:
    """Somebody else speaks for the side at the same level from now on, and is told.

    Raises ValidationError for the same person, and for who is named so already or may never be.
    """
    if person == officer.person:
        raise ValidationError({"person": "Enter the address of somebody else."})
    OFFICER.edit(
        officer,
        {"ended_at": at, "ended_by_id": by.user_id},
        verb="replace_officer",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
    return name_officer(officer.side, person, level=officer.level, by=by, at=at)


def end_officer(
    officer: DisputeOfficer,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """They speak for the side no more, and see the dispute only by what else they are."""
    return OFFICER.edit(
        officer,
        {"ended_at": at, "ended_by_id": by.user_id},
        verb="end_officer",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )


def record_step(
    side: DisputeSide,
    *,
    what: str,
    done_on: date,
    evidence: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> OwnProcedureStep:
    """One step of the agency's own procedure, with what shows it."""
    step = OwnProcedureStep(
        side=side,
        what=what,
        done_on=done_on,
        evidence=evidence,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    STEP.create(step, "record_step", by=by, at=at, note=note)
    return step
