"""The mails about summaries: each says that a matter needs somebody, and nothing else of it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from assurance.returns.models import AssuranceReturn
from governance.outbox.models import Message
from governance.people.models import User
from reviews.cases.models import CasePerson
from reviews.cases.notifications import matter_message

CONTRIBUTOR, SAFEGUARDING_LEAD = CasePerson.FOR_AN_AGENCY


def named_for(record: AssuranceReturn, *roles: str, at: datetime) -> list[User]:
    """Who is on the list of its case for its agency on the day, in one of these parts."""
    rows = CasePerson.objects.acting(on=localdate(at)).filter(
        case=record.case_id, organisation=record.organisation_id, role__in=roles
    )
    return [row.person for row in rows.select_related("person").order_by("pk")]


def messages_to(
    people: Iterable[User], record: AssuranceReturn, key: str, *, at: datetime
) -> list[Message]:
    """One each; ``key`` says about what, so that nobody is told the same twice."""
    assert record.case is not None  # noqa: S101  (a summary is asked for a case)
    return [
        matter_message(
            record.case, person, key=f"matter-summary-{key}:{record.pk}:{person.pk}", at=at
        )
        for person in people
    ]


def asked_messages(record: AssuranceReturn, *, at: datetime) -> list[Message]:
    """To all who are named for the agency: one writes, another signs off."""
    return messages_to(named_for(record, *CasePerson.FOR_AN_AGENCY, at=at), record, "asked", at=at)


def unasked_messages(record: AssuranceReturn, *, at: datetime) -> list[Message]:
    """To all who are named for the agency, who had been told that they are asked."""
    named = named_for(record, *CasePerson.FOR_AN_AGENCY, at=at)
    return messages_to(named, record, "unasked", at=at)


def to_sign_off_messages(record: AssuranceReturn, *, at: datetime) -> list[Message]:
    """To its safeguarding lead, each time it is submitted."""
    leads = named_for(record, SAFEGUARDING_LEAD, at=at)
    return messages_to(leads, record, f"to-sign-off:{at.isoformat()}", at=at)


def sent_back_messages(record: AssuranceReturn, *, at: datetime) -> list[Message]:
    """To its authors: the lead asks about an answer, or has opened it again."""
    authors = named_for(record, CONTRIBUTOR, at=at)
    return messages_to(authors, record, f"sent-back:{at.isoformat()}", at=at)


def late_messages(record: AssuranceReturn, *, at: datetime) -> list[Message]:
    """To those with whom it lies, once a day: its authors, or its lead."""
    part = CONTRIBUTOR if record.is_answerable else SAFEGUARDING_LEAD
    day = localdate(at).isoformat()
    return messages_to(named_for(record, part, at=at), record, f"late:{day}", at=at)
