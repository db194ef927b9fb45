"""Loads the actor: a person on a day with every seat they hold, in two queries."""

from datetime import date

from django.db.models import Q

from governance.models import Appointment, Group, User
from governance.roles import Actor, Capacity, Holding


def load_actor(user: User, *, on: date) -> Actor:
    """The person's seats in force on the day, a deputy's included, and the groups below them."""
    appointments = list(
        Appointment.objects.in_force(on=on)
        .filter(person=user)
        .filter(Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gt=on))
        .select_related("seat__participation")
        .order_by("pk")
    )
    below = groups_below({held.seat.group_id for held in appointments if held.seat.group_id}, on)
    return Actor(
        on=on,
        user_id=user.pk,
        name=user.name,
        organisation_id=user.organisation_id,
        is_administrator=user.is_superuser,
        holdings=tuple(holding(held, below) for held in appointments),
    )


def holding(held: Appointment, below: dict[int, frozenset[int]]) -> Holding:
    """One appointment as a value; the organisation is the seat's, not the person's."""
    seat = held.seat
    organisation = seat.participation.organisation_id if seat.participation_id else None
    partnership = seat.participation.partnership_id if seat.participation_id else None
    return Holding(
        seat_id=seat.pk,
        capacity=Capacity(seat.capacity),
        title=seat.title,
        group_id=seat.group_id,
        partnership_id=seat.partnership_id or partnership,
        organisation_id=organisation or seat.represents_id,
        below=below.get(seat.group_id, frozenset()),
        is_deputy=held.standing == Appointment.Standing.DEPUTY,
    )


def groups_below(own: set[int], on: date) -> dict[int, frozenset[int]]:
    """For each group, the ids of those that report to it, three levels down."""
    if not own:
        return {}
    chain = ("reports_to", "reports_to__reports_to", "reports_to__reports_to__reports_to")
    condition = Q()
    for step in chain:
        condition |= Q(**{f"{step}__in": own})
    found = Group.objects.in_force(on=on).filter(condition).values_list("pk", *chain)
    below: dict[int, set[int]] = {}
    for pk, *above in found:
        for superior in own.intersection(above):
            below.setdefault(superior, set()).add(pk)
    return {key: frozenset(value) for key, value in below.items()}
