"""The messages about risks: one was passed up, and the day of the next look has come."""

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


def holders(*, on: date, **seats: object) -> list[User]:
    """Who holds these seats on the day, each once."""
    acting = Appointment.objects.acting(on=on).filter(standing=Appointment.Standing.HOLDER, **seats)
    people = {row.person_id: row.person for row in acting.select_related("person").order_by("pk")}
    return list(people.values())


def passed_up_messages(risk: Risk, *, by: Actor, at: datetime) -> list[Message]:
    """To the chairs of the group to which it was passed up; whoever did it knows."""
    chairs = holders(on=localdate(at), seat__group=risk.passed_up_to_id, seat__capacity__in=CHAIRS)
    return [
        new_message(
            risk,
            person,
            key=f"risk-passed-up:{risk.pk}:{risk.version}:{person.pk}",
            subject=f"Passed up to {risk.passed_up_to}: accept it or send it back",
            says="This was passed up to your group. Accept it or send it back, on its page:",
            at=at,
        )
        for person in chairs
        if person.pk != by.user_id
    ]


def due_messages(risks: Iterable[Risk], *, at: datetime) -> list[Message]:
    """To who holds the seat that owns each, once for each day that was set."""
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
        for risk in risks
        if risk.owner_seat_id
        for person in holders(on=localdate(at), seat=risk.owner_seat_id)
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
