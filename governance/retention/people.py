"""What becomes of the account of somebody who holds no seat any more: it stays, without words."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from governance.core.retained import KEPT_FROM, Retained
from governance.people.models import User
from governance.structure.models import Appointment


def left(rows: QuerySet) -> QuerySet:
    """Whose last seat has an end, counted from it; who never held one is looked after by hand."""
    held = Appointment.objects.filter(person=OuterRef("pk")).order_by("-ends_on")
    ended = held.filter(ends_on__isnull=False).values("ends_on")[:1]
    still = Exists(held.filter(ends_on__isnull=True))
    return rows.filter(~still).annotate(**{KEPT_FROM: Subquery(ended)})


def erased_person(person: User) -> dict[str, Any]:
    """An account that nobody can use any more, and that says of nobody who it was."""
    return {
        "name": f"Former member {person.pk}",
        "email": f"person-{person.pk}@erased.invalid",
        "job_title": "",
        "organisation": None,
        "vetted_on": None,
        "vetting_level": "",
        "is_active": False,
        "is_staff": False,
        "is_superuser": False,
        "password": "!erased",
    }


PERSON = Retained(triggers={"left": left}, erase=erased_person)
