"""The messages about challenges: asked, answered, satisfied, withdrawn; reminded and chased."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.challenges.models import Challenge, ChallengeQuerySet
from governance.core.formatting import format_date
from governance.core.roles import Actor, Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.rules.answer_days import chase_number, reminded_until
from governance.structure.contacts import group_contacts, people_in

PARTNERS = (Capacity.LEAD_SAFEGUARDING_PARTNER, Capacity.DELEGATED_SAFEGUARDING_PARTNER)
OFFICE = (Capacity.BUSINESS_MANAGER, Capacity.BOARD_OFFICER)


def who_answer(challenge: Challenge, *, on: date) -> list[User]:
    """Who is told that an answer is owed; empty where nobody sits there."""
    if group := challenge.passed_up_to or challenge.group:
        return group_contacts(group, on=on)
    here = Q(seat__participation__partnership=challenge.partnership_id)
    body = Q(seat__participation__organisation=challenge.organisation_id)
    leads = people_in(here & body & Q(seat__capacity=Capacity.AGENCY_LEAD), on=on)
    if leads:
        return leads
    partner = Q(seat__partnership=challenge.partnership_id, seat__capacity__in=PARTNERS)
    return people_in(partner & Q(seat__represents=challenge.organisation_id), on=on)


def office_of(challenge: Challenge, *, on: date) -> list[User]:
    """Who goes on where nobody sits who could answer."""
    areas = [challenge.partnership_id]
    if group := challenge.group:
        areas = list(group.services.in_force(on=on).values_list("partnership", flat=True))
    return people_in(Q(seat__partnership__in=areas, seat__capacity__in=OFFICE), on=on)


def who_asked(challenge: Challenge, *, on: date) -> list[User]:
    """Who holds the seat from which it was raised."""
    return people_in(Q(seat=challenge.raised_seat_id), on=on)


def sent_messages(challenge: Challenge, *, by: Actor, at: datetime) -> list[Message]:
    """To who answers it, or to the office where nobody does; whoever sent it knows."""
    on = localdate(at)
    if not challenge.is_challenge:
        subject = f"{challenge.owed_by} is commended"
        says = "A commendation. Read it, and acknowledge it if you like, on its page:"
    elif challenge.passed_up_to_id and challenge.status == Challenge.Status.PASSED_UP:
        subject = f"A challenge was passed up to {challenge.owed_by}"
        says = f"Your group is asked to answer it by {until(challenge)}, on its page:"
    else:
        subject = f"A challenge to {challenge.owed_by}: answer it by {until(challenge)}"
        says = (
            f"{challenge.raised_seat.title} asks for an answer: accept it, accept it partly or "
            f"reject it, with your reason, by {until(challenge)}, on its page:"
        )
    people = who_answer(challenge, on=on) or office_of(challenge, on=on)
    key = f"challenge-sent:{challenge.pk}:{challenge.version}"
    return to_each(challenge, people, by, key=key, subject=subject, says=says, at=at)


def until(challenge: Challenge) -> str:
    return format_date(challenge.answer_by) if challenge.answer_by else ""


def answered_messages(challenge: Challenge, *, by: Actor, at: datetime) -> list[Message]:
    """To who asked: verify the answer; of a commendation that it was received."""
    if challenge.is_challenge:
        subject = f"{challenge.owed_by} has answered your challenge"
        says = f"{challenge.get_outcome_display()}. Say on its page whether that satisfies you:"
    else:
        subject = f"{challenge.owed_by} has acknowledged your commendation"
        says = "It was acknowledged. Its page:"
    key = f"challenge-answered:{challenge.pk}:{challenge.version}"
    people = who_asked(challenge, on=localdate(at))
    return to_each(challenge, people, by, key=key, subject=subject, says=says, at=at)


def verified_messages(challenge: Challenge, *, by: Actor, at: datetime) -> list[Message]:
    key = f"challenge-verified:{challenge.pk}:{challenge.version}"
    subject = "Your answer to a challenge satisfies"
    says = "Whoever asked is satisfied by the answer. Its page:"
    people = who_answer(challenge, on=localdate(at))
    return to_each(challenge, people, by, key=key, subject=subject, says=says, at=at)


def withdrawn_messages(challenge: Challenge, *, by: Actor, at: datetime) -> list[Message]:
    key = f"challenge-withdrawn:{challenge.pk}:{challenge.version}"
    subject = f"Withdrawn: a {challenge.get_kind_display().lower()} to {challenge.owed_by}"
    says = "No answer is owed any more. Read why on its page:"
    people = who_answer(challenge, on=localdate(at))
    return to_each(challenge, people, by, key=key, subject=subject, says=says, at=at)


def reminders(rows: ChallengeQuerySet, *, at: datetime) -> list[Message]:
    """Once before the day that was set, and again and again after it, as the rule says."""
    on = localdate(at)
    found = rows.filter(answer_by__lte=reminded_until(on)).for_list().order_by("pk")
    return [message for each in found for message in reminder(each, at=at)]


def reminder(challenge: Challenge, *, at: datetime) -> list[Message]:
    on = localdate(at)
    if challenge.answer_by is None:
        return []
    number = chase_number(challenge.answer_by, on=on)
    subject = f"An answer is owed by {until(challenge)}"
    says = f"{challenge.owed_by} owes an answer to this challenge. Give it on its page:"
    if challenge.is_overdue(on=on):
        subject = f"An answer is overdue: it was owed by {until(challenge)}"
    people = who_answer(challenge, on=on) or office_of(challenge, on=on)
    key = f"challenge-chase:{challenge.pk}:{challenge.answer_by}:{number}"
    return to_each(challenge, people, None, key=key, subject=subject, says=says, at=at)


def to_each(
    challenge: Challenge,
    people: Iterable[User],
    by: Actor | None,
    *,
    key: str,
    subject: str,
    says: str,
    at: datetime,
) -> list[Message]:
    link = settings.BASE_URL + reverse("governance:challenge-detail", args=[challenge.pk])
    return [
        Message(
            key=f"{key}:{person.pk}",
            recipient=person,
            group_id=challenge.passed_up_to_id or challenge.group_id,
            subject=subject[:200],
            body=f"{says}\n\n{challenge.title}\n\n{link}\n",
            about_kind=challenge._meta.label_lower,
            about_id=challenge.pk,
            queued_at=at,
        )
        for person in people
        if by is None or person.pk != by.user_id
    ]
