"""Situations of agencies' summaries, each reached by the real operations."""

from datetime import date, datetime, timedelta

from assurance.instruments import operations as instruments
from assurance.instruments.files import SHIPPED, read_instrument
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.operations import queries, returns
from assurance.summaries import operations
from governance.people.models import Organisation, User
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import people
from reviews.cases.review_steps import LABELS
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases as scenarios
from tests.scenarios.cases import BOARD, COUNCIL, POLICE, fresh, its_coordinator
from tests.scenarios.returns import NOON, SCHEDULE, a_person, acting, as_seen

CONTRIBUTOR, LEAD = CasePerson.FOR_AN_AGENCY
DUE = date(2025, 10, 24)
"""Day 10 of a review counted from 10 October 2025."""
AFTER = NOON + timedelta(days=13)
"""28 October, two working days later than that."""
DAYS = dict(zip(LABELS, (1, 10, 12, 15), strict=True))


def the_questions():
    """The shipped question set, installed."""
    shape = read_instrument(SHIPPED / "agency-summary.toml")
    return instruments.install(shape, by=SCHEDULE, at=NOON)[0]


def the_timetable(case: Case) -> None:
    """The arrangements of its partnership state the four days, to be confirmed."""
    group = factories.GroupFactory(key=f"{case.partnership.key}-rapid-reviews")
    if group.cadences.exists():
        return
    factories.GroupServiceFactory(group=group, partnership=case.partnership)
    for item, days in DAYS.items():
        factories.CadenceFactory(
            group=group,
            item=item,
            unit="as_it_arises",
            due_working_days=days,
            source="Another partnership’s flowchart; to be confirmed",
        )


@reached_once
def a_case_with_agencies(**words) -> Case:
    """In its rapid review; the three partners' bodies are involved, one person of each writes and
    another signs off.
    """
    case = scenarios.a_notified_case(**words)
    bodies = scenarios.the_partners(case.partnership)
    case.agencies.set(bodies.values())
    the_questions()
    the_timetable(case)
    for body in bodies.values():
        for role in CasePerson.FOR_AN_AGENCY:
            name_for(case, body, role)
    return fresh(case)


def name_for(case: Case, body: Organisation, role: str) -> User:
    person = a_person()
    people.name_person(
        fresh(case),
        person,
        role=role,
        organisation=body,
        reason="For the agency’s summary.",
        by=acting(its_coordinator(case)),
        at=NOON,
    )
    return person


def the_body(case: Case, key: str) -> Organisation:
    return scenarios.the_partners(case.partnership)[key]


def ask(case: Case, *keys: str, due_on: date = DUE, at: datetime = NOON) -> list[AssuranceReturn]:
    bodies = [the_body(case, key) for key in keys or (COUNCIL, POLICE, BOARD)]
    office = acting(its_coordinator(case))
    return operations.ask_summaries(fresh(case), bodies, due_on=due_on, by=office, at=at)


@reached_once
def a_case_asked(**words) -> Case:
    """All three agencies are asked, and nobody has written anything."""
    case = a_case_with_agencies(**words)
    ask(case)
    return fresh(case)


def summary_of(case: Case, key: str = POLICE) -> AssuranceReturn:
    record = AssuranceReturn.objects.of_case(case).for_detail().get(organisation__key=key)
    record.case = fresh(case)
    return record


def again(record: AssuranceReturn) -> AssuranceReturn:
    """As it stands now, with its case as a page fetches it."""
    return summary_of(record.case, record.organisation.key)


def its_author(record: AssuranceReturn) -> User:
    return named_for(record, CONTRIBUTOR)


def its_lead(record: AssuranceReturn) -> User:
    return named_for(record, LEAD)


def named_for(record: AssuranceReturn, role: str) -> User:
    rows = record.case.people.filter(organisation=record.organisation_id, role=role, ended_at=None)
    return rows.earliest("pk").person


def answers_of(record: AssuranceReturn) -> list[Answer]:
    found = list(record.answers.for_form())
    for each in found:
        each.assurance_return = record
    return found


def write(record: AssuranceReturn, at: datetime = NOON) -> AssuranceReturn:
    by = acting(its_author(record))
    for answer in answers_of(record):
        text = f"What the agency says about {answer.question.code}."
        returns.answer(answer, text, by=by, at=at, expected_version=answer.version)
    return again(record)


@reached_once
def an_open_summary(**words) -> AssuranceReturn:
    return summary_of(a_case_asked(**words))


def unask(record: AssuranceReturn, note: str = "Another agency was meant.") -> AssuranceReturn:
    by = acting(its_coordinator(record.case))
    operations.unask(record, by=by, at=NOON, note=note)
    return again(record)


def a_summary_not_asked_any_more(**words) -> AssuranceReturn:
    return unask(an_open_summary(**words))


@reached_once
def a_written_summary(**words) -> AssuranceReturn:
    return write(an_open_summary(**words))


def submit(record: AssuranceReturn, at: datetime = NOON) -> AssuranceReturn:
    by = acting(its_author(record))
    operations.submit(record, by=by, at=at, expected_version=as_seen(record))
    return again(record)


@reached_once
def a_submitted_summary(**words) -> AssuranceReturn:
    """With its safeguarding lead."""
    return submit(a_written_summary(**words))


def send_back(record: AssuranceReturn, at: datetime = NOON) -> AssuranceReturn:
    answer = answers_of(record)[0]
    operations.query(answer, "Since when?", by=acting(its_lead(record)), at=at)
    return again(record)


def a_summary_sent_back(**words) -> AssuranceReturn:
    return send_back(a_submitted_summary(**words))


def reply(record: AssuranceReturn) -> AssuranceReturn:
    query = Query.objects.select_related("answer").get(answer__assurance_return=record)
    query.answer.assurance_return = record
    queries.reply(
        query,
        "Since May.",
        by=acting(its_author(record)),
        at=NOON,
        expected_version=query.version,
    )
    return again(record)


def sign_off(record: AssuranceReturn, at: datetime = NOON) -> AssuranceReturn:
    returns.accept(record, by=acting(its_lead(record)), at=at, expected_version=as_seen(record))
    return again(record)


@reached_once
def a_signed_off_summary(**words) -> AssuranceReturn:
    return sign_off(a_submitted_summary(**words))
