"""The mails about cases: each says that a matter needs somebody, and nothing else of it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.restricted import MATTER_BODY, MATTER_SUBJECT
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Seat
from reviews.cases.grants import GRANTS, RECEIVERS, Permission
from reviews.cases.models import (
    Case,
    CasePerson,
    EmergencyAccess,
    LocalReview,
    PracticeReview,
    SignedReview,
)


def named_message(entry: CasePerson, *, at: datetime) -> Message:
    """To somebody who was named on a case."""
    return matter_message(entry.case, entry.person, key=f"matter-named:{entry.pk}", at=at)


def to_sign_messages(review: SignedReview, seats: Sequence[Seat], *, at: datetime) -> list[Message]:
    """To those on the list who may sign for one of the seats."""
    on = localdate(at)
    people = CasePerson.objects.acting(on=on).filter(case=review.case_id).values("person")
    rows = Appointment.objects.acting(on=on).signing().filter(person__in=people, seat__in=seats)
    found = {row.person_id: row.person for row in rows.select_related("person")}
    return [
        matter_message(review.case, person, key=sign_key(review, person), at=at)
        for person in found.values()
    ]


def sign_key(review: SignedReview, person: User) -> str:
    """Each is asked once in a round."""
    if isinstance(review, PracticeReview):
        return f"matter-sign-report:{review.pk}:{review.round}:{person.pk}"
    if isinstance(review, LocalReview):
        return f"matter-sign-local:{review.pk}:{review.round}:{person.pk}"
    return f"matter-sign:{review.pk}:{review.round}:{person.pk}"


def matter_message(case: Case, person: User, *, key: str, at: datetime) -> Message:
    link = settings.BASE_URL + reverse("reviews:case-detail", args=[case.pk])
    return Message(
        key=key,
        recipient=person,
        subject=MATTER_SUBJECT,
        body=MATTER_BODY.format(link=link),
        about_kind=case._meta.label_lower,
        about_id=case.pk,
        queued_at=at,
    )


SCRUTINEER_SUBJECT = "OFFICIAL-SENSITIVE: emergency access was used"
SCRUTINEER_BODY = (
    "Somebody was let into a matter that is open to named people only, by emergency access. One "
    "person asked, and another of a different organisation approved it. It ends by itself. What "
    "the matter is stands in no e-mail, and you need do nothing: ask the business office if you "
    "want to know more.\n\nDo not pass this message on.\n"
)


def emergency_asked_messages(record: EmergencyAccess, case: Case, *, at: datetime) -> list[Message]:
    """To the others who may decide: holders of the seats that can, on the list or in the office."""
    on = localdate(at)
    able = [each for each, has in GRANTS.items() if Permission.USE_EMERGENCY_ACCESS in has]
    rows = Appointment.objects.acting(on=on).filter(
        Q(seat__partnership=case.partnership_id)
        | Q(seat__participation__partnership=case.partnership_id),
        seat__capacity__in=able,
        standing=Appointment.Standing.HOLDER,
    )
    named = CasePerson.objects.acting(on=on).filter(case=case.pk).values("person")
    rows = rows.filter(Q(seat__capacity__in=RECEIVERS) | Q(person__in=named))
    found = {row.person_id: row.person for row in rows.select_related("person")}
    found.pop(record.asked_by_id, None)
    return [emergency_message(record, person, "asked", at=at) for person in found.values()]


def emergency_approved_messages(
    record: EmergencyAccess, case: Case, *, at: datetime
) -> list[Message]:
    """To who asked, to who co-ordinates the case, and, without any content, to the scrutineer."""
    on = localdate(at)
    entries = CasePerson.objects.acting(on=on).filter(
        case=case.pk, role=CasePerson.Role.COORDINATOR
    )
    told = {entry.person_id: entry.person for entry in entries.select_related("person")}
    told.setdefault(record.asked_by_id, record.asked_by)
    found = [emergency_message(record, person, "approved", at=at) for person in told.values()]
    rows = Appointment.objects.acting(on=on).filter(
        seat__partnership=case.partnership_id,
        seat__capacity=Capacity.INDEPENDENT_SCRUTINEER,
        standing=Appointment.Standing.HOLDER,
    )
    for row in rows.select_related("person"):
        mail = emergency_message(record, row.person, "scrutineer", at=at)
        mail.subject, mail.body = SCRUTINEER_SUBJECT, SCRUTINEER_BODY
        found.append(mail)
    return found


def emergency_message(record: EmergencyAccess, person: User, what: str, *, at: datetime) -> Message:
    link = settings.BASE_URL + reverse("reviews:emergency-list")
    return Message(
        key=f"matter-emergency-{what}:{record.pk}:{person.pk}",
        recipient=person,
        subject=MATTER_SUBJECT,
        body=MATTER_BODY.format(link=link),
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        queued_at=at,
    )
