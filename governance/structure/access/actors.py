"""Loads the actor: a person on a day with every seat they hold, in two queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from governance.core.compiled_queries import SOME_DAY, CompiledQuery, compile_query
from governance.core.effective_dates import in_force_q
from governance.core.roles import Actor, Capacity, Holding
from governance.people.models import User
from governance.structure.models import Appointment, Group, Seat, Signatory
from governance.structure.models.groups import ANCESTOR_LOOKUPS

SERVED_TO_ITS_END = (
    Q(services__isnull=True)
    | Q(services__ends_on__isnull=True)
    | Q(services__ends_on__gte=F("ends_on"))
)
"""Of a group that has ended: whom it served then keeps what it leaves, its record in reach."""

READ = (
    "pk",
    "standing",
    "is_used",
    "is_signatory",
    "seat",
    "seat__capacity",
    "seat__title",
    "seat__represents",
    "seat__deputy_may_sign",
    "seat__group",
    "seat__group__name",
    "seat__partnership",
    "seat__partnership__name",
    "seat__participation__organisation",
    "seat__participation__partnership",
    "seat__participation__partnership__name",
)
"""What an actor is made of."""
PERSON, GROUPS, PARTNERSHIPS = -1, -1_000, -1_000_000
"""Stand in a compiled query for the person, for groups (each one less) and for partnerships."""
Place = tuple[str, int | None]
"""``group`` or ``partnership``, and its key."""


class HeldSeat(NamedTuple):
    """One appointment with its seat and the seat's place, as ``READ`` reads them."""

    appointment_id: int
    standing: str
    is_used: bool
    is_signatory: bool
    seat_id: int
    capacity: str
    title: str
    represents_id: int | None
    deputy_may_sign: bool | None
    group_id: int | None
    group: str | None
    own_partnership_id: int | None
    own_partnership: str | None
    participant_id: int | None
    joined_partnership_id: int | None
    joined_partnership: str | None

    @property
    def partnership_id(self) -> int | None:
        """The partnership it stands in, directly or through an organisation's participation."""
        return self.joined_partnership_id or self.own_partnership_id

    @property
    def place(self) -> str:
        """The name of the group or partnership it stands in."""
        return self.group or self.own_partnership or self.joined_partnership or ""


def load_actor(user: User, *, on: date) -> Actor:
    """The person's seats in force on the day, a deputy's included, and the groups in reach."""
    found = compiled_seats(connection.vendor).rows({PERSON: user.pk}, on=on)
    seats = [HeldSeat(*row) for row in found]
    reach = groups_in_reach(seats, on)
    return Actor(
        on=on,
        user_id=user.pk,
        name=user.name,
        organisation_id=user.organisation_id,
        is_administrator=user.is_superuser,
        holdings=tuple(build_holding(held, reach) for held in seats),
    )


@cache
def compiled_seats(vendor: str) -> CompiledQuery:
    """Every page asks it: written once for a kind of database."""
    rows = Appointment.objects.acting(on=SOME_DAY).filter(person=PERSON)
    known = rows.annotate(
        is_signatory=Exists(signatories_on(SOME_DAY)),
        is_used=ExpressionWrapper(Q(first_used_at__isnull=False), BooleanField()),
    )
    return compile_query(known.values_list(*READ).order_by("pk"))


def signatories_on(on: date) -> QuerySet[Signatory]:
    """The documents that an appointment's seat is named to sign on the day."""
    return Signatory.objects.in_force(on=on).filter(seat=OuterRef("seat"))


def build_holding(held: HeldSeat, reach: Mapping[Place, frozenset[int]]) -> Holding:
    """One appointment as a value; the organisation is the seat's, not the person's."""
    is_deputy = held.standing == Appointment.Standing.DEPUTY
    may_sign = not is_deputy or bool(held.deputy_may_sign)
    at = ("group", held.group_id) if held.group_id else ("partnership", held.partnership_id)
    return Holding(
        seat_id=held.seat_id,
        capacity=Capacity(held.capacity),
        title=held.title,
        group_id=held.group_id,
        partnership_id=held.partnership_id,
        organisation_id=held.participant_id or held.represents_id,
        reachable_group_ids=reach.get(at, frozenset()),
        is_deputy=is_deputy,
        signs=bool(held.is_signatory) and may_sign,
        may_sign=may_sign,
        place=held.place,
        appointment_id=held.appointment_id,
        is_used=bool(held.is_used),
    )


def partnership_of(seat: Seat) -> int | None:
    """The partnership a seat stands in, directly or through an organisation's participation."""
    return seat.participation.partnership_id if seat.participation else seat.partnership_id


def groups_in_reach(seats: Sequence[HeldSeat], on: date) -> dict[Place, frozenset[int]]:
    """Group ids by where a seat stands: below its group (three levels), or in its partnership."""
    groups = {seat.group_id for seat in seats if seat.group_id}
    partnerships = {found for seat in seats if (found := seat.partnership_id)}
    if not groups and not partnerships:
        return {}
    query = compiled_reach(connection.vendor, rounded(len(groups)), rounded(len(partnerships)))
    known = {**stand_ins(GROUPS, groups), **stand_ins(PARTNERSHIPS, partnerships)}
    reach: dict[Place, set[int]] = defaultdict(set)
    for pk, partnership, *above in query.rows(known, on=on):
        if partnership in partnerships:
            reach["partnership", partnership].add(pk)
        for superior in groups.intersection(above):
            reach["group", superior].add(pk)
    return {place: frozenset(found) for place, found in reach.items()}


@cache
def compiled_reach(vendor: str, groups: int, partnerships: int) -> CompiledQuery:
    """Written once for a kind of database and so many groups and partnerships."""
    condition = Q(services__partnership__in=numbers(PARTNERSHIPS, partnerships))
    ways = ANCESTOR_LOOKUPS if groups else ()
    for way in ways:
        condition |= Q(**{f"{way}__in": numbers(GROUPS, groups)})
    in_service = in_force_q(SOME_DAY, "services__") | Q(services__isnull=True)
    ended = Q(ends_on__lte=SOME_DAY) & SERVED_TO_ITS_END
    return compile_query(
        Group.objects.filter(starts_on__lte=SOME_DAY)
        # in one call, so that both are about the same service
        .filter(condition, (in_force_q(SOME_DAY) & in_service) | ended)
        .values_list("pk", "services__partnership", *ways)
    )


def rounded(number: int) -> int:
    """The next power of two, so that few queries are written; 0 of none."""
    return 1 << (number - 1).bit_length() if number else 0


def numbers(first: int, count: int) -> list[int]:
    return [first - each for each in range(count)]


def stand_ins(first: int, keys: Collection[int]) -> dict[int, int]:
    """Each stand-in with its key; those to spare mean the first key once more."""
    given = sorted(keys)
    padded = [*given, *given[:1] * (rounded(len(given)) - len(given))]
    return dict(zip(numbers(first, len(padded)), padded, strict=True))
