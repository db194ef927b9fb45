"""What a case waits for: what is next, who does it and by when, told alike on all pages."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from openpyxl import load_workbook

from reviews.cases.models import Case, CasePerson
from reviews.cases.next_step import NextStep, steps_next
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios import local_reviews as local_scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import TODAY

pytestmark = pytest.mark.django_db


def next_of(case: Case, *, on: date = TODAY) -> NextStep | None:
    listed = Case.objects.for_list().filter(pk=case.pk)
    return steps_next(list(listed), on=on).get(case.pk)


def told_everybody(case: Case) -> Case:
    """Nothing is late about telling others, so that what comes after it is told."""
    if case.status == Case.Status.NOTIFIED:
        case_parts.tell(scenarios.fresh(case), is_last=True)
    return case


@pytest.mark.parametrize(
    ("make", "what", "who"),
    [
        (
            lambda: scenarios.a_referred_case(aware_on=None),
            "Record when the local authority became aware",
            "whoever co-ordinates the case",
        ),
        (
            scenarios.a_referred_case,
            "Screen it: is it notifiable?",
            "the safeguarding partners",
        ),
        (scenarios.a_case_to_notify, "Notify the Panel", "the local authority"),
        (
            scenarios.a_notified_case,
            "Ask the agencies for their summaries",
            "whoever co-ordinates the case",
        ),
        (
            lambda: scenarios.a_review_with_partners().case,
            "Sign the rapid review",
            "the safeguarding partners",
        ),
        (
            lambda: scenarios.a_signed_review().case,
            "Send the rapid review to the Panel",
            "whoever co-ordinates the case",
        ),
        (
            lambda: scenarios.a_sent_review().case,
            "Record the reply to the rapid review",
            "the Panel",
        ),
        (
            lambda: scenarios.a_sent_review(decision="local").case,
            "Open a local learning review",
            "whoever co-ordinates the case",
        ),
        (
            lambda: scenarios.a_reply_of_the_panel("disagrees").review.case,
            "Answer the letter of the Panel",
            "whoever co-ordinates the case",
        ),
        (
            lambda: scenarios.a_reply_of_the_panel("agrees").review.case,
            "Close the case when nothing is left to do",
            "whoever co-ordinates the case",
        ),
        (
            scenarios.a_local_case,
            "Open a local learning review",
            "whoever co-ordinates the case",
        ),
        (
            lambda: local_scenarios.a_local_review_with_partners().case,
            "Sign the local learning review",
            "the safeguarding partners",
        ),
    ],
)
def test_each_stage_says_what_is_next_and_who_does_it(make, what, who):
    case = told_everybody(make())

    step = next_of(case)

    assert step is not None
    assert (step.what, step.who) == (what, who)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (practice_scenarios.a_practice_review, "Appoint a reviewer"),
        (practice_scenarios.a_review_under_way, "Write the practice review"),
        (practice_scenarios.a_report_with_partners, "Sign the practice review"),
        (
            practice_scenarios.a_signed_report,
            "Give notice to the Panel and the Secretary of State",
        ),
        (practice_scenarios.a_review_with_notice, "Publish the practice review"),
        (
            practice_scenarios.a_published_review,
            "Close the case when nothing is left to do",
        ),
    ],
)
def test_a_practice_review_says_what_is_next_until_it_is_published(make, what):
    case = told_everybody(make().case)
    for letter in case.rapid_review.responses.filter(answered_at=None):
        case_parts.answer(letter)

    step = next_of(case)

    assert step is not None
    assert step.what == what


def test_the_day_is_that_of_the_limit_and_late_when_it_is_over():
    case = scenarios.a_referred_case()

    before, after = next_of(case, on=date(2025, 10, 13)), next_of(case, on=date(2025, 10, 15))

    assert before is not None
    assert after is not None
    assert (before.due_on, before.late) == (date(2025, 10, 13), "")
    assert (after.due_on, after.late) == (date(2025, 10, 13), "2 working days")


def test_a_case_that_has_ended_waits_for_nothing():
    assert next_of(scenarios.a_case_not_notifiable()) is None


def test_the_board_and_the_page_of_a_case_tell_it_to_who_reads_the_whole():
    case = scenarios.a_referred_case()
    office = signed_in(scenarios.its_coordinator(case))

    board = office.get(reverse("reviews:case-list")).content.decode()
    page = office.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()

    for shown in (board, page):
        assert "Screen it: is it notifiable?" in shown
        assert "The safeguarding partners, " in strip_tags(shown)


def test_who_contributes_for_an_agency_is_told_it_after_the_meeting_alone():
    case = scenarios.a_notified_case()
    agency = signed_in(case.people.get(role=CasePerson.Role.CONTRIBUTOR).person)
    before = agency.get(reverse("reviews:case-list")).content.decode()
    page = agency.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()

    assert "Shown once the meeting was held" in before
    assert "Ask the agencies" not in before + page
    assert "Tell the local partners" not in before + page


def test_the_excel_file_of_the_board_tells_it_as_well():
    case = scenarios.a_referred_case()
    office = signed_in(scenarios.its_coordinator(case))

    answer = office.get(reverse("reviews:case-list"), {"as": "xlsx"})

    sheet = load_workbook(io.BytesIO(answer.getvalue())).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Screen it: is it notifiable?, by 13 October 2025, the safeguarding partners" in cells


def test_several_cases_cost_what_one_costs(django_assert_max_num_queries):
    case = scenarios.a_reply_of_the_panel().review.case
    coordinator = scenarios.its_coordinator(case)
    cases = Case.objects.for_list()
    with CaptureQueriesContext(connection) as once:
        steps_next(list(cases.filter(pk=case.pk)), on=TODAY)

    more = [scenarios.a_reply_of_the_panel().review.case, scenarios.a_notified_case()]
    for each in more:
        CasePerson.objects.filter(case=each, role="coordinator").update(person=coordinator)

    with django_assert_max_num_queries(len(once)):
        assert len(steps_next(list(cases), on=TODAY)) == 3
