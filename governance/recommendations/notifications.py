"""The messages about recommendations: put, passed on, sent back, answered; reminded and chased."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.outbox.models import Message
from governance.recommendations.models import GroupRecommendation, GroupRecommendationQuerySet
from governance.rules.answer_days import chase_number, reminded_until
from governance.structure.contacts import group_contacts
from governance.structure.models import Group


def waiting_messages(record: GroupRecommendation, *, by: Actor, at: datetime) -> list[Message]:
    """To who answers for the group that has it now; and, once passed on, to who made it."""
    return [
        *to_group(
            record,
            record.stands_with,
            by,
            key=f"recommendation-put:{record.pk}:{record.version}",
            subject=f"A recommendation to {record.stands_with}: answer it by {until(record)}",
            says=f"{record.group} recommends something to your group. Accept it, accept it partly, "
            f"reject it, send it back or pass it on, by {until(record)}, on its page:",
            at=at,
        ),
        *moved_on(record, by, at),
    ]


def moved_on(record: GroupRecommendation, by: Actor, at: datetime) -> list[Message]:
    if record.status != GroupRecommendation.Status.PASSED_ON:
        return []
    return to_group(
        record,
        record.group,
        by,
        key=f"recommendation-passed-on:{record.pk}:{record.version}",
        subject=f"Your recommendation was passed on to {record.stands_with}",
        says="It was passed on to the next group above. Where it stands:",
        at=at,
    )


def returned_messages(record: GroupRecommendation, *, by: Actor, at: datetime) -> list[Message]:
    """To who made it: it was answered, or sent back."""
    if record.status == GroupRecommendation.Status.ANSWERED:
        subject = f"Your recommendation was answered: {record.get_outcome_display().lower()}"
        says = f"{record.stands_with} has answered. Read the answer, and receive it, on its page:"
    else:
        subject = "Your recommendation was sent back"
        says = "Read why, change it and put it again, or withdraw it, on its page:"
    key = f"recommendation-back:{record.pk}:{record.version}"
    return to_group(record, record.group, by, key=key, subject=subject, says=says, at=at)


def reminders(rows: GroupRecommendationQuerySet, *, at: datetime) -> list[Message]:
    """Once before the day that was set, and again and again after it, as the rule says."""
    found = rows.filter(answer_by__lte=reminded_until(localdate(at))).for_list().order_by("pk")
    return [message for each in found for message in reminder(each, at=at)]


def reminder(record: GroupRecommendation, *, at: datetime) -> list[Message]:
    on = localdate(at)
    number = chase_number(record.answer_by or on, on=on)
    owed = "overdue: it was owed" if record.is_overdue(on=on) else "owed"
    return to_group(
        record,
        record.stands_with,
        None,
        key=f"recommendation-chase:{record.pk}:{record.answer_by}:{number}",
        subject=f"An answer to a recommendation is {owed} by {until(record)}",
        says=f"{record.group} waits for the answer of your group. Give it on its page:",
        at=at,
    )


def until(record: GroupRecommendation) -> str:
    return format_date(record.answer_by) if record.answer_by else ""


def to_group(
    record: GroupRecommendation,
    group: Group | None,
    by: Actor | None,
    *,
    key: str,
    subject: str,
    says: str,
    at: datetime,
) -> list[Message]:
    """To who answers for a group, each once for the ``key``."""
    people = group_contacts(group, on=localdate(at)) if group else []
    link = settings.BASE_URL + reverse("governance:recommendation-detail", args=[record.pk])
    return [
        Message(
            key=f"{key}:{person.pk}",
            recipient=person,
            group=group,
            subject=subject[:200],
            body=f"{says}\n\n{record.title}\n\n{link}\n",
            about_kind=record._meta.label_lower,
            about_id=record.pk,
            queued_at=at,
        )
        for person in people
        if by is None or person.pk != by.user_id
    ]
