"""Cases in the quarterly report: suppressed counts and whether limits were kept, and no more."""

import json
from datetime import date

import pytest

from assurance.reports.content.cases import shown_by_quarter
from assurance.reports.content.compose import build_content
from governance.periods import operations as periods
from governance.periods.values import business_quarter
from tests.scenarios import cases as case_scenarios
from tests.scenarios import local_reviews as local_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db

AFTERWARDS = date(2026, 1, 15)


def content_of_the_quarter():
    """Of October to December 2025, in which the cases of these situations lie."""
    quarter = periods.get_or_create_period(business_quarter("2025-26", "Q3"))
    group = scenarios.the_planning_and_delivery_group()
    return build_content(group, quarter, on=AFTERWARDS)


def counts(content) -> dict[str, tuple[str, str]]:
    found = [section for section in content.sections if section.key == "learning"]
    return {
        each.label: (each.shown, each.kept)
        for section in found
        for block in section.blocks
        for each in block.counts
    }


def test_a_year_of_which_one_quarter_is_small_tells_no_more_than_its_quarters():
    spring, summer = [date(2025, 4, 1)] * 8, [date(2025, 7, 1)] * 7

    assert shown_by_quarter([*spring, *summer, None]) == "15"
    assert shown_by_quarter([*spring, *summer, date(2026, 3, 31)]) == "16 to 20"


def test_what_was_notified_and_sent_is_counted_suppressed_and_said_to_be_in_time():
    case_scenarios.a_sent_review()

    assert counts(content_of_the_quarter()) == {
        "Serious incidents notified": ("1 to 5", "All in time"),
        "Rapid reviews sent to the Panel": ("1 to 5", "All in time"),
        "Rapid reviews not sent though their time limit has passed": ("0", ""),
    }


def test_a_local_learning_review_is_counted_once_it_is_completed():
    local_scenarios.a_completed_local_review()

    found = counts(content_of_the_quarter())

    assert found["Local learning reviews completed"] == ("1 to 5", "All in time")


def test_actions_of_reviews_are_counted_suppressed_restricted_ones_too():
    record = after_review.a_recommendation()
    after_review.an_action(record)
    embedded = after_review.an_action(record)
    after_review.finish(embedded)
    after_review.embed(embedded)

    content = content_of_the_quarter()
    found = counts(content)

    assert found["Actions of reviews overdue"] == ("not shown", "")
    assert found["Actions of reviews shown to have made a difference"] == ("not shown", "")
    assert found["Actions of reviews done, difference not shown yet"] == ("0", "")
    assert embedded.reference not in str(content)


def test_one_that_was_late_is_not_all_in_time():
    case_scenarios.a_notified_case(notified_on=date(2025, 10, 15))

    found = counts(content_of_the_quarter())

    assert found["Serious incidents notified"] == ("1 to 5", "Not all in time")
    assert found["Rapid reviews not sent though their time limit has passed"] == ("1 to 5", "")


def test_without_a_case_there_is_no_chapter():
    assert counts(content_of_the_quarter()) == {}


def test_cases_of_another_area_are_not_counted():
    case_scenarios.a_sent_review(partnership=scenarios.a_foreign_partnership())

    assert counts(content_of_the_quarter()) == {}


def test_nothing_in_the_content_leads_to_a_case():
    review = case_scenarios.a_sent_review()
    stored = json.dumps(content_of_the_quarter().plain())

    told = (review.case.reference, "Child A", case_scenarios.SUMMARY, "reviews.")
    assert [words for words in told if words in stored] == []
