"""What a row of a list of members would do: who is added, who is appointed, whose time ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from governance.accounts.register.cells import DEPUTY, HOLDER
from governance.accounts.register.finding import (
    Findings,
    Somebody,
    find_person,
    find_seat,
    fitted_days,
    other_holders,
    overlaps,
    own_appointment,
)
from governance.accounts.register.known import KnownMembers, KnownSeat
from governance.core.formatting import format_date
from governance.core.imports.registers import MAILED, Change, Match
from governance.people.models import Organisation, User
from governance.structure.models import Appointment


@dataclass(frozen=True)
class PlannedAppointment:
    """Who is to sit in which seat, as what, from and until when."""

    who: Somebody
    seat: KnownSeat
    standing: str
    starts_on: date
    ends_on: date | None
    is_interim: bool = False
    decision: str = ""


@dataclass
class MemberPlan:
    """All that one row would do."""

    appoint: list[PlannedAppointment] = field(default_factory=list)
    end: list[tuple[Appointment, date | None]] = field(default_factory=list)
    amend: list[tuple[Appointment, dict[str, Any]]] = field(default_factory=list)
    job_title: tuple[User, str] | None = None
    mailbox: tuple[Organisation, str] | None = None
    organisation: Organisation | None = None
    new_job_title: str = ""
    told: list[Change] = field(default_factory=list)


def plan_row(values: Mapping[str, Any], known: KnownMembers) -> Match:
    """Whether the row says what is so already, and if not, what it would do; runs no query."""
    found, plan = Findings(), MemberPlan()
    name, email = values["name"] or "", values.get("email") or ""
    who = find_person(name, email, known, found) if name or email else None
    seat = find_seat(values, who, known, found)
    record: Any = None
    if seat and not found.is_refused:
        record = plan_seat(seat, who, values, known, found, plan)
    why = " ".join(found.told)
    if found.is_refused or seat is None:
        return Match(why=why, verdict=found.verdict)
    return Match(record, tuple(plan.told), why, found.verdict, plan)


def plan_seat(
    seat: KnownSeat,
    who: Somebody | None,
    values: Mapping[str, Any],
    known: KnownMembers,
    found: Findings,
    plan: MemberPlan,
) -> Any:
    """The record that is there already; None where an appointment is new."""
    if who is None:
        return plan_vacancy(seat, values, known, found, plan)
    standing = values.get("standing") or HOLDER.value
    own = own_appointment(seat, who, standing, values, known.on)
    if own:
        plan_changes(own, seat, values, found, plan)
        take(seat, own.starts_on, own.ends_on, who, standing, known, found)
    record = own or plan_new(seat, who, standing, values, known, found, plan)
    plan_deputy(seat, values, known, found, plan)
    if who.person:
        plan_job_title(who.person, values, known, found, plan)
    if record is None and any(change.name in ("ends_on", "vacancy") for change in plan.told):
        return plan.end[0][0]
    return record


def plan_vacancy(
    seat: KnownSeat,
    values: Mapping[str, Any],
    known: KnownMembers,
    found: Findings,
    plan: MemberPlan,
) -> Any:
    """The seat itself, if nobody holds it; else whose time in it would end."""
    day = values.get("starts_on") or known.on
    holder = seat.holder_on(known.on)
    if holder is None:
        return seat.seat
    if day <= holder.starts_on:
        begun = format_date(holder.starts_on)
        found.refuse(f"{holder.person} holds this seat from {begun}: say from when it is vacant.")
        return holder
    found.doubt(f"{holder.person} holds this seat: it would be vacant from {format_date(day)}.")
    plan.end.append((holder, day))
    plan.told.append(Change("vacancy", "Held by", str(holder.person), "Nobody"))
    return holder


def plan_changes(
    own: Appointment,
    seat: KnownSeat,
    values: Mapping[str, Any],
    found: Findings,
    plan: MemberPlan,
) -> None:
    """How an appointment that is there would change; what the row does not say stays."""
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts and starts != own.starts_on:
        if starts < own.starts_on == seat.seat.starts_on:
            found.tell(f"From {format_date(own.starts_on)} here, when the seat begins.")
        else:
            found.doubt(f"From {format_date(own.starts_on)} here, and stays so.")
    if ends and ends != own.ends_on:
        if ends <= own.starts_on:
            found.refuse("The last day is before the first.")
        plan.end.append((own, ends))
        was = format_date(own.last_day) if own.last_day else "Goes on"
        last = ends - timedelta(days=1)
        plan.told.append(Change("last_day", "Last day", was, format_date(last)))
    changes: dict[str, Any] = {}
    interim = values.get("interim")
    if interim and (interim == "yes") != own.is_interim:
        changes["is_interim"] = interim == "yes"
        words = ("Yes" if own.is_interim else "No"), ("Yes" if interim == "yes" else "No")
        plan.told.append(Change("is_interim", "Interim", *words))
    decision = values.get("decision") or own.decision
    if decision != own.decision:
        changes["decision"] = decision
        plan.told.append(Change("decision", "Decided in", own.decision, decision))
    if changes:
        plan.amend.append((own, changes))


def plan_new(
    seat: KnownSeat,
    who: Somebody,
    standing: str,
    values: Mapping[str, Any],
    known: KnownMembers,
    found: Findings,
    plan: MemberPlan,
) -> Any:
    """A new appointment; whoever holds the seat before it leaves it then."""
    starts, ends = fitted_days(seat, values, known, found)
    if found.is_refused:
        return None
    take(seat, starts, ends, who, standing, known, found)
    if standing == HOLDER:
        for other in other_holders(seat, starts, ends, who):
            give_way(other, starts, who, found, plan)
    plan.appoint.append(
        PlannedAppointment(
            who,
            seat,
            standing,
            starts,
            ends,
            values.get("interim") == "yes",
            values.get("decision") or "",
        )
    )
    plan.organisation = values.get("organisation")
    plan.new_job_title = values.get("job_title") or ""
    tell_new(who, plan)
    return None


def give_way(
    other: Appointment, starts: date, who: Somebody, found: Findings, plan: MemberPlan
) -> None:
    if other.starts_on >= starts:
        begins = format_date(other.starts_on)
        found.refuse(
            f"{other.person} holds this seat from {begins}: say until when it is {who.words}’s."
        )
        return
    found.doubt(f"{other.person} holds this seat: their time would end for {who.words}.")
    plan.end.append((other, starts))
    plan.told.append(Change("ends_on", "Held by", str(other.person), who.words))


def tell_new(who: Somebody, plan: MemberPlan) -> None:
    if who.person is None:
        plan.told.append(Change("person", MAILED, "", f"{who.name}, {who.email}"))


def take(
    seat: KnownSeat,
    starts: date,
    ends: date | None,
    who: Somebody,
    standing: str,
    known: KnownMembers,
    found: Findings,
) -> None:
    """Note that the row gives the seat; refused where a row above gives it to another."""
    own = seat.seat.pk, f"{standing} {who.address}"
    keys = [own, (seat.seat.pk, HOLDER.value)] if standing == HOLDER else [own]
    for key in keys:
        for other_starts, other_ends, words in known.given.get(key, ()):
            if overlaps(starts, ends, other_starts, other_ends):
                found.refuse(f"A row above gives this seat to {words} in these days.")
    if not found.is_refused:
        for key in keys:
            known.given.setdefault(key, []).append((starts, ends, who.words))


def plan_deputy(
    seat: KnownSeat,
    values: Mapping[str, Any],
    known: KnownMembers,
    found: Findings,
    plan: MemberPlan,
) -> None:
    """The named deputy in columns of their own; those who are there already stay."""
    name, email = values.get("deputy") or "", values.get("deputy_email") or ""
    if not (name or email):
        return
    who = find_person(name or email, email, known, found)
    if who is None:
        return
    days = {"starts_on": None, "ends_on": None}
    if own_appointment(seat, who, DEPUTY.value, days, known.on):
        return
    starts = max(known.on, seat.seat.starts_on)
    take(seat, starts, None, who, DEPUTY.value, known, found)
    plan.appoint.append(PlannedAppointment(who, seat, DEPUTY.value, starts, seat.seat.ends_on))
    plan.told.append(Change("deputy", "Named deputy", "", who.words))
    tell_new(who, plan)


def plan_job_title(
    person: User,
    values: Mapping[str, Any],
    known: KnownMembers,
    found: Findings,
    plan: MemberPlan,
) -> None:
    """A job title is changed by whoever may change people; else it is told."""
    title = values.get("job_title") or person.job_title
    if title == person.job_title:
        return
    if not known.may_add:
        found.tell(f"The job title here is “{person.job_title}”: an administrator can change it.")
        return
    plan.job_title = person, title
    plan.told.append(Change("job_title", "Job title", person.job_title, title))
