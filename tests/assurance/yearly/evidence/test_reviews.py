"""Cases, disputes, learning and the child death panel in a year: suppressed, and of one area."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assurance.yearly.evidence import cases, child_deaths, disputes, learning
from tests import factories
from tests.assurance.yearly.evidence.situations import glance, table, the_context, told
from tests.scenarios import cases as case_scenarios
from tests.scenarios import child_deaths as panel
from tests.scenarios import disputes as dispute_scenarios
from tests.scenarios import learning as learning_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db
SMALL = "1 to 5"


def test_cases_are_counted_for_the_year_and_small_numbers_are_not_told():
    case = case_scenarios.a_sent_review()

    found = told(cases.contribute)

    assert glance(found) == {
        "serious-incidents-notified": SMALL,
        "rapid-reviews-sent-to-the-panel": SMALL,
        "rapid-reviews-not-sent-though-their-time-limit-has-passed": "0",
        "local-learning-reviews-completed": "0",
    }
    assert [each.raw for each in found.glance] == [None] * 4
    assert case.reference not in str(found)
    assert len(found.blocks["reviews"]) == 1


def test_without_a_case_the_year_says_nought_and_has_no_chapter_of_it():
    found = told(cases.contribute)

    assert set(glance(found).values()) == {"0"}
    assert found.blocks["reviews"] == ()


def test_cases_of_a_partnership_that_shares_groups_are_not_counted():
    case_scenarios.a_sent_review(partnership=scenarios.the_county_partnership())

    assert set(glance(told(cases.contribute)).values()) == {"0"}


def test_of_a_group_that_reports_for_two_partnerships_each_is_told_alone():
    county = scenarios.the_county_partnership()
    case_scenarios.a_sent_review(partnership=county)
    dispute_scenarios.a_raised_dispute(partnership=county)
    learning_scenarios.a_released_point(county)
    joint = scenarios.the_planning_and_delivery_group()

    city = replace(the_context(), group=joint)

    for module in (cases, disputes, learning):
        assert set(glance(module.contribute(city)).values()) == {"0"}
        of_county = glance(module.contribute(replace(city, partnership=county)))
        assert set(of_county.values()) != {"0"}


def test_disputes_are_counted_suppressed_and_lead_nowhere():
    dispute_scenarios.a_raised_dispute()
    dispute_scenarios.a_raised_dispute(partnership=scenarios.the_county_partnership())

    found = told(disputes.contribute)

    assert glance(found) == {"disputes-raised": SMALL}
    assert found.glance[0].raw is None
    (block,) = found.blocks["disagreements"]
    kinds = {each.shown for each in block.counts if each.about == "Kind"}
    assert kinds == {"0", "not shown"}


def test_disputes_of_another_partnership_alone_are_none():
    dispute_scenarios.a_raised_dispute(partnership=scenarios.the_county_partnership())

    found = told(disputes.contribute)

    assert (glance(found), found.blocks["disagreements"]) == ({"disputes-raised": "0"}, ())


def test_learning_tells_what_was_given_out_in_the_year_in_its_own_words():
    point = learning_scenarios.a_released_point()
    learning_scenarios.a_done_dissemination(point)

    found = told(learning.contribute)

    (block,) = found.blocks["reviews"]
    assert block.told == "1 of 1 dissemination due in the year done."
    assert glance(found) == {"learning-given-out": "1", "learning-reached": "11"}


def test_only_practice_that_changed_is_impact():
    changed = learning_scenarios.a_released_point(title="Ask who lives there")
    unchanged = learning_scenarios.a_released_point(title="Write it down")
    learning_scenarios.some_practice_evidence(changed, judgement="partly")
    learning_scenarios.some_practice_evidence(unchanged, judgement="too_early")

    found = told(learning.contribute)

    assert table(found, "impact", "Practice that changed after learning") == [
        (
            "Ask who lives there",
            "Audit, 15 October 2025: Nine of ten visits say who was there.",
            "Partly",
        )
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"seen_on": date(2025, 3, 31)},
        {"seen_on": date(2026, 4, 1)},
        {"recorded_at": datetime(2026, 6, 1, 12, tzinfo=UTC)},
    ],
    ids=["seen before the year", "seen after it", "recorded since it was compiled"],
)
def test_practice_that_changed_at_another_time_is_no_impact_of_this_year(given):
    point = learning_scenarios.a_released_point()
    factories.PracticeEvidenceFactory(point=point, **given)

    assert told(learning.contribute).blocks["impact"] == ()


def test_where_no_practice_changed_nothing_stands_under_impact():
    point = learning_scenarios.a_released_point()
    learning_scenarios.some_practice_evidence(point, judgement="no")

    assert told(learning.contribute).blocks["impact"] == ()


def test_learning_of_another_partnership_is_not_told():
    county = scenarios.the_county_partnership()
    learning_scenarios.some_practice_evidence(learning_scenarios.a_released_point(county))

    found = told(learning.contribute)

    assert (found.blocks["reviews"], found.blocks["impact"]) == ((), ())


def test_the_panels_report_is_told_with_what_was_decided_on_it():
    record = panel.a_presented_report()
    panel.a_report(scenarios.the_county_partnership(), messages="Of the county.")
    panel.a_report(received_on=date(2025, 3, 31), messages="Of the year before.", year=2023)
    factories.PanelReportFactory(partnership=record.partnership, received_on=date(2026, 4, 1))

    (block,) = told(child_deaths.contribute).blocks["reviews"]

    assert [(each.question, each.text) for each in block.responses] == [
        ("Its key messages", record.messages),
        ("What the partnership decided", panel.DECIDED),
    ]
