"""Situations, in the words of the business. Each is reached by the real operations.

``a_…`` and ``an_…`` make somebody or something new; ``its_…`` and ``the_…`` find what is there.
The area is the one our sources describe: two partnerships that share groups, and a foreign one.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from assurance.instruments import operations as instruments
from assurance.instruments.files import SHIPPED, read_instrument
from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.reports.transitions import QUARTERLY_REPORT
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.operations import attachments, opening, queries, returns
from governance.core.drawn_fields import DrawnFields, drawn_stamp
from governance.core.roles import Actor, Capacity
from governance.files import operations as files
from governance.files.models import StoredFile
from governance.people.models import Organisation, User
from governance.periods import operations as periods
from governance.periods.models import Period
from governance.periods.values import business_quarter, last_completed
from governance.structure.access.actors import load_actor
from governance.structure.models import Appointment, Group, Partnership, Seat
from tests import factories
from tests.reached_once import reached_once

NOON = datetime(2025, 10, 15, 12, tzinfo=UTC)
TODAY = NOON.date()
LONG_AFTER = datetime(2025, 11, 3, 12, tzinfo=UTC)
"""Past every due date of these situations."""
SCHEDULE = Actor.schedule(TODAY)


# Who there is


def the_leicester_partnership() -> Partnership:
    return factories.PartnershipFactory(key="leicester")


def the_county_partnership() -> Partnership:
    return factories.PartnershipFactory(
        key="leicestershire-rutland", area="Leicestershire and Rutland"
    )


def a_foreign_partnership() -> Partnership:
    """Its groups and people have nothing to do with the two above."""
    return factories.PartnershipFactory(key="lincolnshire")


def a_group(
    key: str, *, serves: Partnership | tuple[Partnership, ...], under: Group | None = None
) -> Group:
    """A group that works for one partnership, or jointly for several."""
    several = serves if isinstance(serves, tuple) else (serves,)
    group = factories.GroupFactory(key=key, reports_to=under, is_joint=len(several) > 1)
    for partnership in several:
        factories.GroupServiceFactory(group=group, partnership=partnership)
    return group


def the_planning_and_delivery_group() -> Group:
    """The joint group that all returns of the two partnerships go to."""
    both = (the_leicester_partnership(), the_county_partnership())
    return a_group("llr-planning-and-delivery", serves=both)


@reached_once
def an_audit_group() -> Group:
    """A joint subgroup, asked for a highlight report every quarter."""
    both = (the_leicester_partnership(), the_county_partnership())
    return a_group("llr-audit", serves=both, under=the_planning_and_delivery_group())


@reached_once
def a_case_review_group() -> Group:
    """A subgroup of the Leicester partnership alone."""
    return a_group(
        "leicester-case-review",
        serves=the_leicester_partnership(),
        under=the_planning_and_delivery_group(),
    )


def a_foreign_group() -> Group:
    return a_group(
        "lincolnshire-policy", serves=a_foreign_partnership(), under=a_foreign_delivery_group()
    )


def a_foreign_delivery_group() -> Group:
    return a_group("lincolnshire-operational-delivery", serves=a_foreign_partnership())


# People, and the actors they are


def as_seen(record: Model) -> DrawnFields:
    """What somebody sees who looks at the record now, and then does what cannot be undone."""
    return drawn_stamp(type(record)._default_manager.get(pk=record.pk))


def acting(person: User, *, on: date = TODAY) -> Actor:
    """The person as an actor, with the seats they hold on the day."""
    return load_actor(person, on=on)


def a_person() -> User:
    """Somebody who may sign in and sits nowhere."""
    return factories.UserFactory()


def somebody_in(capacity: Capacity, **place) -> User:
    """A new person in a new seat; ``place`` is group, participation or partnership."""
    seat = factories.SeatFactory(capacity=capacity, **{"group": None, **place})
    return factories.AppointmentFactory(seat=seat, person__job_title=capacity.label).person


def the_holder_of(capacity: Capacity, group: Group) -> User:
    """Who sits there now; somebody new when nobody does."""
    held = Appointment.objects.filter(
        seat__group=group, seat__capacity=capacity, standing=Appointment.Standing.HOLDER
    ).first()
    return held.person if held else somebody_in(capacity, group=group)


def its_chair(group: Group) -> User:
    return the_holder_of(Capacity.CHAIR, group)


def its_vice_chair(group: Group) -> User:
    return the_holder_of(Capacity.VICE_CHAIR, group)


def its_member(group: Group) -> User:
    return the_holder_of(Capacity.MEMBER, group)


def a_deputy_of(person: User, *, on: date = TODAY) -> User:
    """The named deputy in the first seat the person holds."""
    seat = Seat.objects.filter(appointments__person=person).earliest("pk")
    deputy = Appointment.Standing.DEPUTY
    return factories.AppointmentFactory(seat=seat, standing=deputy, starts_on=on).person


@reached_once
def a_board_officer(partnership: Partnership | None = None) -> User:
    return somebody_in(
        Capacity.BOARD_OFFICER, partnership=partnership or the_leicester_partnership()
    )


def a_business_manager(partnership: Partnership | None = None) -> User:
    return somebody_in(
        Capacity.BUSINESS_MANAGER, partnership=partnership or the_leicester_partnership()
    )


def a_scrutineer(partnership: Partnership | None = None) -> User:
    return somebody_in(
        Capacity.INDEPENDENT_SCRUTINEER, partnership=partnership or the_leicester_partnership()
    )


def a_young_scrutineer(partnership: Partnership | None = None) -> User:
    return somebody_in(
        Capacity.YOUNG_SCRUTINEER, partnership=partnership or the_leicester_partnership()
    )


def a_lead_partner(partnership: Partnership | None = None) -> User:
    return somebody_in(
        Capacity.LEAD_SAFEGUARDING_PARTNER, partnership=partnership or the_leicester_partnership()
    )


def an_agency_lead(
    organisation: Organisation | None = None, partnership: Partnership | None = None
) -> User:
    """Who answers for an organisation in a partnership."""
    participation = factories.ParticipationFactory(
        partnership=partnership or the_leicester_partnership(),
        organisation=organisation or factories.OrganisationFactory(),
    )
    return somebody_in(Capacity.AGENCY_LEAD, participation=participation)


def an_administrator() -> User:
    return factories.UserFactory(is_superuser=True, is_staff=True)


# Returns


def the_last_quarter() -> Period:
    return periods.get_or_create_period(last_completed("quarter", TODAY))


def a_quarter(year: str, code: str) -> Period:
    return periods.get_or_create_period(business_quarter(year, code))


def the_highlight_report():
    """The shipped instrument, installed."""
    shape = read_instrument(SHIPPED / "highlight-report.toml")
    return instruments.install(shape, by=SCHEDULE, at=NOON)[0]


@reached_once
def an_open_return(group: Group | None = None, period: Period | None = None) -> AssuranceReturn:
    """The audit group has been asked for its highlight report and has a chair; nothing is said."""
    group = group or an_audit_group()
    its_chair(group)
    the_highlight_report()
    item = factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    return opening.open_return(item, period or the_last_quarter(), by=SCHEDULE, at=NOON)[0]


def its_speaker(record: AssuranceReturn) -> User:
    """Who answers for the group or body that was asked."""
    return its_chair(record.group) if record.group else its_lead(record)


def answer_everything(record: AssuranceReturn, *, by: User | None = None) -> None:
    """Each question of a return answered by who answers for the respondent, or who is given."""
    who = acting(by or its_speaker(record))
    for answer in Answer.objects.filter(assurance_return=record).for_form():
        text = f"What the group says about {answer.question.code}."
        returns.answer(answer, text, by=who, at=NOON, expected_version=answer.version)


@reached_once
def an_answered_return(group: Group | None = None, period: Period | None = None) -> AssuranceReturn:
    """Every answer given, not yet submitted."""
    record = an_open_return(group, period)
    answer_everything(record)
    return record


@reached_once
def a_submitted_return(group: Group | None = None, period: Period | None = None) -> AssuranceReturn:
    record = an_answered_return(group, period)
    returns.submit(
        record, by=acting(its_chair(record.group)), at=NOON, expected_version=as_seen(record)
    )
    return record


def a_return_looked_at(group: Group | None = None) -> AssuranceReturn:
    """Submitted, and somebody of the office has opened its page."""
    record = a_submitted_return(group)
    returns.mark_read(record, by=acting(its_officer(record)), at=NOON)
    record.refresh_from_db()
    return record


def its_officer(record: AssuranceReturn) -> User:
    """A new officer of a partnership that the return is for."""
    return a_board_officer(record.receipts.order_by("pk")[0].partnership)


def its_first_answer(record: AssuranceReturn) -> Answer:
    return Answer.objects.filter(assurance_return=record).for_form()[0]


def a_queried_return(group: Group | None = None, period: Period | None = None) -> AssuranceReturn:
    """The office asked about the first answer; nobody has replied."""
    record = a_submitted_return(group, period)
    answer = its_first_answer(record)
    returns.query(answer, "How do you know?", by=acting(its_officer(record)), at=NOON)
    record.refresh_from_db()
    return record


@reached_once
def an_accepted_return(group: Group | None = None, period: Period | None = None) -> AssuranceReturn:
    record = a_submitted_return(group, period)
    returns.accept(
        record, by=acting(its_officer(record)), at=NOON, expected_version=as_seen(record)
    )
    return record


@reached_once
def an_open_query() -> Query:
    return Query.objects.get(answer__assurance_return=a_queried_return())


@reached_once
def a_replied_query() -> Query:
    query = an_open_query()
    chair = its_chair(query.answer.assurance_return.group)
    queries.reply(
        query, "From two audits.", by=acting(chair), at=NOON, expected_version=query.version
    )
    return query


def a_settled_query() -> Query:
    """The chair replied and submitted again, the office accepted."""
    query = a_replied_query()
    record = query.answer.assurance_return
    returns.submit(
        record, by=acting(its_chair(record.group)), at=NOON, expected_version=as_seen(record)
    )
    returns.accept(
        record, by=acting(its_officer(record)), at=NOON, expected_version=as_seen(record)
    )
    query.refresh_from_db()
    return query


def a_withdrawn_query() -> Query:
    """The office saw that its question was answered in a paper beside the return."""
    query = an_open_query()
    officer = its_officer(query.answer.assurance_return)
    queries.withdraw(
        query,
        by=acting(officer),
        at=NOON,
        expected_version=as_seen(query),
        note="It stands in the paper beside it.",
    )
    return query


# What an agency is asked


def an_organisations_open_return(
    organisation: Organisation | None = None,
    returns_to: Group | None = None,
    through: Organisation | None = None,
) -> AssuranceReturn:
    """A group, planning and delivery's if none is given, asked an agency that has a lead there."""
    organisation = organisation or factories.OrganisationFactory()
    group = returns_to or the_planning_and_delivery_group()
    for body in filter(None, (organisation, through)):
        an_agency_lead(body, group.services.earliest("pk").partnership)
    the_highlight_report()
    item = factories.TimetableItemFactory(
        key=f"{group.key}-asks-{organisation.key}",
        group=None,
        organisation=organisation,
        through=through,
        returns_to=group,
    )
    return opening.open_return(item, the_last_quarter(), by=SCHEDULE, at=NOON)[0]


def its_lead(record: AssuranceReturn) -> User:
    """Who answers for the agency that was asked, in a partnership that the asking group serves."""
    return User.objects.filter(
        appointments__seat__capacity=Capacity.AGENCY_LEAD,
        appointments__seat__participation__organisation=record.answering_id,
        appointments__seat__participation__partnership__group_services__group=record.returns_to,
    ).earliest("pk")


def its_helper(record: AssuranceReturn) -> User:
    """Who helps to answer and submits nothing: a member, or the agency's data provider."""
    if record.group:
        return its_member(record.group)
    part = record.organisation.participations.earliest("pk")
    return somebody_in(Capacity.DATA_PROVIDER, participation=part)


@reached_once
def an_organisations_answered_return(
    organisation: Organisation | None = None, returns_to: Group | None = None
) -> AssuranceReturn:
    record = an_organisations_open_return(organisation, returns_to)
    answer_everything(record)
    return record


def an_organisations_submitted_return(organisation: Organisation | None = None) -> AssuranceReturn:
    record = an_organisations_answered_return(organisation)
    returns.submit(record, by=acting(its_lead(record)), at=NOON, expected_version=as_seen(record))
    return record


def a_paper_beside(record: AssuranceReturn) -> StoredFile:
    """Whoever answers put the evidence beside the return."""
    evidence = SimpleUploadedFile("audit.txt", b"What the audit found.")
    return attachments.attach(record, evidence, by=acting(its_speaker(record)), at=NOON)


# Files and reports


def a_stored_file(group: Group | None = None) -> StoredFile:
    """The chair put the notes of a meeting before the group."""
    group = group or an_audit_group()
    notes = SimpleUploadedFile("notes.txt", b"Notes of the audit group.")
    return files.store(notes, group=group, by=acting(its_chair(group)), at=NOON)


@reached_once
def a_draft_report(group: Group | None = None) -> Report:
    """The planning and delivery group's quarter, composed before anything was returned."""
    group = group or the_planning_and_delivery_group()
    factories.CadenceFactory(group=group, item=QUARTERLY_REPORT)
    return reports.compose(group, the_last_quarter(), by=SCHEDULE, at=NOON)


RETURN_AT: dict[str, Callable[[], Model]] = {
    AssuranceReturn.Status.OPEN: an_answered_return,
    AssuranceReturn.Status.SUBMITTED: a_submitted_return,
    AssuranceReturn.Status.QUERIED: a_queried_return,
    AssuranceReturn.Status.ACCEPTED: an_accepted_return,
}
QUERY_AT: dict[str, Callable[[], Model]] = {
    Query.Status.ASKED: an_open_query,
    Query.Status.REPLIED: a_replied_query,
    Query.Status.SETTLED: a_settled_query,
    Query.Status.WITHDRAWN: a_withdrawn_query,
}
