"""The mails about cases: each says that a matter needs somebody, and nothing else of it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Seat
from reviews.cases.models import Case, CasePerson, PracticeReview, RapidReview

SUBJECT = "OFFICIAL-SENSITIVE: a matter needs you"
BODY = (
    "A matter that is open to named people only needs you. What it is about stands in no e-mail: "
    "sign in to read it.\n\n{link}\n\n"
    "Do not pass this message on. If you did not expect it, tell the business office.\n"
)


def named_message(entry: CasePerson, *, at: datetime) -> Message:
    """To somebody who was named on a case."""
    return matter_message(entry.case, entry.person, key=f"matter-named:{entry.pk}", at=at)


def to_sign_messages(
    review: RapidReview | PracticeReview,
    seats: Sequence[Seat],
    *,
    at: datetime,
    stem: str = "matter-sign",
) -> list[Message]:
    """To those on the list who may sign for one of the seats; ``stem`` begins their keys."""
    on = localdate(at)
    people = CasePerson.objects.acting(on=on).filter(case=review.case_id).values("person")
    rows = Appointment.objects.acting(on=on).signing().filter(person__in=people, seat__in=seats)
    found = {row.person_id: row.person for row in rows.select_related("person")}
    return [
        matter_message(
            review.case, person, key=f"{stem}:{review.pk}:{review.round}:{person.pk}", at=at
        )
        for person in found.values()
    ]


def matter_message(case: Case, person: User, *, key: str, at: datetime) -> Message:
    link = settings.BASE_URL + reverse("reviews:case-detail", args=[case.pk])
    return Message(
        key=key,
        recipient=person,
        subject=SUBJECT,
        body=BODY.format(link=link),
        about_kind=case._meta.label_lower,
        about_id=case.pk,
        queued_at=at,
    )
