"""The message about a plan in consultation: its members are asked for comments."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.plans.models import BusinessPlan
from governance.structure.models import Appointment


def members_of(plan: BusinessPlan, *, at: datetime) -> list[User]:
    """Whoever holds a seat in its group; of a partnership's own, one in the partnership or in an
    agency's participation in it. One query.
    """
    asked = (
        Q(seat__group=plan.group_id)
        if plan.group_id
        else Q(seat__partnership=plan.partnership_id)
        | Q(seat__participation__partnership=plan.partnership_id)
    )
    held = Appointment.objects.acting(on=localdate(at)).filter(asked)
    people = {row.person_id: row.person for row in held.select_related("person").order_by("pk")}
    return list(people.values())


def notify_consultation(plan: BusinessPlan, *, by: Actor, at: datetime) -> int:
    """One message to each member but whoever put it to consultation."""
    people = (each for each in members_of(plan, at=at) if each.pk != by.user_id)
    return outbox.enqueue(consultation_messages(plan, people, at=at))


def consultation_messages(
    plan: BusinessPlan, people: Iterable[User], *, at: datetime
) -> list[Message]:
    link = settings.BASE_URL + reverse("governance:plan-detail", args=[plan.pk])
    until = format_date(plan.comments_until) if plan.comments_until else ""
    says = (
        f"The draft of {plan} of {plan.owner} is open for comments until {until}. Read it, and say "
        "on its page what is missing or wrong."
    )
    return [
        Message(
            key=f"plan-consultation:{plan.pk}:{at.isoformat()}:{each.pk}",
            recipient=each,
            group=plan.group,
            subject=f"For your comments: {plan}"[:200],
            body=f"{says}\n\n{link}\n",
            about_kind=plan._meta.label_lower,
            about_id=plan.pk,
            queued_at=at,
        )
        for each in people
    ]
