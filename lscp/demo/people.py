"""The people of the demo: roles, not persons, and the seats they sit in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from governance.accounts.second_factor import give_second_factor
from governance.core.roles import Actor
from governance.people.models import Organisation, User
from governance.structure.access.actors import load_actor
from governance.structure.models import Appointment, Seat
from governance.structure.operations import appointments

LLR = ("leicester", "leicestershire-rutland")


@dataclass(frozen=True)
class Role:
    """One person of the demo: the name before ``@example.org``, what they are, their seats."""

    address: str
    title: str
    organisation: str
    seats: tuple[str, ...] = ()
    deputises: tuple[str, ...] = ()
    is_administrator: bool = False

    @property
    def email(self) -> str:
        return f"{self.address}@example.org"


ROLES = (
    Role(
        "officer",
        "Board officer",
        "leicestershire-county-council",
        ("leicester-board-officer-1", "leicestershire-rutland-board-officer"),
    ),
    Role(
        "manager",
        "Business manager",
        "leicestershire-county-council",
        tuple(f"{place}-business-manager" for place in LLR),
    ),
    Role(
        "audit.chair",
        "Chair of the Audit Group",
        "leicestershire-partnership-trust",
        ("llr-audit-chair", "llr-planning-and-delivery-for-audit"),
    ),
    Role(
        "audit.member",
        "Member of the Audit Group",
        "leicestershire-police",
        ("llr-audit-leicestershire-police",),
    ),
    Role(
        "performance.chair",
        "Chair of the Performance Group",
        "leicester-city-council",
        ("llr-performance-chair", "llr-planning-and-delivery-for-performance"),
    ),
    Role(
        "learning.chair",
        "Chair of the Learning and Development Group",
        "university-hospitals-of-leicester",
        (
            "llr-learning-and-development-chair",
            "llr-planning-and-delivery-for-learning-and-development",
        ),
    ),
    Role(
        "policy.chair",
        "Chair of the Policy and Procedures Group",
        "rutland-county-council",
        (
            "llr-policy-and-procedures-chair",
            "llr-planning-and-delivery-for-policy-and-procedures",
        ),
    ),
    Role(
        "education.chair",
        "Chair of the Education Group",
        "leicestershire-county-council",
        ("llr-education-chair", "llr-planning-and-delivery-for-education"),
    ),
    Role(
        "engagement.chair",
        "Chair of the Communications and Engagement Group",
        "leicester-city-council",
        (
            "llr-communications-and-engagement-chair",
            "llr-planning-and-delivery-for-communications-and-engagement",
        ),
    ),
    Role(
        "voluntary.chair",
        "Chair of the Voluntary and Community Sector Safeguarding Forum",
        "",
        (
            "llr-vcs-safeguarding-forum-chair",
            "llr-planning-and-delivery-for-vcs-safeguarding-forum",
        ),
    ),
    Role(
        "review.chair",
        "Chair of the Case Review Groups",
        "leicestershire-police",
        ("leicester-case-review-group-chair", "leicestershire-rutland-case-review-group-chair"),
    ),
    Role(
        "delivery.chair",
        "Chair of Planning and Delivery",
        "llr-icb",
        ("llr-planning-and-delivery-chair",),
    ),
    Role(
        "delivery.deputy",
        "Named deputy of the chair of Planning and Delivery",
        "llr-icb",
        deputises=("llr-planning-and-delivery-chair",),
    ),
    Role(
        "council.lead",
        "Lead safeguarding partner, council",
        "leicester-city-council",
        (
            "leicester-lead-leicester-city-council",
            "leicester-partnership-leicester-city-council",
            "leicester-leicester-city-council-lead",
        ),
    ),
    Role(
        "police.delegate",
        "Delegated safeguarding partner, police",
        "leicestershire-police",
        (
            "leicester-delegated-leicestershire-police",
            "leicester-partnership-leicestershire-police",
            "llr-planning-and-delivery-leicestershire-police",
            "leicester-leicestershire-police-lead",
        ),
    ),
    Role(
        "council.delegate",
        "Delegated safeguarding partner, council",
        "leicester-city-council",
        ("leicester-delegated-leicester-city-council",),
    ),
    Role(
        "health.delegate",
        "Delegated safeguarding partner, integrated care board",
        "llr-icb",
        ("leicester-delegated-llr-icb",),
    ),
    Role(
        "health.lead",
        "Agency lead, integrated care board",
        "llr-icb",
        ("leicester-llr-icb-lead", "leicester-partnership-llr-icb"),
    ),
    Role(
        "scrutineer",
        "Independent scrutineer",
        "",
        tuple(f"{place}-independent-scrutineer" for place in LLR),
    ),
    Role("young.scrutineer", "Young scrutineer", "", ("leicester-young-scrutineer-1",)),
    Role(
        "lincolnshire.officer",
        "Board officer, Lincolnshire",
        "lincolnshire-county-council",
        ("lincolnshire-board-officer",),
    ),
    Role(
        "lincolnshire.incident.chair",
        "Chair of the Significant Incident Review Group",
        "lincolnshire-police",
        ("lincolnshire-significant-incident-review-group-chair",),
    ),
    Role(
        "lincolnshire.education.chair",
        "Chair of the Education Sub-Group",
        "lincolnshire-county-council",
        ("lincolnshire-education-sub-group-chair",),
    ),
    Role(
        "lincolnshire.policy.chair",
        "Chair of the Policy, Procedure, Education and Training Sub-Group",
        "lincolnshire-icb",
        ("lincolnshire-ppet-chair",),
    ),
    Role("administrator", "Administrator", "", is_administrator=True),
)


def load_people(*, starts_on: date, at: datetime) -> dict[str, User]:
    """Add everybody, seat them, and give a second factor to those who must have one."""
    people = {role.address: add_person(role) for role in ROLES}
    administrator = people["administrator"]
    by = Actor(
        on=starts_on, user_id=administrator.pk, name=administrator.name, is_administrator=True
    )
    for role in ROLES:
        for key in role.seats:
            fill_seat(people[role.address], key, Appointment.Standing.HOLDER, starts_on, by, at)
        for key in role.deputises:
            fill_seat(people[role.address], key, Appointment.Standing.DEPUTY, starts_on, by, at)
        if load_actor(people[role.address], on=at.date()).needs_second_factor:
            give_second_factor(people[role.address])
    return people


def add_person(role: Role) -> User:
    organisation = Organisation.objects.filter(key=role.organisation).first()
    make = User.objects.create_superuser if role.is_administrator else User.objects.create_user
    return make(
        role.email,
        settings.DEMO_PASSWORD,
        name=role.title,
        job_title=role.title,
        organisation=organisation,
    )


def fill_seat(who: User, key: str, standing: str, starts_on: date, by: Actor, at: datetime) -> None:
    held = Seat.objects.get(key=key)
    appointments.appoint(
        Appointment(
            seat=held,
            person=who,
            standing=standing,
            starts_on=max(starts_on, held.starts_on),
        ),
        by=by,
        at=at,
    )
