"""A group, a partnership, an agency or a seat as one choice of a form or a filter."""

from datetime import date
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from governance.core.roles import Scope
from governance.core.text_folding import Folded
from governance.structure.models import Appointment, Group, Partnership, Seat
from governance.structure.models.seats import SeatQuerySet

Choices = list[tuple[Any, Any]]


def owner_choices(scope: Scope, *, on: date | None = None) -> Choices:
    """The groups and partnerships in reach; given a day, only those in force then."""
    groups = Group.objects.filter(pk__in=scope.groups).order_by(Folded("name"))
    areas = Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name"))
    if on is not None:
        groups, areas = groups.in_force(on=on), areas.in_force(on=on)
    return [choice_of(each) for each in (*groups, *areas)]


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


def seat_choices(seats: SeatQuerySet, *, on: date) -> Choices:
    """These seats by their titles, each with who holds it on the day; two queries."""
    rows = with_holders(seats, on=on).order_by(Folded("title"), "pk")
    return [(seat.pk, describe_seat(seat)) for seat in rows]


def with_holders(seats: SeatQuerySet, *, on: date) -> SeatQuerySet:
    """With their places, and as ``holders_now`` the appointments that act on the day."""
    holders = Appointment.objects.acting(on=on).filter(standing=Appointment.Standing.HOLDER)
    return (
        seats.with_places()
        .select_related("represents")
        .prefetch_related(
            Prefetch("appointments", holders.select_related("person").order_by("pk"), "holders_now")
        )
    )


def describe_seat(seat: Seat) -> str:
    """``Agency lead: Lead of Example Council (Example Council, Leicester)``, or ``Vacant``.

    Whoever is named is who gets the mail. Needs ``holders_now``.
    """
    part = seat.participation
    body = part.organisation if part else seat.represents
    place = part.partnership if part else seat.place
    where = ", ".join(str(each) for each in (body, place) if each)
    return f"{seat.title}: {holder_names(seat)} ({where})"


def holder_names(seat: Seat) -> str:
    """Who holds it, or that it is vacant; needs ``holders_now``."""
    holders: list[Appointment] = seat.holders_now  # type: ignore[attr-defined]
    return " and ".join(str(each.person) for each in holders) or "Vacant"


def chosen_owner(choice: str) -> Group | Partnership:
    """The group or partnership behind a choice."""
    kind, _, pk = choice.partition(":")
    return Group.objects.get(pk=pk) if kind == "group" else Partnership.objects.get(pk=pk)
