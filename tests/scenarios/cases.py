"""Situations of cases, each reached by the real operations; every child and place is made up."""

from datetime import date, datetime
from typing import Any

from governance.core.roles import Capacity
from governance.people.models import Organisation, User
from governance.structure.models import Participation, Partnership, Seat
from reviews.cases.models import Case, CasePerson, Child, PanelResponse, PartnerView, RapidReview
from reviews.cases.operations import cases, panel, people, rapid_reviews, referrals, screening
from reviews.cases.transitions.review_requirements import criteria_in_force
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios.returns import NOON, acting, as_seen, somebody_in, the_leicester_partnership

INCIDENT, AWARE = date(2025, 10, 1), date(2025, 10, 6)
COUNCIL, POLICE, BOARD = "leicester-city-council", "leicestershire-police", "llr-icb"
PARTNERS = {
    COUNCIL: Organisation.Sector.LOCAL_AUTHORITY,
    POLICE: Organisation.Sector.POLICE,
    BOARD: Organisation.Sector.HEALTH,
}
SUMMARY = "A baby was found with injuries that nobody could explain."


def the_partners(partnership: Partnership | None = None) -> dict[str, Organisation]:
    """The three safeguarding partners, by key; each takes part as one."""
    area = partnership or the_leicester_partnership()
    found = {}
    for key, sector in PARTNERS.items():
        body = Organisation.objects.filter(key=key).first()
        found[key] = body or factories.OrganisationFactory(key=key, name=key, sector=sector)
        if not Participation.objects.filter(partnership=area, organisation=found[key]).exists():
            factories.ParticipationFactory(
                partnership=area,
                organisation=found[key],
                standing=Participation.Standing.STATUTORY_PARTNER,
            )
    return found


def the_office(partnership: Partnership | None = None) -> User:
    """The business manager, who receives referrals; somebody new when nobody does."""
    area = partnership or the_leicester_partnership()
    seat = Seat.objects.filter(partnership=area, capacity=Capacity.BUSINESS_MANAGER).first()
    held = seat.appointments.first() if seat else None
    return held.person if held else somebody_in(Capacity.BUSINESS_MANAGER, partnership=area)


def a_partner(key: str, partnership: Partnership | None = None) -> User:
    """Who holds the delegated seat of a safeguarding partner; somebody new when nobody does."""
    area = partnership or the_leicester_partnership()
    body = the_partners(area)[key]
    seat = Seat.objects.filter(key=f"{area.key}-delegated-{key}").first()
    if seat is None:
        seat = factories.SeatFactory(
            key=f"{area.key}-delegated-{key}",
            title=f"Delegated partner, {body}",
            capacity=Capacity.DELEGATED_SAFEGUARDING_PARTNER,
            group=None,
            partnership=area,
            represents=body,
        )
        factories.AppointmentFactory(seat=seat)
    return seat.appointments.get().person


def an_agency_lead(partnership: Partnership | None = None) -> User:
    """Of a school that takes part as a relevant agency."""
    area = partnership or the_leicester_partnership()
    part = factories.ParticipationFactory(
        partnership=area, organisation__sector=Organisation.Sector.EDUCATION
    )
    return somebody_in(Capacity.AGENCY_LEAD, participation=part)


def a_new_case(**words: Any) -> Case:
    """One that is not referred yet."""
    area = words.pop("partnership", None) or the_leicester_partnership()
    given = {
        "harm": Case.Harm.SERIOUS_HARM,
        "cause": Case.Cause.SUSPECTED,
        "place": Case.Place.HERE,
        "residence": Case.Residence.HERE,
        "incident_on": INCIDENT,
        "aware_on": AWARE,
        "summary": SUMMARY,
    }
    return Case(partnership=area, **{**given, **words})


CHILDREN = ({"alias": "Child A", "age_band": Child.AgeBand.UNDER_1},)


@reached_once
def a_referred_case(by: User | None = None, at: datetime = NOON, **words: Any) -> Case:
    """Referred by an agency's lead; the office co-ordinates it."""
    case = a_new_case(**words)
    the_partners(case.partnership)
    the_office(case.partnership)
    who = acting(by or an_agency_lead(case.partnership))
    return fresh(referrals.refer(case, CHILDREN, by=who, at=at))


def fresh(case: Case) -> Case:
    return Case.objects.for_detail().get(pk=case.pk)


def its_coordinator(case: Case) -> User:
    rows = case.people.filter(role=CasePerson.Role.COORDINATOR, ended_at=None)
    return rows.earliest("pk").person


def name_partners(case: Case) -> dict[str, User]:
    """Name the holders of the three delegated seats on the case."""
    office = acting(its_coordinator(case))
    bodies = the_partners(case.partnership)
    found = {}
    for key in PARTNERS:
        person = a_partner(key, case.partnership)
        if not case.people.filter(person=person, ended_at=None).exists():
            people.name_person(
                case,
                person,
                role=CasePerson.Role.PARTNER,
                organisation=bodies[key],
                reason="Speaks for the partner.",
                by=office,
                at=NOON,
            )
        found[key] = person
    return found


@reached_once
def a_case_with_views(*views: str, **words: Any) -> Case:
    """The council, the police and the health board have given these views, in that order."""
    case = a_referred_case(**words)
    named = name_partners(case)
    bodies = the_partners(case.partnership)
    for key, view in zip(PARTNERS, views, strict=False):
        screening.give_view(
            fresh(case),
            bodies[key],
            view=view,
            reason=f"As {key} sees it.",
            by=acting(named[key]),
            at=NOON,
        )
    return fresh(case)


NOTIFY, DO_NOT = PartnerView.View.NOTIFY, PartnerView.View.DO_NOT_NOTIFY


def a_disputed_case(**words: Any) -> Case:
    case = a_case_with_views(NOTIFY, DO_NOT, DO_NOT, **words)
    screening.dispute(case, by=acting(its_coordinator(case)), at=NOON)
    return fresh(case)


@reached_once
def a_case_to_notify(**words: Any) -> Case:
    case = a_case_with_views(NOTIFY, NOTIFY, NOTIFY, **words)
    screening.find_notifiable(case, by=acting(its_coordinator(case)), at=NOON)
    return fresh(case)


@reached_once
def a_local_case(**words: Any) -> Case:
    case = a_case_with_views(*[PartnerView.View.LOCAL] * 3, **words)
    office = acting(its_coordinator(case))
    screening.find_local(case, by=office, at=NOON, note="Serious, but the test is not met.")
    return fresh(case)


@reached_once
def a_case_not_notifiable(**words: Any) -> Case:
    case = a_case_with_views(DO_NOT, DO_NOT, DO_NOT, **words)
    screening.find_not_notifiable(
        case,
        by=acting(its_coordinator(case)),
        at=NOON,
        expected_version=as_seen(case),
        note="No abuse or neglect is suspected.",
    )
    return fresh(case)


@reached_once
def a_notified_case(notified_on: date = date(2025, 10, 10), **words: Any) -> Case:
    case = a_case_to_notify(**words)
    screening.notify(
        case,
        notified_on=notified_on,
        outside_reference="SIN-0001",
        proof="The council’s case system.",
        by=acting(its_coordinator(case)),
        at=NOON,
        expected_version=as_seen(case),
    )
    return fresh(case)


def a_withdrawn_case(**words: Any) -> Case:
    case = a_notified_case(**words)
    screening.withdraw(
        case,
        by=acting(its_coordinator(case)),
        at=NOON,
        expected_version=as_seen(case),
        note="A medical cause was found.",
    )
    return fresh(case)


def name_signatories(partnership: Partnership) -> None:
    """The arrangements name the three delegated seats to sign a rapid review."""
    group = factories.GroupFactory(key=f"{partnership.key}-executive")
    factories.GroupServiceFactory(group=group, partnership=partnership)
    for key in PARTNERS:
        a_partner(key, partnership)
        seat = Seat.objects.get(key=f"{partnership.key}-delegated-{key}")
        if not seat.signs.exists():
            factories.SignatoryFactory(document="rapid-review", group=group, seat=seat)


@reached_once
def a_rapid_review(**words: Any) -> RapidReview:
    """Opened by the notification."""
    return its_review(a_notified_case(**words))


def its_review(case: Case) -> RapidReview:
    review = fresh(case).rapid_review
    review.case = fresh(case)
    return review


@reached_once
def a_written_review(decision: str = "none", **words: Any) -> RapidReview:
    """Its meeting, criteria and decision are recorded, and the arrangements name who signs."""
    review = a_rapid_review(**words)
    name_signatories(review.case.partnership)
    office = acting(its_coordinator(review.case))
    rapid_reviews.record_meeting(
        review,
        {"meeting_on": date(2025, 10, 14), "facts": "Three agencies knew the family."},
        by=office,
        at=NOON,
        expected_version=review.version,
    )
    for criterion in criteria_in_force(office.on):
        rapid_reviews.consider(
            review, criterion.code, finding="may", reason="It may.", by=office, at=NOON
        )
    rapid_reviews.decide(
        review,
        {"decision": decision, "rationale": "Nothing new.", "instead": "A briefing."},
        by=office,
        at=NOON,
        expected_version=review.version,
    )
    return its_review(review.case)


@reached_once
def a_review_with_partners(**words: Any) -> RapidReview:
    review = a_written_review(**words)
    rapid_reviews.send_to_partners(
        review,
        by=acting(its_coordinator(review.case)),
        at=NOON,
        expected_version=as_seen(review),
    )
    return its_review(review.case)


@reached_once
def a_signed_review(**words: Any) -> RapidReview:
    """Two have signed and one has dissented."""
    review = a_review_with_partners(**words)
    named = name_partners(review.case)
    for key in (COUNCIL, POLICE):
        rapid_reviews.sign(
            its_review(review.case),
            by=acting(named[key]),
            at=NOON,
            expected_version=as_seen(review),
        )
    rapid_reviews.dissent(
        its_review(review.case),
        by=acting(named[BOARD]),
        at=NOON,
        expected_version=as_seen(review),
        note="A practice review would show more.",
    )
    return its_review(review.case)


@reached_once
def a_sent_review(**words: Any) -> RapidReview:
    review = a_signed_review(**words)
    rapid_reviews.send(
        review,
        sent_on=date(2025, 10, 15),
        receipt="Acknowledged the same day.",
        by=acting(its_coordinator(review.case)),
        at=NOON,
        expected_version=as_seen(review),
    )
    return its_review(review.case)


def a_stopped_review(**words: Any) -> RapidReview:
    """Stopped by itself, so that those who would sign it are still named."""
    review = a_rapid_review(**words)
    name_partners(review.case)
    office = acting(its_coordinator(review.case))
    rapid_reviews.stop(review, by=office, at=NOON, note="It was notified by mistake.")
    return its_review(review.case)


@reached_once
def a_reply_of_the_panel(kind: str = "acknowledged", **words: Any) -> PanelResponse:
    review = a_sent_review(**words)
    return panel.record_response(
        review,
        kind=kind,
        received_on=date(2025, 10, 15),
        text="Thank you.",
        by=acting(its_coordinator(review.case)),
        at=NOON,
    )


@reached_once
def a_closed_case(**words: Any) -> Case:
    response = a_reply_of_the_panel(**words)
    case = fresh(response.review.case)
    cases.close(
        case,
        by=acting(its_coordinator(case)),
        at=NOON,
        expected_version=as_seen(case),
        note="All is done.",
    )
    return fresh(case)
