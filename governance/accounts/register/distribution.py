"""Distribution lists as a register: who gets the papers and minutes of a group.

Papers go to the seats of a group, its virtual members among them, and to the shared mailboxes of
agencies. So a row is somebody who sits there, a virtual member to be appointed, or a mailbox.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from governance.accounts.register.cells import (
    NAME_AT_MOST,
    read_body,
    read_email,
    read_seat_place,
)
from governance.accounts.register.known import KnownMembers, KnownSeat, known_seats
from governance.accounts.register.members import MemberRegister
from governance.accounts.register.planning import MemberPlan, plan_row
from governance.core.imports.readers import text_reader
from governance.core.imports.registers import Change, Match, RegisterColumn, Verdict
from governance.core.roles import Capacity
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import Appointment, Group, Participation, Partnership

VIRTUAL = Capacity.VIRTUAL_MEMBER
LIST_COLUMNS = (
    RegisterColumn(
        key="email",
        label="E-mail address",
        also=("E-mail", "Email", "Email address", "Mail", "Address", "Contact details"),
        read=read_email,
        is_required=True,
        is_screened=False,
        example="safeguarding.mailbox@example.org",
    ),
    RegisterColumn(
        key="name",
        label="Name",
        also=("Full name", "Recipient", "Person", "Contact", "Contact name"),
        read=text_reader(longest=NAME_AT_MOST, what="a name"),
        is_screened=False,
    ),
    RegisterColumn(
        key="organisation",
        label="Organisation",
        also=("Agency", "Partner", "Partner agency"),
        read=read_body,
        example="Leicestershire Police",
    ),
    RegisterColumn(
        key="place",
        label="Group",
        also=("List", "Distribution list", "Board", "Meeting", "Subgroup", "Receives papers of"),
        read=read_seat_place,
    ),
)


class DistributionRegister(MemberRegister):
    """Who gets the papers of the groups of a partnership."""

    key = "distribution-lists"
    label = "Distribution lists"
    columns: Sequence[RegisterColumn] = LIST_COLUMNS

    def match(self, values: Mapping[str, Any], known: KnownMembers) -> Match:
        email, body = values["email"], values.get("organisation")
        if not email:
            return refused("Write the e-mail address.")
        place = values.get("place")
        seats = list(known.seats.get(place, ()) if place else known.all_seats)
        if sitting := appointment_in(seats, email, known.on):
            return Match(sitting, why=f"Gets the papers as {sitting.seat.title}.")
        if values.get("name") or email in known.by_email:
            return plan_virtual_member(values, seats, known)
        if body is None:
            return refused("Say whose mailbox it is: write the organisation.")
        return plan_mailbox(body, email, known)

    def listed(self, area: Partnership, *, on: date) -> Iterator[list[Any]]:
        """Who sits in each group, then the mailboxes of the agencies that take part."""
        groups = list(Group.objects.serving(area, on=on))
        for known in sorted(known_seats(area, groups, on=on), key=lambda each: each.label):
            for each in known.appointments:
                if each.is_in_force(on=on):
                    body = known.organisation or each.person.organisation
                    words = str(body) if body else ""
                    yield [each.person.email, str(each.person), words, known.place_words]
        joined = Participation.objects.in_force(on=on).filter(partnership=area)
        bodies = Organisation.objects.filter(pk__in=joined.values("organisation"))
        for body in bodies.exclude(mailbox="").order_by(Folded("name"), "pk"):
            yield [body.mailbox, "", body.name, ""]


def refused(why: str) -> Match:
    return Match(why=why, verdict=Verdict.REFUSED)


def appointment_in(seats: Sequence[KnownSeat], email: str, on: date) -> Appointment | None:
    found = (each for known in seats for each in known.appointments if each.is_in_force(on=on))
    return next((each for each in found if each.person.email.casefold() == email), None)


def plan_virtual_member(
    values: Mapping[str, Any], seats: Sequence[KnownSeat], known: KnownMembers
) -> Match:
    """Somebody who has no seat there is appointed to one of a virtual member, if there is one."""
    virtual = [each for each in seats if each.seat.capacity == VIRTUAL]
    if not virtual:
        there = values.get("place") or known.area
        return refused(
            f"{values['email']} has no seat in {there}, and it has none for a virtual member: "
            "import them among the members, or have a seat added to the arrangements."
        )
    words = {**values, "seat": VIRTUAL.label, "name": values.get("name") or ""}
    return plan_row(words, known)


def plan_mailbox(body: Organisation, email: str, known: KnownMembers) -> Match:
    """The shared mailbox of an agency, which only an administrator enters."""
    if body.mailbox.casefold() == email:
        return Match(body)
    if not known.may_add:
        return refused(f"Only an administrator enters the mailbox of {body}: ask one.")
    plan = MemberPlan(mailbox=(body, email))
    plan.told.append(Change("mailbox", "Shared mailbox", body.mailbox, email))
    if not body.mailbox:
        return Match(body, tuple(plan.told), plan=plan)
    why = f"{body.mailbox} is the mailbox of {body} here: it would be replaced."
    return Match(body, tuple(plan.told), why, Verdict.DOUBTFUL, plan)


DISTRIBUTION_LISTS = DistributionRegister()
