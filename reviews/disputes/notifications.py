"""Whom a dispute tells, and that it tells nothing but that it needs them; the reminders."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.restricted import MATTER_BODY, MATTER_SUBJECT
from governance.core.roles import SHUT_OUT_OF_RESTRICTED
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Partnership
from reviews.cases.models import CasePerson
from reviews.disputes.grants import GRANTS, Permission
from reviews.disputes.models import Dispute, DisputeOfficer, EscalationOfficer


def speakers(dispute: Dispute, *, on: date) -> list[User]:
    """Who speaks for a side: those named, and the escalation officers of its agencies."""
    named = DisputeOfficer.objects.filter(side__dispute=dispute.pk, ended_at__isnull=True)
    officers = EscalationOfficer.objects.acting(on=on).filter(
        participation__in=dispute.sides.values("participation")
    )
    found = Q(pk__in=named.values("person")) | Q(pk__in=officers.values("person"))
    return seeing(dispute, User.objects.filter(found, is_active=True), on=on)


def holders(dispute: Dispute, permission: Permission, *, on: date) -> list[User]:
    """Who holds a seat of the partnership that gives the permission."""
    able = [each for each, granted in GRANTS.items() if permission in granted]
    rows = Appointment.objects.acting(on=on).filter(
        seat__partnership=dispute.partnership_id,
        seat__capacity__in=able,
        standing=Appointment.Standing.HOLDER,
    )
    return seeing(dispute, User.objects.filter(pk__in=rows.values("person")), on=on)


def seeing(dispute: Dispute, people: Iterable[User], *, on: date) -> list[User]:
    """Without whom the dispute is not shown: whoever a seat shuts out, and, where it is about a
    case, whoever is not named on that.
    """
    shut_out = set(
        Appointment.objects.acting(on=on)
        .filter(seat__capacity__in=[*SHUT_OUT_OF_RESTRICTED])
        .values_list("person", flat=True)
    )
    found = [each for each in people if each.pk not in shut_out]
    if dispute.case_id is None:
        return found
    named = CasePerson.objects.acting(on=on).filter(case=dispute.case_id)
    on_list = set(named.values_list("person", flat=True))
    return [each for each in found if each.pk in on_list]


def matter_messages(
    dispute: Dispute, people: Iterable[User], what: str, *, at: datetime, but: int | None = None
) -> list[Message]:
    """That a matter needs them; never to who did it (``but``)."""
    link = settings.BASE_URL + reverse("reviews:dispute-detail", args=[dispute.pk])
    return [
        Message(
            key=f"dispute-{what}:{dispute.pk}:{person.pk}",
            recipient=person,
            subject=MATTER_SUBJECT,
            body=MATTER_BODY.format(link=link),
            about_kind=dispute._meta.label_lower,
            about_id=dispute.pk,
            queued_at=at,
        )
        for person in people
        if person.pk != but
    ]


def to_sides(dispute: Dispute, what: str, *, at: datetime, but: int | None) -> list[Message]:
    """To everybody who speaks for a side, the one that began it included."""
    return matter_messages(dispute, speakers(dispute, on=localdate(at)), what, at=at, but=but)


def to_holders(
    dispute: Dispute, permission: Permission, what: str, *, at: datetime, but: int | None
) -> list[Message]:
    people = holders(dispute, permission, on=localdate(at))
    return matter_messages(dispute, people, what, at=at, but=but)


REMINDER_SUBJECT = "Disagreements between agencies: where the process stands"
REMINDER_BODY = (
    "{name} has an agreed way to resolve disagreements between agencies. You are an escalation "
    "officer for it. Please remind the people in your agency that it exists and where it stands; "
    "nobody needs to sign in to read it.\n\n{link}\n\n"
    "A child’s immediate safety always comes first: it waits for no stage.\n"
)


def reminder_message(
    officer: EscalationOfficer, partnership: Partnership, period: str, *, at: datetime
) -> Message:
    """Once a period to one person, for however many agencies they speak."""
    link = settings.BASE_URL + reverse("reviews:disagreement-guidance")
    return Message(
        key=f"dispute-reminder:{partnership.pk}:{period}:{officer.person_id}",
        recipient=officer.person,
        subject=REMINDER_SUBJECT,
        body=REMINDER_BODY.format(name=partnership.name, link=link),
        about_kind=partnership._meta.label_lower,
        about_id=partnership.pk,
        queued_at=at,
    )
