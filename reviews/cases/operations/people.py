"""Naming people on a case and ending their entries: who is on the list sees it, nobody else."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.people import operations as people
from governance.people.models import Organisation, User
from governance.structure.models import Appointment
from reviews.cases import notifications
from reviews.cases.grants import RECEIVERS
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import action_readers
from reviews.cases.transitions import CASE_PERSON


@transaction.atomic
def name_person(
    case: Case,
    person: User,
    *,
    role: str,
    reason: str,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    until: date | None = None,
    note: str = "",
    part_of: Case | None = None,
) -> CasePerson:
    """Let a person see the case, in a part, until the end of a day or until it is ended.

    They are told by e-mail that a matter needs them, and sign in with a second factor from now on.
    Raises ValidationError for who is on the list already or may never be.
    """
    lock(case)
    entry = CasePerson(
        case=case,
        person=person,
        role=role,
        organisation=organisation,
        reason=reason,
        starts_on=localdate(at),
        ends_on=until + timedelta(days=1) if until else None,
        named_at=at,
        named_by_id=by.user_id,
    )
    CASE_PERSON.create(entry, "name_person", by=by, at=at, note=note, part_of=part_of)
    people.ask_for_second_factor(person)
    action_readers.update_readers(case)
    if person.pk != by.user_id:
        outbox.enqueue([notifications.named_message(entry, at=at)])
    return entry


@transaction.atomic
def end_entry(
    entry: CasePerson, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> bool:
    """The person sees the case no more, nor its restricted actions.

    Raises ValidationError when nobody would co-ordinate it.
    """
    stamps = {"ended_at": at, "ended_by_id": by.user_id}
    is_ended = CASE_PERSON.edit(
        entry,
        stamps,
        verb="end_entry",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
    action_readers.update_readers(entry.case)
    return is_ended


def receivers(case: Case, *, on: date) -> list[User]:
    """Who holds an office seat of the case’s partnership on the day."""
    rows = Appointment.objects.acting(on=on).filter(
        seat__partnership=case.partnership_id,
        seat__capacity__in=RECEIVERS,
        standing=Appointment.Standing.HOLDER,
    )
    found = {row.person_id: row.person for row in rows.select_related("person").order_by("pk")}
    return list(found.values())


def end_with_case(case: Case, *, by: Actor, at: datetime, note: str) -> None:
    """Every entry ends with the case but those of who co-ordinates it, who keeps its record."""
    rows = case.people.filter(ended_at__isnull=True).exclude(role=CasePerson.Role.COORDINATOR)
    for entry in rows:
        end_entry(entry, by=by, at=at, expected_version=0, note=note)
