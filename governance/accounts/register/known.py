"""Who and what the words of a list of members may mean in a partnership on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from governance.core.imports.names import NearNames, plain
from governance.core.roles import Actor
from governance.people.models import Organisation, User
from governance.structure.known_places import places_by_name, whole_words
from governance.structure.models import Appointment, Group, Partnership, Seat

Place = Group | Partnership
Days = tuple[date, date | None, str]
"""From and until when, and to whom in words."""


@dataclass
class KnownSeat:
    """A seat with where it stands, whose voice it is, and everybody appointed to it."""

    seat: Seat
    place: Place
    organisation: Organisation | None
    appointments: list[Appointment] = field(default_factory=list)

    @cached_property
    def holders(self) -> list[Appointment]:
        return [each for each in self.appointments if is_holder(each)]

    @cached_property
    def by_address(self) -> dict[str, list[Appointment]]:
        found: dict[str, list[Appointment]] = {}
        for each in self.appointments:
            found.setdefault(each.person.email.casefold(), []).append(each)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        return self.seat.title, str(self.seat), f"{self.seat.title}, {self.place}"

    @property
    def label(self) -> str:
        return f"{self.seat.title}, {self.place_words}"

    @property
    def place_words(self) -> str:
        return whole_words(self.place) if isinstance(self.place, Partnership) else str(self.place)

    def holder_on(self, day: date) -> Appointment | None:
        return next((each for each in self.holders if each.is_in_force(on=day)), None)


def is_holder(appointment: Appointment) -> bool:
    return appointment.standing == Appointment.Standing.HOLDER


@dataclass(frozen=True)
class KnownMembers:
    """What names mean; ``given`` says when rows above give a seat, to a holder or a person."""

    area: Partnership
    on: date
    places: NearNames[Any]
    bodies: NearNames[Organisation]
    seats: Mapping[Place, Sequence[KnownSeat]]
    by_email: Mapping[str, User]
    by_name: Mapping[str, Sequence[User]]
    near_people: NearNames[Sequence[User]]
    may_add: bool
    """Whether who imports may add people."""
    given: dict[tuple[int, str], list[Days]] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    """By address the names of the new people of rows above."""

    @property
    def all_seats(self) -> Iterable[KnownSeat]:
        return (each for seats in self.seats.values() for each in seats)


def known_members(area: Partnership, *, on: date, by: Actor | None) -> KnownMembers:
    """Five queries, however many people there are."""
    groups = list(Group.objects.serving(area, on=on))
    seats = known_seats(area, groups, on=on)
    people = {each.person_id: each.person for known in seats for each in known.appointments}
    by_name: dict[str, list[User]] = {}
    for person in people.values():
        by_name.setdefault(plain(person.name), []).append(person)
    placed: dict[Place, list[KnownSeat]] = {}
    for known in seats:
        placed.setdefault(known.place, []).append(known)
    users = User.objects.select_related("organisation")
    return KnownMembers(
        area=area,
        on=on,
        places=places_by_name(area, groups),
        bodies=bodies_by_name(on=on),
        seats=placed,
        by_email={each.email.casefold(): each for each in users},
        by_name=by_name,
        near_people=NearNames(by_name),
        may_add=by is None or by.is_administrator,
    )


def known_seats(area: Partnership, groups: Sequence[Group], *, on: date) -> list[KnownSeat]:
    """Those in force that stand in the partnership, its agencies and groups; two queries."""
    near = Q(group__in=groups) | Q(partnership=area) | Q(participation__partnership=area)
    rows = Seat.objects.in_force(on=on).filter(near).with_places().select_related("represents")
    by_key = {group.pk: group for group in groups}
    found = {
        seat.pk: KnownSeat(
            seat,
            by_key[seat.group_id] if seat.group_id else area,
            seat.participation.organisation if seat.participation else seat.represents,
        )
        for seat in rows.order_by("pk")
    }
    held = Appointment.objects.not_removed().filter(seat__in=list(found))
    for each in held.select_related("person__organisation").order_by("starts_on", "pk"):
        each.seat = found[each.seat_id].seat
        found[each.seat_id].appointments.append(each)
    return list(found.values())


def bodies_by_name(*, on: date) -> NearNames[Organisation]:
    """Every organisation there is on a day, by each of its names."""
    named: dict[str, Organisation] = {}
    for body in Organisation.objects.in_force(on=on).order_by("pk"):
        for words in (body.name, body.short_name, body.key):
            if key := plain(words):
                named.setdefault(key, body)
    return NearNames(named)
