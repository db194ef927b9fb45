"""Whom the words of an office mean: a seat, a group or an agency of a partnership, by any name.

A person who holds a seat is found by their name, and it is the seat that is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model, Q

from governance.core.imports.names import plain
from governance.people.models import Organisation
from governance.structure.models import Appointment, Group, Partnership, Seat

FIRST_CUTS = re.compile(r"\s*[;\n•]\s*")
LATER_CUTS = re.compile(r"\s*(?:,| and | / |/| & |\+)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Owner:
    """One of them: ``seat``, ``group`` or ``organisation``, its id, and how it is called."""

    kind: str
    pk: int
    label: str


Owners = tuple[Owner, ...]


@dataclass(frozen=True)
class KnownOwners:
    """Every name by which somebody is known; one that several bear means none of them."""

    by_name: Mapping[str, Owners]
    by_role: Mapping[str, Owners] = field(default_factory=dict)
    """The seats of the partnership itself by what they are for; a name comes before a role."""

    def find(self, words: str) -> tuple[Sequence[Owner], list[str]]:
        """Those that the words name, and the words that name nobody or several."""
        found: dict[Owner, None] = {}
        unknown: list[str] = []
        for part in filter(None, FIRST_CUTS.split(words)):
            owners = self.in_part(part)
            found |= {owner: None for _, owner in owners if owner}
            unknown += [piece for piece, owner in owners if owner is None]
        return list(found), unknown

    def in_part(self, part: str) -> list[tuple[str, Owner | None]]:
        """The whole of it, unless it is pieces of which at least one is known: “and” may stand in
        the name of a group that is no more.
        """
        if whole := self.named(part):
            return [(part, whole)]
        pieces = [(each, self.named(each)) for each in LATER_CUTS.split(part) if each]
        return pieces if any(owner for _, owner in pieces) else [(part, None)]

    def named(self, words: str) -> Owner | None:
        found = self.by_name.get(plain(words)) or self.by_role.get(plain(words), ())
        return found[0] if len(found) == 1 else None


def known_owners(area: Partnership, *, on: date) -> KnownOwners:
    """Of one partnership on a day; four queries."""
    groups = list(Group.objects.serving(area, on=on))
    near = Q(group__in=groups) | Q(partnership=area) | Q(participation__partnership=area)
    seats = list(Seat.objects.in_force(on=on).filter(near).with_places())
    holders = Appointment.objects.acting(on=on).filter(
        seat__in=[seat.pk for seat in seats], standing=Appointment.Standing.HOLDER
    )
    persons = holders.values_list("person__name", "person__email", "seat")
    bodies = Organisation.objects.in_force(on=on).filter(
        pk__in=[seat.participation.organisation_id for seat in seats if seat.participation]
    )
    labels = {seat.pk: str(seat) for seat in seats}
    return KnownOwners(
        gather(
            [
                *((name, owner_of(each)) for each in seats for name in (str(each), each.title)),
                *((name, owner_of(each)) for each in groups for name in names_of(each)),
                *((name, owner_of(each)) for each in bodies for name in names_of(each)),
                *(
                    (name, Owner("seat", seat, labels[seat]))
                    for person, email, seat in persons
                    for name in (person, email)
                ),
            ]
        ),
        gather(
            (seat.get_capacity_display(), owner_of(seat)) for seat in seats if seat.partnership_id
        ),
    )


def names_of(body: Group | Organisation) -> tuple[str, ...]:
    return body.name, body.short_name, body.key


def owner_of(record: Model) -> Owner:
    return Owner(record._meta.model_name or "", record.pk, str(record))


def gather(named: Iterable[tuple[str, Owner]]) -> dict[str, Owners]:
    """Each name with all that bear it; a name without letters is none."""
    found: dict[str, dict[Owner, None]] = {}
    for name, owner in named:
        if key := plain(name):
            found.setdefault(key, {})[owner] = None
    return {key: tuple(owners) for key, owners in found.items()}
