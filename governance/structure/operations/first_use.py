"""That an appointment was used: from then on it is ended, and neither corrected nor removed."""

from datetime import datetime

from django.db.models import Model

from governance.core.errors import NotAllowed
from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Appointment


def mark_used(by: Actor, verb: str, record: Model, at: datetime) -> None:
    """Whoever leaves a line has used every appointment they hold, except one it is about.

    What is told of their own account is done by no seat.

    The rows are written in the operation's own transaction: it and a removal wait for each other.
    Raises NotAllowed when one was removed, or corrected to other days or to another person, since
    the actor was loaded.
    """
    if isinstance(record, User) and record.pk == by.user_id:
        return
    about = record.pk if isinstance(record, Appointment) else None
    unused = [
        held.appointment_id
        for held in by.holdings
        if not held.is_used and held.appointment_id != about
    ]
    if not unused:
        return
    held_still = Appointment.objects.in_force(on=by.on).filter(pk__in=unused, person=by.user_id)
    held_still.filter(first_used_at__isnull=True).update(first_used_at=at)
    if held_still.count() < len(unused):
        raise NotAllowed(verb, record)
