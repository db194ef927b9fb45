"""Situations of emergency access, each reached by the real operations, now: the database’s own
clock decides whether it is over.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from governance.people.models import Organisation, User
from reviews.cases.models import Case, EmergencyAccess
from reviews.cases.operations import emergency
from tests import factories
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

REASON = "A brother is in danger tonight and nobody who is named can be reached."


def now_acting(person: User):
    return acting(person, on=timezone.localdate())


def the_host() -> Organisation:
    """The body that employs the office."""
    return factories.OrganisationFactory(key="host-council")


def an_office_of(case: Case) -> User:
    """The office that receives referrals, employed by a body of its own."""
    person = scenarios.its_coordinator(case)
    if person.organisation_id is None:
        User.objects.filter(pk=person.pk).update(organisation=the_host())
        person.refresh_from_db()
    return person


def asked_by_the_police(case: Case, typed: str = "", at: datetime | None = None) -> EmergencyAccess:
    """By the delegate of the police, who is not named on the case."""
    moment = at or timezone.now()
    police = scenarios.a_partner(scenarios.POLICE, case.partnership)
    return emergency.ask_emergency(
        typed=typed or case.reference,
        reason=REASON,
        by=acting(police, on=timezone.localdate(moment)),
        at=moment,
    )


def an_emergency_asked_at_noon() -> EmergencyAccess:
    case = scenarios.a_referred_case()
    an_office_of(case)
    return asked_by_the_police(case, at=NOON)


def an_asked_emergency(case: Case | None = None) -> EmergencyAccess:
    case = case or scenarios.a_referred_case()
    an_office_of(case)
    return asked_by_the_police(case)


def approve(record: EmergencyAccess) -> EmergencyAccess:
    emergency.approve_emergency(
        record,
        by=now_acting(an_office_of(record.case)),
        at=timezone.now(),
        expected_version=as_seen(record),
    )
    return record


def an_approved_emergency(case: Case | None = None) -> EmergencyAccess:
    return approve(an_asked_emergency(case))


def an_ended_emergency(case: Case | None = None) -> EmergencyAccess:
    return end(an_approved_emergency(case))


def end(record: EmergencyAccess) -> EmergencyAccess:
    emergency.end_emergency(
        record,
        by=now_acting(an_office_of(record.case)),
        at=timezone.now(),
        expected_version=as_seen(record),
    )
    return record


EMERGENCY_AT: dict[str, Callable[[], Model]] = {
    EmergencyAccess.Status.ASKED: an_asked_emergency,
    EmergencyAccess.Status.APPROVED: an_approved_emergency,
    EmergencyAccess.Status.ENDED: an_ended_emergency,
}
