"""The messages about risks: one was passed up, and the day of the next look has come."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.formatting import format_date
from governance.core.roles import Actor, Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.risks.models import Risk
from governance.structure.models import Appointment

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)


def holders(*, on: date, **seats: object) -> dict[int, list[User]]:
    """By the seat who holds it on the day; one query for all of these seats."""
    acting = Appointment.objects.acting(on=on).filter(standing=Appointment.Standing.HOLDER, **seats)
    found: dict[int, list[User]] = defaultdict(list)
    for row in acting.select_related("person").order_by("pk"):
        found[row.seat_id].append(row.person)
    return found


def passed_up_messages(risk: Risk, *, by: Actor, at: datetime) -> list[Message]:
    """To the chairs of the group to which it was passed up; whoever did it knows."""
    held = holders(on=localdate(at), seat__group=risk.passed_up_to_id, seat__capacity__in=CHAIRS)
    chairs = {person.pk: person for people in held.values() for person in people}
    return [
        new_message(
            risk,
            person,
            key=f"risk-passed-up:{risk.pk}:{risk.version}:{person.pk}",
            subject=f"Passed up to {risk.passed_up_to}: accept it or send it back",
            says="This was passed up to your group. Accept it or send it back, on its page:",
            at=at,
        )
        for person in chairs.values()
        if person.pk != by.user_id
    ]


def due_messages(risks: Iterable[Risk], *, at: datetime) -> list[Message]:
    """To who holds the seat that owns each, once for each day that was set."""
    owned = [each for each in risks if each.owner_seat_id]
    held = holders(on=localdate(at), seat__in={each.owner_seat_id for each in owned})
    return [
        new_message(
            risk,
            person,
            key=f"risk-look:{risk.pk}:{risk.next_look_on}:{person.pk}",
            subject="A risk of yours is to be looked at",
            says=f"The next look was set for {format_date(risk.next_look_on)}. Review it on its "
            "page:",
            at=at,
        )
        for risk in owned
        for person in held.get(risk.owner_seat_id or 0, ())
    ]


def new_message(
    risk: Risk, person: User, *, key: str, subject: str, says: str, at: datetime
) -> Message:
    link = settings.BASE_URL + reverse("governance:risk-detail", args=[risk.pk])
    return Message(
        key=key,
        recipient=person,
        group_id=risk.passed_up_to_id or risk.group_id,
        subject=subject[:200],
        body=f"{says}\n\n{risk.title}\n\n{link}\n",
        about_kind=risk._meta.label_lower,
        about_id=risk.pk,
        queued_at=at,
    )
