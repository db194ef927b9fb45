"""Loads the actor: a person on a day with every seat they hold, in two queries."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

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
    "standing",
    "first_used_at",
    "seat__capacity",
    "seat__title",
    "seat__represents",
    "seat__deputy_may_sign",
    "seat__group__name",
    "seat__partnership__name",
    "seat__participation__organisation",
    "seat__participation__partnership__name",
)
"""What an actor is made of. Every page asks, so the rest of four wide rows is not read."""


def load_actor(user: User, *, on: date) -> Actor:
    """The person's seats in force on the day, a deputy's included, and the groups in reach."""
    appointments = list(
        Appointment.objects.acting(on=on)
        .filter(person=user)
        .annotate(is_signatory=Exists(signatories_on(on)))
        .select_related("seat__group", "seat__partnership", "seat__participation__partnership")
        .only(*READ)
        .order_by("pk")
    )
    reach = groups_in_reach([held.seat for held in appointments], on)
    return Actor(
        on=on,
        user_id=user.pk,
        name=user.name,
        organisation_id=user.organisation_id,
        is_administrator=user.is_superuser,
        holdings=tuple(build_holding(held, reach) for held in appointments),
    )


def signatories_on(on: date) -> QuerySet[Signatory]:
    """The documents that an appointment's seat is named to sign on the day."""
    return Signatory.objects.in_force(on=on).filter(seat=OuterRef("seat"))


def build_holding(
    held: Appointment, reach: dict[tuple[str, int | None], frozenset[int]]
) -> Holding:
    """One appointment as a value; the organisation is the seat's, not the person's."""
    seat = held.seat
    partnership = partnership_of(seat)
    is_deputy = held.standing == Appointment.Standing.DEPUTY
    may_sign = not is_deputy or bool(seat.deputy_may_sign)
    at = ("group", seat.group_id) if seat.group_id else ("partnership", partnership)
    return Holding(
        seat_id=seat.pk,
        capacity=Capacity(seat.capacity),
        title=seat.title,
        group_id=seat.group_id,
        partnership_id=partnership,
        organisation_id=(
            seat.participation.organisation_id if seat.participation else seat.represents_id
        ),
        reachable_group_ids=reach.get(at, frozenset()),
        is_deputy=is_deputy,
        signs=held.is_signatory and may_sign,  # type: ignore[attr-defined]
        may_sign=may_sign,
        place=place_name(seat),
        appointment_id=held.pk,
        is_used=held.first_used_at is not None,
    )


def place_name(seat: Seat) -> str:
    """The name of the group or partnership a seat stands in."""
    place = (
        seat.group or seat.partnership or (seat.participation and seat.participation.partnership)
    )
    return place.name if place else ""


def partnership_of(seat: Seat) -> int | None:
    """The partnership a seat stands in, directly or through an organisation's participation."""
    return seat.participation.partnership_id if seat.participation else seat.partnership_id


def groups_in_reach(seats: list[Seat], on: date) -> dict[tuple[str, int | None], frozenset[int]]:
    """Group ids by where a seat stands: below its group (three levels), or in its partnership."""
    groups = {seat.group_id for seat in seats if seat.group_id}
    partnerships = {found for seat in seats if (found := partnership_of(seat))}
    if not groups and not partnerships:
        return {}
    condition = Q(services__partnership__in=partnerships)
    ways = ANCESTOR_LOOKUPS if groups else ()
    for way in ways:
        condition |= Q(**{f"{way}__in": groups})
    in_service = in_force_q(on, "services__") | Q(services__isnull=True)
    serving = (in_force_q(on) & in_service) | (Q(ends_on__lte=on) & SERVED_TO_ITS_END)
    rows = (
        Group.objects.filter(starts_on__lte=on)
        .filter(condition, serving)  # in one call, so that both are about the same service
        .values_list("pk", "services__partnership", *ways)
    )
    reach: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    for pk, partnership, *above in rows:
        if partnership in partnerships:
            reach["partnership", partnership].add(pk)
        for superior in groups.intersection(above):
            reach["group", superior].add(pk)
    return {place: frozenset(found) for place, found in reach.items()}
