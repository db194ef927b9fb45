"""The messages about actions: assigned, reopened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.actions.models import Action, Assignment
from governance.core.formatting import format_list
from governance.core.roles import Actor, Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, GroupService

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)


def contacts(assignment: Assignment, *, on: date) -> list[User]:
    """Who answers for an assignment: the seat's holder, the group's chairs, the agency's leads."""
    held = Appointment.objects.acting(on=on).filter(
        for_whom(assignment, on), standing=Appointment.Standing.HOLDER
    )
    people = {row.person_id: row.person for row in held.select_related("person").order_by("pk")}
    return list(people.values())


@dataclass(frozen=True)
class Told:
    """Who gets a mail of being assigned, and those assigned of whom nobody does."""

    names: tuple[str, ...] = ()
    nobody_at: tuple[str, ...] = ()

    def sentence(self) -> str:
        """``Told by e-mail: A and B. Nobody is told for Chair, Audit Group: it is vacant.``"""
        mail = f"Told by e-mail: {format_list(self.names)}. " if self.names else ""
        if not self.nobody_at:
            return mail.strip() or "Nobody else had to be told."
        return f"{mail}Nobody is told for {format_list(self.nobody_at)}, where nobody is appointed."


def told_of(assignments: Iterable[Assignment], *, by: Actor, on: date) -> Told:
    """Who is told, as ``assigned_messages`` writes to them; whoever assigned it knows already."""
    names: dict[int, str] = {}
    nobody_at = []
    for each in assignments:
        people = contacts(each, on=on)
        names |= {who.pk: str(who) for who in people if who.pk != by.user_id}
        if not people:
            nobody_at.append(str(each.to))
    return Told(tuple(names.values()), tuple(nobody_at))


def for_whom(assignment: Assignment, on: date) -> Q:
    if assignment.seat_id:
        return Q(seat=assignment.seat_id)
    if assignment.group_id:
        return Q(seat__group=assignment.group_id, seat__capacity__in=CHAIRS)
    action = assignment.action
    served = GroupService.objects.in_force(on=on).filter(group=action.group_id)
    places = Q(seat__participation__partnership=action.partnership_id) | Q(
        seat__participation__partnership__in=served.values("partnership")
    )
    return places & Q(
        seat__participation__organisation=assignment.organisation_id,
        seat__capacity=Capacity.AGENCY_LEAD,
    )


def assigned_messages(
    assignments: Iterable[Assignment], *, by: Actor, at: datetime
) -> list[Message]:
    """To each who is to do something; whoever assigned it knows already."""
    return [
        new_message(
            each.action,
            person,
            key=f"action-assigned:{each.pk}:{person.pk}",
            subject=f"{each.action.reference} is assigned to {each.to}",
            says=f"This action is assigned to {each.to}. Do it, and say on its page how far it is:",
            at=at,
        )
        for each in assignments
        for person in contacts(each, on=localdate(at))
        if person.pk != by.user_id
    ]


def reopened_messages(action: Action, *, by: Actor, at: datetime) -> list[Message]:
    """To everybody it is assigned to."""
    standing = action.assignments.current().for_list().select_related("action")
    people = {who.pk: who for each in standing for who in contacts(each, on=localdate(at))}
    return [
        new_message(
            action,
            person,
            key=f"action-reopened:{action.pk}:{action.version}:{person.pk}",
            subject=f"{action.reference} is open again",
            says="This action is open again. Read why on its page, and say there how far it is:",
            at=at,
        )
        for person in people.values()
        if person.pk != by.user_id
    ]


def new_message(
    action: Action, person: User, *, key: str, subject: str, says: str, at: datetime
) -> Message:
    """One mail about an action; the subject names it by its reference only."""
    due = f"\nDue: {action.due_text}" if action.due_text else "\nNo date is set."
    link = settings.BASE_URL + reverse("governance:action-detail", args=[action.pk])
    return Message(
        key=key,
        recipient=person,
        group_id=action.group_id,
        subject=subject[:200],
        body=f"{says}\n\n{action.title}{due}\n\n{link}\n",
        about_kind=action._meta.label_lower,
        about_id=action.pk,
        queued_at=at,
    )
