"""A group, a partnership, an agency or a seat as one choice of a form or a filter."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from governance.core.names import Names, names_of
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, Scope
from governance.core.text_folding import Folded
from governance.structure.models import Appointment, Group, Partnership, Seat
from governance.structure.models.seats import SeatQuerySet

Choices = list[tuple[Any, Any]]
SEAT_NAMES = (
    "title",
    "participation__organisation__name",
    "represents__name",
    "participation__partnership__name",
    "group__name",
    "partnership__name",
)
"""What a seat is told by: its title, for which body, and the one place in which it stands."""


@prepared
def partnerships_in_force(actor: Actor) -> QuerySet[Partnership]:
    """Those that the actor sees, by name."""
    seen = Partnership.objects.visible_to(actor).in_force(on=actor.on)
    return seen.order_by(Folded("name"))


def owner_choices(scope: Scope, *, on: date | None = None) -> Choices:
    """The groups and partnerships in reach; given a day, only those in force then; one query."""
    return choices_of(*names_of(*places_in(scope, on=on)))


def places_in(scope: Scope, *, on: date | None = None) -> tuple[QuerySet, QuerySet]:
    """The groups and the partnerships in reach; given a day, only those in force then."""
    groups = Group.objects.filter(pk__in=scope.groups)
    areas = Partnership.objects.filter(pk__in=scope.partnerships)
    return (groups, areas) if on is None else (groups.in_force(on=on), areas.in_force(on=on))


def choices_of(groups: Names, areas: Names) -> Choices:
    """A partnership stands beside its board, which often has the same name."""
    return [
        *((f"group:{pk}", name) for pk, name in groups),
        *((f"partnership:{pk}", f"{name} (the partnership as a whole)") for pk, name in areas),
    ]


def seat_names(seats: QuerySet[Seat]) -> QuerySet:
    """Of each seat its key and what it is told by."""
    return seats.order_by(Folded("title"), "pk").values_list("pk", *SEAT_NAMES)


def acting_holders(seats: QuerySet[Seat], *, on: date) -> QuerySet:
    """Of each who holds one of the seats on the day: the seat’s key, their name and address."""
    acting = holders_on(on).filter(seat__in=seats.order_by().values("pk"))
    return acting.values_list("seat", "person__name", "person__email")


def seat_words_of(
    rows: Iterable[tuple[Any, ...]], holders: Iterable[tuple[int, str, str]]
) -> Choices:
    """What ``seat_names`` and ``acting_holders`` found, as choices."""
    held = names_by_seat(holders)
    return [
        (pk, seat_words(title, held.get(pk, []), body or represents, *places))
        for pk, title, body, represents, *places in rows
    ]


def names_by_seat(holders: Iterable[tuple[int, str, str]]) -> dict[int, list[str]]:
    """What ``acting_holders`` found, by the seat’s key."""
    held: dict[int, list[str]] = {}
    for seat, name, email in holders:
        held.setdefault(seat, []).append(name or email)
    return held


def choice_of(place: Model) -> tuple[str, str]:
    """``group:12`` and its name; a partnership stands beside its board, often of the same name."""
    whole = " (the partnership as a whole)" if isinstance(place, Partnership) else ""
    return f"{place._meta.model_name}:{place.pk}", f"{place}{whole}"


def choices_among(rows: QuerySet, *kinds: str) -> Choices:
    """The places in which these rows stand, each once; one query for each of the rows' keys."""
    found: Choices = []
    for kind in kinds:
        places = rows.model._meta.get_field(kind).related_model
        named = places.objects.filter(pk__in=rows.order_by().values(kind))
        found += [choice_of(each) for each in named.order_by(Folded("name"))]
    return found


def stands_in(choice: str) -> Q:
    """Rows that stand in the place of a choice; all where none is chosen."""
    kind, _, pk = choice.partition(":")
    return Q(**{kind: pk}) if choice else Q()


def with_holders(seats: SeatQuerySet, *, on: date) -> SeatQuerySet:
    """With their places, and as ``holders_now`` the appointments that act on the day."""
    return (
        seats.with_places()
        .select_related("represents")
        .prefetch_related(
            Prefetch("appointments", holders_on(on).select_related("person"), "holders_now")
        )
    )


def holders_on(day: date) -> QuerySet[Appointment]:
    acting = Appointment.objects.acting(on=day)
    return acting.filter(standing=Appointment.Standing.HOLDER).order_by("pk")


def describe_seat(seat: Seat) -> str:
    """``Agency lead: Lead of Example Council (Example Council, Leicester)``, or ``Vacant``.

    Whoever is named is who gets the mail. Needs ``holders_now``.
    """
    part = seat.participation
    body = part.organisation if part else seat.represents
    place = part.partnership if part else seat.place
    return seat_words(seat.title, holders_of(seat), *(str(each) for each in (body, place) if each))


def seat_words(title: str, holders: Sequence[str], *places: str | None) -> str:
    where = ", ".join(each for each in places if each)
    return f"{title}: {names_or_vacant(holders)} ({where})"


def holders_of(seat: Seat) -> list[str]:
    holders: list[Appointment] = seat.holders_now  # type: ignore[attr-defined]
    return [str(each.person) for each in holders]


def names_or_vacant(holders: Sequence[str]) -> str:
    return " and ".join(holders) or "Vacant"


def chosen_owner(choice: str) -> Group | Partnership:
    """The group or partnership behind a choice."""
    kind, _, pk = choice.partition(":")
    return Group.objects.get(pk=pk) if kind == "group" else Partnership.objects.get(pk=pk)
