"""Naming escalation officers, and reminding them that the process exists."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from governance.core.batches import run_isolated
from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.people import operations as people
from governance.people.models import User
from governance.structure.models import Participation, Partnership
from reviews.disputes import notifications
from reviews.disputes.models import EscalationOfficer
from reviews.disputes.protocols.files import protocol_for
from reviews.disputes.protocols.schema import CADENCES
from reviews.disputes.transitions import ESCALATION_OFFICER


@transaction.atomic
def appoint_officer(
    participation: Participation,
    person: User,
    *,
    title: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> EscalationOfficer:
    """Let a person speak for an agency in every dispute of the partnership, from today.

    Somebody may do so for several agencies. Raises ValidationError for who does already.
    """
    officer = EscalationOfficer(
        participation=participation,
        person=person,
        title=title,
        starts_on=localdate(at),
        named_at=at,
        named_by_id=by.user_id,
    )
    ESCALATION_OFFICER.create(officer, "appoint_officer", by=by, at=at, note=note)
    people.ask_for_second_factor(person)
    return officer


def end_appointment(
    officer: EscalationOfficer,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    return ESCALATION_OFFICER.edit(
        officer,
        {"ended_at": at, "ended_by_id": by.user_id},
        verb="end_appointment",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )


def remind_officers(*, at: datetime) -> int:
    """Tell escalation officers, once a period of their protocol, that the process exists.

    Returns how many messages are new; it may run as often as one likes.
    """
    on = localdate(at)
    places = Partnership.objects.in_force(on=on).order_by("pk")
    done = [run_isolated(partial(remind_in, each, on=on, at=at), about=each) for each in places]
    return sum(each or 0 for each in done)


def remind_in(partnership: Partnership, *, on: date, at: datetime) -> int:
    protocol = protocol_for(partnership.key, "practitioners", on=on)
    if protocol is None or protocol.reminder is None:
        return 0
    period = period_of(on, CADENCES[protocol.reminder][1])
    rows = EscalationOfficer.objects.acting(on=on).filter(
        participation__partnership=partnership, person__is_active=True
    )
    by_person = {each.person_id: each for each in rows.select_related("person").order_by("pk")}
    return outbox.enqueue(
        notifications.reminder_message(each, partnership, period, at=at)
        for each in by_person.values()
    )


def period_of(day: date, months: int) -> str:
    """The part of the calendar year in which a day lies: ``2026-3`` of 3 months is July on."""
    return f"{day.year}-{months}-{(day.month - 1) // months + 1}"
