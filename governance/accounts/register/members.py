"""The members of a partnership as a register: people, and their appointments to seats."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from governance.accounts import operations as accounts
from governance.accounts.register.columns import COLUMNS
from governance.accounts.register.known import (
    KnownMembers,
    KnownSeat,
    is_holder,
    known_members,
    known_seats,
)
from governance.accounts.register.planning import MemberPlan, PlannedAppointment, plan_row
from governance.core import reference_data
from governance.core.imports.registers import JudgedRow, Match, RegisterColumn, SavedRow
from governance.core.roles import Actor
from governance.people import operations as people
from governance.people.models import Organisation, User
from governance.structure.models import Appointment, Group, Partnership
from governance.structure.operations import appointments

Said = list[list[Any]]
"""What was changed: kind, number, name, what it was, what it became."""
PERSON, APPOINTMENT, BODY = "person", "appointment", "organisation"


class MemberRegister:
    """Who sits where in a partnership, in its agencies' seats and in the groups that serve it."""

    key = "members"
    label = "Members"
    columns: Sequence[RegisterColumn] = COLUMNS

    def learn(self, area: Model, *, source: str, on: date, by: Actor | None = None) -> KnownMembers:
        assert isinstance(area, Partnership)  # noqa: S101  (every register is of a partnership)
        return known_members(area, on=on, by=by)

    def match(self, values: Mapping[str, Any], known: KnownMembers) -> Match:
        """The person's appointment to the seat, whoever holds it now, or the seat if vacant."""
        return plan_row(values, known)

    def write(
        self,
        rows: Sequence[JudgedRow],
        known: KnownMembers,
        *,
        source: str,
        by: Actor,
        at: datetime,
        with_mail: bool = True,
    ) -> list[SavedRow]:
        """People first, then whose time ends, then who is appointed."""
        plans = [(row, row.match.plan) for row in rows if row.match.plan]
        persons = new_people([plan for _, plan in plans])
        accounts.add_people(list(persons.values()), by=by, at=at, with_mail=with_mail)
        said = {row.number: change_what_is_there(plan, by=by, at=at) for row, plan in plans}
        made = {
            row.number: [appointment_of(each, persons) for each in plan.appoint]
            for row, plan in plans
        }
        appointments.appoint_all([each for found in made.values() for each in found], by=by, at=at)
        return list(saved_rows(plans, persons, made, said))

    def undo(self, saved: Sequence[SavedRow], *, since: datetime, by: Actor, at: datetime) -> None:
        """Who was mailed stays known, and may no longer sign in."""
        made = [record for row in saved for record in row.made]
        seated = [each for each in made if isinstance(each, Appointment)]
        appointments.remove_imported(seated, since=since, by=by, at=at)
        persons = [each for each in made if isinstance(each, User)]
        accounts.remove_imported_people(persons, since=since, by=by, at=at)
        for row in saved:
            give_back(row.before.get("said", []), by=by, at=at)

    def listed(self, area: Partnership, *, on: date) -> Iterator[list[Any]]:
        """The list as it stands, one row for each appointment and each vacancy; four queries."""
        groups = list(Group.objects.serving(area, on=on))
        for known in sorted(known_seats(area, groups, on=on), key=lambda each: each.label):
            current = [each for each in known.appointments if not each.ends_on or each.ends_on > on]
            if known.holder_on(on) is None:
                yield line_of(known, None)
            for each in sorted(current, key=lambda row: not is_holder(row)):
                yield line_of(known, each)


def new_people(plans: Sequence[MemberPlan]) -> dict[str, User]:
    """Those to be added, each once, by their address."""
    found: dict[str, User] = {}
    for plan in plans:
        for number, each in enumerate(plan.appoint):
            if each.who.person is None and each.who.address not in found:
                found[each.who.address] = User(
                    name=each.who.name,
                    email=each.who.email,
                    organisation=plan.organisation if number == 0 else None,
                    job_title=plan.new_job_title if number == 0 else "",
                )
    return found


def appointment_of(planned: PlannedAppointment, persons: Mapping[str, User]) -> Appointment:
    return Appointment(
        seat=planned.seat.seat,
        person=planned.who.person or persons[planned.who.address],
        standing=planned.standing,
        starts_on=planned.starts_on,
        ends_on=planned.ends_on,
        is_interim=planned.is_interim,
        decision=planned.decision,
    )


def change_what_is_there(plan: MemberPlan, *, by: Actor, at: datetime) -> Said:
    """End and amend appointments, and change a job title, as the row says."""
    said: Said = []
    for held, day in plan.end:
        said.append([APPOINTMENT, held.pk, "ends_on", iso(held.ends_on), iso(day)])
        appointments.end_appointment(held, ends_on=day, by=by, at=at)
    for held, changes in plan.amend:
        said += [
            [APPOINTMENT, held.pk, name, getattr(held, name), value]
            for name, value in changes.items()
        ]
        appointments.amend_appointment(held, changes, by=by, at=at)
    if plan.job_title:
        person, title = plan.job_title
        said.append([PERSON, person.pk, "job_title", person.job_title, title])
        people.change_person(person, {"job_title": title}, by=by, at=at)
    if plan.mailbox:
        body, address = plan.mailbox
        said.append([BODY, body.pk, "mailbox", body.mailbox, address])
        reference_data.change(body, {"mailbox": address}, by=by, at=at)
    return said


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def saved_rows(
    plans: Sequence[tuple[JudgedRow, MemberPlan]],
    persons: Mapping[str, User],
    made: Mapping[int, Sequence[Appointment]],
    said: Mapping[int, Said],
) -> Iterator[SavedRow]:
    """What came of each row; a person added is of the first row that names them."""
    left = dict(persons)
    for row, _ in plans:
        added = [left.pop(each.person.email, None) for each in made[row.number]]
        yield SavedRow(
            row.number,
            made=(*filter(None, added), *made[row.number]),
            changed=row.match.record if said[row.number] else None,
            before={"said": said[row.number]} if said[row.number] else {},
        )


def give_back(said: Said, *, by: Actor, at: datetime) -> None:
    """Let each say again what it said before; raises ValidationError where it changed since."""
    for kind, pk, name, was, became in reversed(said):
        if kind == PERSON:
            person = User.objects.get(pk=pk)
            refuse_changed(person, getattr(person, name), became)
            people.change_person(person, {name: was}, by=by, at=at)
            continue
        if kind == BODY:
            body = Organisation.objects.get(pk=pk)
            refuse_changed(body, getattr(body, name), became)
            reference_data.change(body, {name: was}, by=by, at=at)
            continue
        held = Appointment.objects.for_office().get(pk=pk)
        if name != "ends_on":
            refuse_changed(held, getattr(held, name), became)
            appointments.amend_appointment(held, {name: was}, by=by, at=at)
            continue
        refuse_changed(held, iso(held.ends_on), became)
        day = date.fromisoformat(was) if was else None
        appointments.end_appointment(held, ends_on=day, by=by, at=at)


def refuse_changed(record: Model, now: Any, became: Any) -> None:
    if now != became:
        raise ValidationError(f"{record} was changed since: it can no longer be undone.")


def line_of(known: KnownSeat, held: Appointment | None) -> list[Any]:
    """As the columns of the register say it."""
    person = held.person if held else None
    body = known.organisation or (person.organisation if person else None)
    return [
        str(person) if person else "Vacant",
        person.email if person else "",
        str(body) if body else "",
        person.job_title if person else "",
        known.place_words,
        known.seat.title,
        held.get_standing_display() if held else "Holder",
        held.starts_on if held else "",
        (held.last_day or "") if held else "",
        ("Yes" if held.is_interim else "No") if held else "",
        held.decision if held else "",
        "",
        "",
    ]


MEMBERS = MemberRegister()
