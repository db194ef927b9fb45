"""The risks of a year, and the plan with its broken threads, in a yearly report's evidence."""

from datetime import UTC, datetime

import pytest

from assurance.yearly.evidence import actions, priorities, risks
from governance.actions.models import Action
from governance.risks import operations
from governance.risks.models import Risk
from tests import factories
from tests.assurance.yearly.evidence.situations import (
    IN_THE_YEAR,
    glance,
    table,
    the_countys_group,
    told,
)
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios

pytestmark = pytest.mark.django_db
BEFORE = datetime(2024, 11, 4, 12, tzinfo=UTC)
NEXT_YEAR = datetime(2026, 4, 9, 12, tzinfo=UTC)


def register(evidence):
    return evidence.blocks["risks"][1]


def test_risks_are_told_as_they_stood_at_the_years_end_and_moved_in_the_year():
    risk = risk_scenarios.an_open_risk(title="Long known")
    Risk.objects.filter(pk=risk.pk).update(raised_at=BEFORE)
    risk_scenarios.review(risk)
    operations.close(risk, by=risk_scenarios.its_keeper(risk), at=NEXT_YEAR, note="Gone.")
    risk_scenarios.close(risk_scenarios.an_open_risk(title="Raised and closed"))

    found = told(risks.contribute)

    assert [(each.title, each.rating, each.movement) for each in register(found).risks] == [
        ("Long known", "6: Medium", "Down from 12")
    ]
    assert [each.title for each in register(found).closed] == ["Raised and closed"]
    assert glance(found) == {"risks-open": "1", "risks-new": "0", "risks-closed": "1"}
    assert found.glance[0].label == "Risks open at the end"


def test_the_partnerships_own_register_stands_in_its_report_and_no_other_ones():
    leicester, county = scenarios.the_leicester_partnership(), scenarios.the_county_partnership()
    for place, title in ((leicester, "Ours"), (county, "The county’s")):
        own = {"group": None, "raised_in": None, "partnership": place}
        factories.RiskFactory(title=title, raised_at=IN_THE_YEAR, **own)
    factories.RiskFactory(group=the_countys_group(), title="County alone", raised_at=IN_THE_YEAR)

    assert [each.title for each in register(told(risks.contribute)).risks] == ["Ours"]


def test_without_a_risk_nothing_is_told_of_risks():
    found = told(risks.contribute)

    assert (found.blocks["risks"], found.glance) == ((), ())


def test_a_priority_says_how_it_stood_when_the_year_began_and_each_change_of_it():
    priority = factories.PriorityFactory(
        plan__group=scenarios.the_planning_and_delivery_group(), number=1
    )
    for year, quarter, rating, why in (
        ("2024-25", "Q4", "red", ""),
        ("2025-26", "Q1", "amber", "Staff came."),
        ("2025-26", "Q3", "green", "It is in use."),
    ):
        factories.ProgressUpdateFactory(
            priority=priority,
            period=scenarios.a_quarter(year, quarter),
            rating=rating,
            explanation=why,
        )

    block = told(priorities.contribute).blocks["priorities"][2]

    assert block.last_words == "When the year began: Red"
    title, why = block.why
    assert title == "Why the rating changed"
    assert [each.split(": ")[1] for each in why.split("\n\n")] == ["Staff came.", "It is in use."]
    assert block.broken_words.startswith("4 broken threads: no outcome statement; no measure;")


def test_an_action_of_which_it_is_too_early_to_say_made_no_difference_in_the_year():
    action = plan_scenarios.an_embedded_action()
    assert glance(told(actions.contribute))["actions-embedded"] == "1"

    Action.objects.filter(pk=action.pk).update(difference="Too early to tell.")
    found = told(actions.contribute)

    assert glance(found)["actions-embedded"] == "0"
    assert table(found, "impact", "Actions that made a difference") == []
