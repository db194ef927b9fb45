"""What falls due in a year of appointments: the last day of each that ends."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q

from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from governance.structure.models import Appointment, Seat


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """Of the seats to which the reader appoints; by the seat, without the name of who holds it."""
    seats = Seat.objects.appointable_by(scope.actor).filter(
        scope.stands_in() | Q(participation__partnership=scope.partnership)
    )
    first, last = scope.starts_on + timedelta(days=1), scope.ends_on
    rows = Appointment.objects.not_removed().filter(
        seat__in=seats.order_by().values("pk"), ends_on__range=(first, last)
    )
    found = rows.order_by("ends_on", "pk").values_list("seat", "seat__title", "ends_on")
    for seat, title, ends_on in found:
        yield DueItem(
            kind="Appointments end",
            title=title,
            on=ends_on - timedelta(days=1),
            url=page_url("governance:seat-detail", seat),
            is_done=ends_on <= scope.actor.on,
        )
