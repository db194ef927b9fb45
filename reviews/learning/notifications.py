"""The message about a released learning point: to the chairs of the group, and to the office."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.roles import Actor, Capacity
from governance.outbox.models import Message
from governance.structure.models import Appointment
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import LearningPoint

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)
OFFICE = tuple(each for each, granted in GRANTS.items() if Permission.MANAGE_LEARNING in granted)
RELEASED = (
    "{group} is given a new learning point: {title}\n\n{link}\n\n"
    "It is written for readers: whoever reads it may pass it on to their own organisation.\n"
)


def released_messages(point: LearningPoint, *, by: Actor, at: datetime) -> list[Message]:
    """Whoever released it knows already."""
    held = Appointment.objects.acting(on=localdate(at)).filter(
        Q(seat__group=point.group_id, seat__capacity__in=CHAIRS)
        | Q(seat__partnership=point.partnership_id, seat__capacity__in=OFFICE),
        standing=Appointment.Standing.HOLDER,
    )
    people = {row.person_id: row.person for row in held.select_related("person").order_by("pk")}
    people.pop(by.user_id or 0, None)
    link = settings.BASE_URL + reverse("reviews:point-detail", args=[point.pk])
    return [
        Message(
            key=f"learning-released:{point.pk}:{person.pk}",
            recipient=person,
            group=point.group,
            subject=f"Learning released: {point.title}"[:200],
            body=RELEASED.format(group=point.group, title=point.title, link=link),
            about_kind=point._meta.label_lower,
            about_id=point.pk,
            queued_at=at,
        )
        for person in people.values()
    ]
