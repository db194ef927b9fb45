"""Which person and which seat a row of a list of members means, and what stands against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.accounts.register.cells import HOLDER
from governance.accounts.register.known import KnownMembers, KnownSeat
from governance.core.formatting import format_date, format_list
from governance.core.imports.names import NearNames, plain
from governance.core.imports.registers import Verdict, heaviest
from governance.people.models import User

NAMED_AT_MOST = 5


@dataclass
class Findings:
    """What is told of a row as a whole: remarks, doubts, and why it is refused."""

    told: list[str] = field(default_factory=list)
    verdict: Verdict = Verdict.OK

    def tell(self, why: str, verdict: Verdict = Verdict.OK) -> None:
        if why not in self.told:
            self.told.append(why)
        self.verdict = heaviest((self.verdict, verdict))

    def doubt(self, why: str) -> None:
        self.tell(why, Verdict.DOUBTFUL)

    def refuse(self, why: str) -> None:
        self.tell(why, Verdict.REFUSED)

    @property
    def is_refused(self) -> bool:
        return self.verdict == Verdict.REFUSED


@dataclass(frozen=True)
class Somebody:
    """A person who is known, or the name and address of one to be added."""

    person: User | None
    name: str = ""
    email: str = ""

    @property
    def address(self) -> str:
        return (self.person.email if self.person else self.email).casefold()

    @property
    def words(self) -> str:
        return str(self.person) if self.person else self.name


def find_person(name: str, email: str, known: KnownMembers, found: Findings) -> Somebody | None:
    """By their address wherever they sit; by their name among the people of the partnership."""
    if email:
        person = known.by_email.get(email)
        return as_known(person, name, found) if person else new_person(name, email, known, found)
    named = known.by_name.get(plain(name), ())
    if len(named) > 1:
        found.refuse(f"Several people here are called {name}: write the e-mail address.")
        return None
    if named:
        found.tell(f"Found by the name: {named[0].email}.")
        return as_known(named[0], "", found)
    near, _ = known.near_people.find(name)
    if near and len(near) == 1:
        found.doubt(f"There is no {name} here: read as {near[0]}, {near[0].email}.")
        return as_known(near[0], "", found)
    found.refuse(f"{name} is not known here: write the e-mail address with which they sign in.")
    return None


def as_known(person: User, name: str, found: Findings) -> Somebody:
    if name and plain(name) != plain(person.name):
        found.doubt(f"{person.email} is the address of {person} here: that name stays.")
    if not person.is_active:
        found.doubt(f"{person} may not sign in: only an administrator can change that.")
    return Somebody(person)


def new_person(name: str, email: str, known: KnownMembers, found: Findings) -> Somebody | None:
    """Somebody to be added, if who imports may; in doubt where one of that name is here."""
    if not known.may_add:
        found.refuse(
            f"Nobody signs in as {email}, and only an administrator may add people: "
            "ask one to add them, or to import the list."
        )
        return None
    if not name:
        found.refuse(f"Nobody signs in as {email}: write the name of the person.")
        return None
    above = known.added.setdefault(email, name)
    if plain(above) != plain(name):
        found.doubt(f"A row above gives {email} to {above}.")
    near, _ = known.near_people.find(name)
    if near:
        found.doubt(f"{near[0]}, {near[0].email}, is here already: is it the same person?")
    return Somebody(None, above, email)


def find_seat(
    values: Mapping[str, Any], who: Somebody | None, known: KnownMembers, found: Findings
) -> KnownSeat | None:
    """By its title and group; by the organisation alone where that has one seat there."""
    place, body = values.get("place"), values.get("organisation")
    seats = list(known.seats.get(place, ()) if place else known.all_seats)
    where = f"in {place}" if place else f"in {known.area} and its groups"
    words = values.get("seat") or ""
    if words:
        seats = seats_called(words, seats, where, found)
        seats = [each for each in seats if each.organisation == body] or seats if body else seats
    elif body:
        seats = [each for each in seats if each.organisation == body]
        if not seats:
            found.refuse(f"There is no seat of {body} {where}.")
    else:
        found.refuse("Say which seat it is, or of which organisation.")
        return None
    if not seats:
        return None
    chosen = free_one(seats, who, values, known)
    if chosen is None:
        several = format_list(named_few(each.label for each in seats))
        found.refuse(f"Several seats fit: {several}. Name the seat and the group.")
    return chosen


def seats_called(
    words: str, seats: Sequence[KnownSeat], where: str, found: Findings
) -> list[KnownSeat]:
    """By their title, by what they are for, else by a title that is nearly the same."""
    key = plain(words)
    titled = [each for each in seats if key in map(plain, each.names)]
    titled = titled or [each for each in seats if key == plain(each.seat.get_capacity_display())]
    if titled:
        return titled
    near, _ = NearNames({plain(each.seat.title): each.seat.title for each in seats}).find(words)
    if near:
        found.doubt(f"There is no seat “{words}” {where}: “{near}” is near.")
        return [each for each in seats if each.seat.title == near]
    there = format_list(named_few(f"“{each.seat.title}”" for each in seats))
    found.refuse(f"There is no seat “{words}” {where}." + (f" There is {there}." if there else ""))
    return []


def named_few(names: Iterable[str]) -> list[str]:
    listed = list(dict.fromkeys(names))
    more = len(listed) - NAMED_AT_MOST
    return [*listed[:NAMED_AT_MOST], *([f"{more} more"] if more > 0 else [])]


def free_one(
    seats: Sequence[KnownSeat], who: Somebody | None, values: Mapping[str, Any], known: KnownMembers
) -> KnownSeat | None:
    """Of seats that are called the same the one this person has, else a free one.

    None where they are not called the same, so that one must be named.
    """
    if len(seats) == 1:
        return seats[0]
    theirs = [each for each in seats if who and has_part(each, who)]
    if len(theirs) == 1:
        return theirs[0]
    if len({(each.seat.title, each.place) for each in seats}) > 1:
        return None
    untaken = [each for each in seats if (each.seat.pk, HOLDER.value) not in known.given]
    vacant = [each for each in untaken if each.holder_on(known.on) is None]
    return next(iter([*theirs, *vacant, *untaken, *seats]))


def has_part(known_seat: KnownSeat, who: Somebody) -> bool:
    return who.address in known_seat.by_address


def overlaps(starts: date, ends: date | None, other_starts: date, other_ends: date | None) -> bool:
    return (ends is None or other_starts < ends) and (other_ends is None or starts < other_ends)


def own_appointment(
    known_seat: KnownSeat, who: Somebody, standing: str, values: Mapping[str, Any], on: date
) -> Any:
    """The appointment of the person to the seat that the row is about; None where it is new."""
    starts, ends = values.get("starts_on") or on, values.get("ends_on")
    if ends and ends <= starts:
        starts = values.get("starts_on") or ends
    own = known_seat.by_address.get(who.address, ())
    theirs = [each for each in own if each.standing == standing]
    exact = [each for each in theirs if each.starts_on == values.get("starts_on")]
    beside = [each for each in theirs if overlaps(starts, ends, each.starts_on, each.ends_on)]
    return next(iter([*exact, *beside]), None)


def other_holders(
    known_seat: KnownSeat, starts: date, ends: date | None, who: Somebody
) -> list[Any]:
    """Those who hold the seat in these days and are somebody else, the first first."""
    return [
        each
        for each in known_seat.holders
        if each.person.email.casefold() != who.address
        and overlaps(starts, ends, each.starts_on, each.ends_on)
    ]


def fitted_days(
    known_seat: KnownSeat, values: Mapping[str, Any], known: KnownMembers, found: Findings
) -> tuple[date, date | None]:
    """From and until when, within the days of the seat."""
    seat = known_seat.seat
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts is None:
        starts = max(known.on, seat.starts_on)
        if ends is None or ends > starts:
            found.tell(f"From when is not said: from {format_date(starts)}.")
        else:
            found.refuse("It ended, and is not said when it began.")
    elif starts < seat.starts_on:
        begins = format_date(seat.starts_on)
        found.doubt(f"The seat begins on {begins} here: read as from then.")
        starts = seat.starts_on
    if seat.ends_on and (ends is None or ends > seat.ends_on):
        ends = seat.ends_on
        found.doubt("The seat ends before that day: read as until then.")
    if ends is not None and ends <= starts and not found.is_refused:
        found.refuse("The last day is before the first.")
    return starts, ends
