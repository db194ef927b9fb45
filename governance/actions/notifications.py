"""The messages about actions: assigned, reopened, passed up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.actions.models import Action, Assignment
from governance.actions.transitions.requirements import CHAIRS
from governance.core.formatting import format_list, format_weekday_date
from governance.core.restricted import MATTER_BODY, MATTER_SUBJECT
from governance.core.roles import Actor, Capacity
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Group, GroupService


def contacts(assignment: Assignment, *, on: date) -> list[User]:
    """Who answers for an assignment: the seat's holder, the group's chairs, the agency's leads."""
    held = Appointment.objects.acting(on=on).filter(
        for_whom(assignment, on), standing=Appointment.Standing.HOLDER
    )
    people = {row.person_id: row.person for row in held.select_related("person").order_by("pk")}
    return list(people.values())


@dataclass(frozen=True)
class Told:
    """For whom a mail of being assigned was queued, and those assigned of whom nobody is told."""

    names: tuple[str, ...] = ()
    weekly: tuple[str, ...] = ()
    """Those who read it in their mail of the week."""
    nobody_at: tuple[str, ...] = ()

    def sentence(self) -> str:
        """``An e-mail goes to A and B. Nobody is told for Chair, Audit Group, where …``"""
        parts = [
            f"An e-mail goes to {format_list(self.names)}." if self.names else "",
            f"It stands in the weekly e-mail of {format_list(self.weekly)}." if self.weekly else "",
            f"Nobody is told for {format_list(self.nobody_at)}, where nobody is appointed."
            if self.nobody_at
            else "",
        ]
        return " ".join(filter(None, parts)) or "Nobody else had to be told."


def told_of(assignments: Iterable[Assignment], *, by: Actor, on: date) -> Told:
    """What the outbox has for them; whoever assigned it knows already."""
    found = [(each, contacts(each, on=on)) for each in assignments]
    keys = {assigned_key(each, who) for each, people in found for who in people}
    queued = Message.objects.filter(key__in=keys).exclude(recipient=by.user_id)
    weekly = set(queued.for_digest().order_by().values_list("recipient", flat=True))
    mails = queued.select_related("recipient").order_by("pk")
    names = {mail.recipient_id: str(mail.recipient) for mail in mails}
    return Told(
        tuple(name for pk, name in names.items() if pk not in weekly),
        tuple(name for pk, name in names.items() if pk in weekly),
        tuple(dict.fromkeys(str(each.to) for each, people in found if not people)),
    )


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


def assigned_key(assignment: Assignment, person: User) -> str:
    return f"action-assigned:{assignment.pk}:{person.pk}"


def assigned_messages(
    assignments: Iterable[Assignment], *, by: Actor, at: datetime
) -> list[Message]:
    """To each who is to do something; whoever assigned it knows already."""
    return [
        new_message(
            each.action,
            person,
            key=assigned_key(each, person),
            subject=f"{each.action.reference} is assigned to {each.to}",
            says=f"This action is assigned to {each.to}. Do it, and say on its page how far it is:",
            at=at,
        )
        for each in assignments
        for person in contacts(each, on=localdate(at))
        if person.pk != by.user_id
    ]


def reminder(
    assignment: Assignment,
    invitation: Invitation,
    link: str,
    *,
    key: str,
    on: date,
    at: datetime,
) -> Message:
    """To who is to do it: what, until when, and one link, which says how far it is.

    Never about a restricted one, of which no link is mailed.
    """
    action = assignment.action
    late = action.late_words(on=on)
    due = f"Due: {action.due_in_full}" if action.due_text else "No date is set"
    last_day = format_weekday_date(invitation.expires_on)
    body = (
        f"{action.reference}: {action.title}\n{due}{f', {late}' if late else ''}.\n"
        f"Assigned to: {assignment.to}.\n\nThe link below lets you say how far it is, or that it "
        "is done, and does nothing else. You need not sign in. It works once, until the end of "
        f"{last_day}. It is for you: do not pass it on.\n\n{link}\n"
    )
    says = f"{action.reference} is {late}" if late else f"{action.reference}: how far is it?"
    return Message(
        key=key,
        recipient=invitation.person,
        group_id=action.group_id,
        subject=says[:200],
        body=body,
        about_kind=invitation._meta.label_lower,
        about_id=invitation.pk,
        queued_at=at,
    )


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


def chairs_who_see(action: Action, group: Group, *, on: date) -> list[User]:
    """The chairs to whom an action is passed up; of a restricted one only its readers."""
    chairs = contacts(Assignment(action=action, group=group), on=on)
    if not action.is_restricted:
        return chairs
    readers = set(action.readers.reading(on=on).values_list("person", flat=True))
    return [each for each in chairs if each.pk in readers]


def escalated_messages(action: Action, *, by: Actor, at: datetime) -> list[Message]:
    """To the chairs of the group to which it was passed up."""
    group = action.escalated_to
    if group is None:
        return []
    return [
        new_message(
            action,
            person,
            key=f"action-escalated:{action.pk}:{action.version}:{person.pk}",
            subject=f"{action.reference} was passed up to {group}",
            says=f"This action is overdue and was passed up to {group}. Read why on its page:",
            at=at,
        )
        for person in chairs_who_see(action, group, on=localdate(at))
        if person.pk != by.user_id
    ]


def new_message(
    action: Action, person: User, *, key: str, subject: str, says: str, at: datetime
) -> Message:
    """One mail about an action; the subject names it by its reference only.

    Of a restricted one it says nothing, and is about what the action comes from, as every list of
    mails reads it.
    """
    link = settings.BASE_URL + reverse("governance:action-detail", args=[action.pk])
    if action.is_restricted:
        return Message(
            key=key,
            recipient=person,
            subject=MATTER_SUBJECT,
            body=MATTER_BODY.format(link=link),
            about_kind=action.origin_kind,
            about_id=action.origin_id,
            queued_at=at,
        )
    due = f"\nDue: {action.due_text}" if action.due_text else "\nNo date is set."
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
