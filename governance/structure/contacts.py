"""Who is told for a group, a partnership or an agency: those who hold its seats on a day."""

from datetime import date

from django.db.models import Q

from governance.core.roles import Capacity
from governance.people.models import User
from governance.structure.models import Appointment, Group

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)
CHAIRS_OF_ALL = (Capacity.PARTNERSHIP_CHAIR, Capacity.INDEPENDENT_CHAIR)


def people_in(seats: Q, *, on: date) -> list[User]:
    """Who holds one of these seats on the day, each once."""
    acting = Appointment.objects.acting(on=on).filter(standing=Appointment.Standing.HOLDER)
    found = acting.filter(seats).select_related("person").order_by("pk")
    return list({each.person_id: each.person for each in found}.values())


def group_contacts(group: Group, *, on: date) -> list[User]:
    """Its chairs; of a board without one, who chairs its partnership."""
    chairs = people_in(Q(seat__group=group, seat__capacity__in=CHAIRS), on=on)
    if chairs or group.kind != Group.Kind.BOARD:
        return chairs
    served = group.services.in_force(on=on).values("partnership")
    of_all = Q(seat__partnership__in=served, seat__capacity__in=CHAIRS_OF_ALL)
    return people_in(of_all, on=on)
