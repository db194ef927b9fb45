"""Emergency access: asked for, approved by another of a different organisation, ended early."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.people import operations as people
from reviews.cases import access, notifications
from reviews.cases.models import Case, EmergencyAccess
from reviews.cases.transitions import EMERGENCY


@transaction.atomic
def ask_emergency(
    *, typed: str, reason: str, by: Actor, at: datetime, note: str = ""
) -> EmergencyAccess:
    """Ask to read the case of a reference; what is returned and told is the same if there is none.

    Those who may approve it are told that a matter needs them.
    """
    case = find_case(typed, by=by)
    place = case.partnership_id if case else min(access.emergency_places(by), default=None)
    record = EmergencyAccess(
        case=case,
        typed=typed.strip(),
        reason=reason,
        asked_at=at,
        asked_by_id=by.user_id,
        asked_for_id=access.acts_for(by, place) if place else None,
    )
    EMERGENCY.create(record, "ask_emergency", by=by, at=at, note=note)
    if case is not None:
        outbox.enqueue(notifications.emergency_asked_messages(record, case, at=at))
    return record


def find_case(typed: str, *, by: Actor) -> Case | None:
    """The case of that reference in a partnership where this person may ask; None without one."""
    places = access.emergency_places(by)
    rows = Case.objects.filter(partnership__in=places, reference__iexact=typed.strip())
    return rows.first()


@transaction.atomic
def approve_emergency(
    record: EmergencyAccess, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Let who asked read the case, from now for the hours of the setting, and nothing more.

    They are told, and so are who co-ordinates the case and the independent scrutineer.
    """
    case = record.case
    body = access.acts_for(by, case.partnership_id) if case else None
    EMERGENCY.move(
        record,
        "approve_emergency",
        by=by,
        at=at,
        expected_version=expected_version,
        approved_at=at,
        approved_by_id=by.user_id,
        approved_for_id=body,
        ends_at=at + settings.EMERGENCY_ACCESS_LASTS,
    )
    people.ask_for_second_factor(record.asked_by)
    if case is not None:
        outbox.enqueue(notifications.emergency_approved_messages(record, case, at=at))


def end_emergency(
    record: EmergencyAccess, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """It ends before its hours are over; it would end by itself."""
    EMERGENCY.move(
        record,
        "end_emergency",
        by=by,
        at=at,
        expected_version=expected_version,
        ended_at=at,
        ended_by_id=by.user_id,
    )
