"""The messages about returns: asked, late, queried, reopened, entered by the office."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.returns.models import AssuranceReturn, OfficeEntry, Query
from governance.core.formatting import format_date, format_weekday_date
from governance.core.roles import Actor, Capacity
from governance.outbox import operations as outbox
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, GroupService

SPEAKERS = (Capacity.CHAIR, Capacity.VICE_CHAIR, Capacity.AGENCY_LEAD)


def contacts(record: AssuranceReturn, *, on: date) -> list[User]:
    """Who answers: chair and vice chair of the group asked, or the agency's lead.

    The lead of the body answered through, where there is one; in the partnerships that the
    asking group serves, and in no other.
    """
    return contacts_of([record], on=on)[record.pk]


def contacts_of(records: Sequence[AssuranceReturn], *, on: date) -> dict[int, list[User]]:
    """Who answers each of them, by its key; two queries at most.

    Nobody of what is asked for a case: a seat is told nothing of it.
    """
    if any(each.is_restricted for each in records):
        return {each.pk: [] for each in records}
    groups = {each.group_id for each in records if each.answering_id is None}
    bodies = {each.answering_id for each in records if each.answering_id}
    held = Appointment.objects.acting(on=on).filter(
        Q(seat__group__in=groups) | Q(seat__participation__organisation__in=bodies),
        seat__capacity__in=SPEAKERS,
        standing=Appointment.Standing.HOLDER,
    )
    speaking: dict[tuple[int | None, ...], dict[int, Appointment]] = defaultdict(dict)
    for row in held.select_related("person", "seat__participation").order_by("pk"):
        part = row.seat.participation
        place = (part.organisation_id, part.partnership_id) if part else (row.seat.group_id,)
        speaking[place][row.person_id] = row
    asking = {each.returns_to_id for each in records if each.answering_id}
    served = GroupService.objects.in_force(on=on).by_group(asking)
    found = {}
    for each in records:
        places: Iterable[tuple[int | None, ...]] = [(each.group_id,)]
        if each.answering_id:
            places = [(each.answering_id, area) for area in served[each.returns_to_id]]
        rows = {pk: row for place in places for pk, row in speaking.get(place, {}).items()}
        found[each.pk] = [row.person for row in sorted(rows.values(), key=attrgetter("pk"))]
    return found


def notify_contacts(
    record: AssuranceReturn, *, key: str, subject: str, body: str, at: datetime, link: str = ""
) -> int:
    """One message to each who answers for the respondent; returns how many are new.

    With the address of the return, or the one that is given.
    """
    people = contacts(record, on=localdate(at))
    return outbox.enqueue(
        message_to(person, record, key=key, subject=subject, body=body, at=at, link=link)
        for person in people
    )


def message_to(
    person: User,
    record: AssuranceReturn,
    *,
    key: str,
    subject: str,
    body: str,
    at: datetime,
    link: str = "",
) -> Message:
    """What one of those who answer is told."""
    return Message(
        key=f"{key}:{person.pk}",
        recipient=person,
        group_id=record.group_id or record.returns_to_id,
        subject=subject[:200],
        body=f"{body}\n\n{link or link_to(record)}\n",
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        queued_at=at,
    )


def link_to(record: AssuranceReturn) -> str:
    return settings.BASE_URL + reverse("assurance:return-detail", args=[record.pk])


def notify_asked(records: Sequence[AssuranceReturn], *, at: datetime) -> None:
    """Returns that have just been opened, and when each is due; three queries for all of them."""
    answering = contacts_of(records, on=localdate(at))
    outbox.enqueue_new(
        asked_message(person, record, at=at)
        for record in records
        for person in answering[record.pk]
    )


def asked_message(person: User, record: AssuranceReturn, *, at: datetime) -> Message:
    due = format_weekday_date(record.deadline.due_on)
    return message_to(
        person,
        record,
        key=f"asked:{record.pk}",
        subject=f"{record} is open",
        body=f"{record} is open. Answer it and submit it by the end of {due}.",
        at=at,
    )


def notify_reopened(record: AssuranceReturn, *, at: datetime) -> None:
    """The office has undone its acceptance; the reason is read on the page."""
    notify_contacts(
        record,
        key=f"reopened:{record.pk}:{at.isoformat()}",
        subject=f"Reopened: {record}",
        body=f"The business office has reopened {record}. Sign in to read why. "
        "You change an answer only when the office asks about it.",
        at=at,
    )


def notify_due_date_moved(record: AssuranceReturn, *, at: datetime) -> None:
    """By when it is due now; the reason is read on the page."""
    due = format_weekday_date(record.deadline.due_on)
    notify_contacts(
        record,
        key=f"moved:{record.pk}:{at.isoformat()}",
        subject=f"Due date moved: {record}",
        body=f"{record} is now due by the end of {due}. Submit it by then; sign in to read why.",
        at=at,
    )


def notify_queried(query: Query, *, at: datetime) -> None:
    """The office asks about one answer."""
    record = query.answer.assurance_return
    notify_contacts(
        record,
        key=f"queried:{query.pk}",
        subject=f"A question about {record}",
        body=f"The business office asks about “{query.answer.prompt}”. "
        f"Sign in to read it, reply and submit again{by_when(query)}.",
        at=at,
    )


def by_when(query: Query) -> str:
    return f" by the end of {format_weekday_date(query.deadline.due_on)}" if query.deadline else ""


def notify_query_closed(query: Query, *, at: datetime) -> None:
    """The office no longer waits for a reply; why is read on the page."""
    record = query.answer.assurance_return
    notify_contacts(
        record,
        key=f"query-closed:{query.pk}",
        subject=f"No reply is needed: {record}",
        body=f"The business office needs no reply about “{query.answer.prompt}” any more. "
        "Sign in to read why.",
        at=at,
    )


def notify_being_entered(entry: OfficeEntry, *, at: datetime) -> None:
    """The office writes it for them from now on, and reads what stands in it."""
    record = entry.assurance_return
    notify_contacts(
        record,
        key=f"being-entered:{entry.pk}",
        subject=f"Being entered for you: {record}",
        body=f"The business office enters {record} for you, as {entry.source_words}. "
        "Until it is submitted, the office reads what is written there. "
        "You will be asked to confirm it.",
        at=at,
    )


def notify_entered(entry: OfficeEntry, *, at: datetime) -> None:
    """The office has submitted it for them: they say whether it is right."""
    record = entry.assurance_return
    notify_contacts(
        record,
        key=f"entered:{entry.pk}",
        subject=f"Please confirm: {record}",
        body=f"The business office has entered {record} for you, as {entry.source_words}. "
        "Sign in to read it, and say whether it is right.",
        at=at,
    )


def notify_rejected(entry: OfficeEntry, *, at: datetime) -> None:
    """Who submitted it for the respondent is told that it is not right; why is read on the page."""
    record = entry.assurance_return
    outbox.enqueue(
        [
            Message(
                key=f"entry-rejected:{entry.pk}",
                recipient=entry.sent_by,
                group_id=record.returns_to_id,
                subject=f"Not confirmed: {record}"[:200],
                body=f"{record.respondent} says that what you entered is not right. "
                f"It is open again. Sign in to read why.\n\n{link_to(record)}\n",
                about_kind=record._meta.label_lower,
                about_id=record.pk,
                queued_at=at,
            )
        ]
    )


def due_words(record: AssuranceReturn) -> str:
    """``due 28 October 2025``; of what is queried, that it is the reply which was due."""
    what = "reply to the office was due" if record.is_queried else "due"
    return f"{what} {format_date(record.due_on)}"


def notify_late(
    late: Iterable[AssuranceReturn], *, by: Actor, at: datetime, words: str = ""
) -> int:
    """One message a day to those who answer, naming all that is late with one receiving group.

    With the office's own words it is a message of its own, once a day for the same words.
    """
    records = list(late)
    first, today = records[0], localdate(at)
    who = f"group-{first.group_id}" if first.group_id else f"organisation-{first.organisation_id}"
    who += f":through-{first.through_id}" if first.through_id else ""
    said = f":{hashlib.sha256(words.encode()).hexdigest()[:12]}" if words else ""
    return notify_contacts(
        first,
        key=f"late:{who}:to-{first.returns_to_id}:{today.isoformat()}{said}",
        subject=f"Late: {first}",
        body=late_text(records, by=by, words=words),
        at=at,
        link=late_link(records),
    )


def late_text(records: list[AssuranceReturn], *, by: Actor, words: str = "") -> str:
    """What is late, what to do about it, and what the office adds."""
    lines = "\n".join(f"* {each}: {due_words(each)}" for each in records)
    parts = [f"Not yet returned by {records[0].respondent}:\n{lines}"]
    parts.append("Submit it now, or tell the business office when it will come.")
    if words:
        parts.append(f"{by.name} of the business office writes:\n\n{words}")
    return "\n\n".join(parts)


def late_link(records: list[AssuranceReturn]) -> str:
    """The return that is late; of several, the list of what is late."""
    if len(records) == 1:
        return link_to(records[0])
    return f"{settings.BASE_URL}{reverse('assurance:return-list')}?status=late"


def preview_late(
    records: list[AssuranceReturn], *, by: Actor, at: datetime, words: str = ""
) -> str:
    """The mail to the first who answers, as it would go out; empty where nobody does."""
    first, on = records[0], localdate(at)
    people = contacts(first, on=on)
    if not people:
        return ""
    body = f"{late_text(records, by=by, words=words)}\n\n{late_link(records)}"
    group = first.group or first.returns_to
    return render_email(Message(recipient=people[0], group=group, body=body), on=on)
