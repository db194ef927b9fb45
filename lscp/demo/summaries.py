"""What the agencies of the case in its rapid review tell: one signed off, one late, one being
written.
"""

from datetime import date

from django.db.models import Q

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from assurance.summaries import operations
from governance.accounts.second_factor import give_second_factor
from governance.people.models import Organisation, User
from lscp.demo.cases import COUNCIL, HEALTH, POLICE, WORDS, Days, fresh
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import people

NAMED = {
    COUNCIL: ("performance.chair", "engagement.chair"),
    POLICE: ("audit.member", "review.chair"),
    HEALTH: ("health.lead", "delivery.chair"),
}
"""Who contributes for each agency, and who is its safeguarding lead."""
SAID = WORDS["summaries"]


def load_summaries(everybody: dict[str, User], *, today: date) -> None:
    """Asked on day 1; the council two days before the others, because its part comes first."""
    days = Days(everybody, today)
    case = Case.objects.get(
        Q(rapid_review__status="open"), rapid_review__meeting_on=None, partnership__key="leicester"
    )
    name_people(days, case)
    for body, due in ((POLICE, -1), (HEALTH, -1), (COUNCIL, 1)):
        operations.ask_summaries(
            fresh(case),
            [Organisation.objects.get(key=body)],
            due_on=days.day(due),
            **days.by("manager", 8),
        )
    write(days, case, POLICE, SAID["police"])
    write(days, case, HEALTH, SAID["health"])
    sign_off(days, case, POLICE)
    operations.chase(summary_of(case, COUNCIL), **days.by("manager", 0))


def name_people(days: Days, case: Case) -> None:
    for body, both in NAMED.items():
        for who, role in zip(both, CasePerson.FOR_AN_AGENCY, strict=True):
            person = days.everybody[who]
            people.name_person(
                fresh(case),
                person,
                role=role,
                organisation=Organisation.objects.get(key=body),
                reason="For the agency’s summary.",
                **days.by("manager", 8),
            )
            give_second_factor(person)


def summary_of(case: Case, body: str) -> AssuranceReturn:
    record = AssuranceReturn.objects.of_case(case).for_detail().get(organisation__key=body)
    record.case = fresh(case)
    return record


def write(days: Days, case: Case, body: str, words: dict[str, str]) -> None:
    record, by = summary_of(case, body), days.by(NAMED[body][0], 4)
    for answer in record.answers.for_form():
        if answer.question.code in words:
            answer.assurance_return = record
            said = words[answer.question.code]
            returns.answer(answer, said, expected_version=answer.version, **by)


def sign_off(days: Days, case: Case, body: str) -> None:
    author, lead = NAMED[body]
    record = summary_of(case, body)
    operations.submit(record, expected_version=record.version, **days.by(author, 3))
    record = summary_of(case, body)
    returns.accept(record, expected_version=record.version, **days.by(lead, 2))
