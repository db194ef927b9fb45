"""The page of a case names the disputes about it, to those who may see them and to nobody else."""

import pytest
from django.urls import reverse

from governance.people.models import User
from reviews.cases.models import Case
from reviews.cases.operations import people
from tests.scenarios import cases
from tests.scenarios import disputes as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def page_of(case: Case, reader: User) -> str:
    answer = signed_in(reader).get(reverse("reviews:case-detail", args=[case.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def name_on(case: Case, person: User) -> None:
    people.name_person(
        case,
        person,
        role="contributor",
        organisation=cases.the_partners(case.partnership)[cases.POLICE],
        reason="Writes.",
        by=acting(cases.its_coordinator(case)),
        at=NOON,
    )


def test_the_office_reads_which_disputes_there_are_about_the_case_and_how_they_stand():
    case = cases.a_referred_case()
    first = scenarios.a_raised_dispute(case=case)
    second = scenarios.withdraw(scenarios.a_raised_dispute(case=case))

    page = page_of(case, cases.its_coordinator(case))

    for dispute, stands in ((first, "Being resolved"), (second, "Withdrawn")):
        assert f'href="/disputes/{dispute.pk}/">{dispute.reference}: {stands}</a>' in page


def test_who_is_named_on_the_case_and_speaks_for_no_side_is_told_of_no_dispute():
    case = cases.a_referred_case()
    dispute = scenarios.a_raised_dispute(case=case)
    stranger = scenarios.its_lead(scenarios.an_agency("a-club"))
    speaker = scenarios.a_named_officer(dispute).person
    name_on(case, stranger)
    name_on(cases.fresh(case), speaker)

    assert dispute.reference in page_of(case, speaker)
    page = page_of(case, stranger)
    assert dispute.reference not in page
    assert "Disputes</h2>" not in page


def test_a_dispute_about_something_else_does_not_stand_on_the_page():
    case = cases.a_referred_case()
    elsewhere = scenarios.a_raised_dispute()
    about_another = scenarios.a_raised_dispute(case=cases.a_referred_case())

    page = page_of(case, cases.its_coordinator(case))

    assert elsewhere.reference not in page
    assert about_another.reference not in page
