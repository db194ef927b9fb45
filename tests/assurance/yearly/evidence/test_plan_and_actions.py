"""Priorities, actions and voices in a year: what came of them, and where there was nothing."""

from datetime import date

import pytest

from assurance.reports.blocks.priority import PriorityProgress
from assurance.reports.operations import passages
from assurance.yearly.evidence import actions, priorities, voices
from governance.plans.models import Priority
from governance.structure.models import Group
from tests import factories
from tests.assurance.yearly.evidence.situations import (
    IN_THE_YEAR,
    glance,
    table,
    the_board,
    the_countys_group,
    told,
)
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import recommendations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db
RATINGS = ("amber", "amber", "red", "green")


def a_priority(group: Group, title: str, impacts: tuple[str, ...]) -> Priority:
    """Told of in as many of the year's quarters as there are texts, from the first on."""
    priority = factories.PriorityFactory(plan__group=group, title=title, number=1)
    for quarter, (rating, impact) in enumerate(zip(RATINGS, impacts, strict=False), start=1):
        factories.ProgressUpdateFactory(
            priority=priority,
            period=scenarios.a_quarter("2025-26", f"Q{quarter}"),
            rating=rating,
            narrative=f"Told in Q{quarter}.",
            impact=impact,
        )
    return priority


def test_each_priority_is_told_over_the_four_quarters_of_the_year():
    a_priority(scenarios.the_planning_and_delivery_group(), "Neglect", ("", "", "", "Fewer wait."))

    chart, grid, progress, *_ = told(priorities.contribute).blocks["priorities"]

    assert [part.label for part in chart.parts] == ["Green", "Amber", "Red", "Not rated"]
    amber, red, green = (0, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 0)
    assert [row.counts for row in chart.rows] == [amber, amber, red, green]
    assert [code for code, _ in grid.columns] == [f"2025-26 Q{n}" for n in (1, 2, 3, 4)]
    assert [cell.status for cell in grid.cells] == list(RATINGS)
    assert (progress.rating, progress.progress, progress.impact) == (
        "green",
        "Told in Q4.",
        "Fewer wait.",
    )


def test_a_priority_is_told_with_what_its_outcome_was_judged_in_the_years_report():
    joint = scenarios.the_planning_and_delivery_group()
    priority = a_priority(joint, "Neglect", ("", "Fewer wait."))
    outcome = factories.OutcomeStatementFactory(priority=priority)
    report = report_scenarios.a_draft_report()
    passage = report.passages.get(key=f"outcome:{outcome.pk}")
    office = report_scenarios.its_office(report)
    passages.write(passage, "Partly met.", by=office, at=NOON, expected_version=passage.version)
    report_scenarios.an_issued_report(report)

    (progress,) = [
        each
        for each in told(priorities.contribute).blocks["priorities"]
        if isinstance(each, PriorityProgress)
    ]

    assert [each.judgement for each in progress.outcomes] == ["Partly met."]


def test_a_priority_without_evidence_of_progress_is_named():
    joint = scenarios.the_planning_and_delivery_group()
    a_priority(joint, "Neglect", ("", "Fewer wait."))
    a_priority(joint, "Exploitation", ("", "Too early to say."))
    a_priority(joint, "Babies", ())
    a_priority(joint, "Missing", ("Nothing has changed yet: they repeat their story.",))

    found = told(priorities.contribute)

    title = "Priorities with little or no evidence of progress"
    assert sorted(table(found, "priorities", title)) == [
        ("Priority 1: Babies", "No report", "Not rated"),
        ("Priority 1: Exploitation", "2 of 4", "Amber"),
        ("Priority 1: Missing", "1 of 4", "Amber"),
    ]
    assert table(found, "impact", "Impact recorded on our priorities") == [
        ("Priority 1: Neglect", "Quarter 2 2025/26", "Fewer wait.")
    ]
    assert glance(found) == {"priorities-with-impact": "1 of 4"}


def test_an_action_that_made_a_difference_is_evidence_of_progress():
    priority = a_priority(scenarios.the_planning_and_delivery_group(), "Neglect", ("",))
    action = plan_scenarios.an_embedded_action()
    type(action).objects.filter(pk=action.pk).update(priority=priority)

    assert glance(told(priorities.contribute)) == {"priorities-with-impact": "1 of 1"}


def test_the_plan_of_another_partnerships_group_is_not_told():
    a_priority(the_countys_group(), "Of the county", ("Fewer wait.",))

    assert told(priorities.contribute).blocks == {}


def test_actions_are_counted_for_the_year_and_what_is_late_is_named():
    late = plan_scenarios.an_open_action()
    type(late).objects.filter(pk=late.pk).update(due_text="1 March 2026", due_to=date(2026, 3, 1))
    plan_scenarios.an_embedded_action()

    found = told(actions.contribute)

    assert glance(found) == {
        "actions-raised": "2",
        "actions-done": "1",
        "actions-embedded": "1",
        "actions-open": "1",
        "actions-overdue": "1",
    }
    (chart,) = (each for each in found.blocks["decisions"] if each.kind == "parts_chart")
    assert [part.label for part in chart.parts] == ["Made a difference", "Done", "Open", "Overdue"]
    assert [(row.label, row.counts) for row in chart.rows] == [(str(late.group), (1, 0, 0, 1))]
    late.refresh_from_db()
    assert table(found, "decisions", "Overdue at the end of the year") == [
        (late.reference, late.title, "1 March 2026")
    ]


def test_what_falls_due_after_the_years_end_was_not_overdue_in_it():
    action = plan_scenarios.an_open_action()
    after = {"due_text": "20 April 2026", "due_to": date(2026, 4, 20)}
    type(action).objects.filter(pk=action.pk).update(**after)

    found = told(actions.contribute)

    assert glance(found)["actions-overdue"] == "0"
    assert table(found, "decisions", "Overdue at the end of the year") == []


def test_what_an_action_changed_is_told_with_what_shows_it():
    action = plan_scenarios.an_embedded_action()
    plan_scenarios.a_finished_action()

    assert table(told(actions.contribute), "impact", "Actions that made a difference") == [
        (
            f"{action.reference}: {action.title}",
            "Plans are clearer to families.",
            "Audit: Eleven of twelve plans say what must change.",
        )
    ]


def test_it_is_told_where_actions_came_from():
    group = scenarios.an_audit_group()
    factories.ActionFactory(group=group, raised_at=IN_THE_YEAR, origin_label="Scrutineer’s visit")
    for _ in range(2):
        factories.ActionFactory(
            group=group, raised_at=IN_THE_YEAR, origin_kind="reviews.nationalreview", origin_id=7
        )

    for kind in ("reviews.recommendation", "reviews.panelreport"):
        factories.ActionFactory(group=group, raised_at=IN_THE_YEAR, origin_kind=kind, origin_id=7)

    assert table(told(actions.contribute), "decisions", "Where the actions came from") == [
        ("National review", "2", "0", "0", "2", "0"),
        ("Recommendation of a review", "1", "0", "0", "1", "0"),
        ("Scrutineer’s visit", "1", "0", "0", "1", "0"),
        ("Yearly report of the child death overview panel", "1", "0", "0", "1", "0"),
    ]


def test_a_restricted_action_and_one_of_another_partnership_are_not_told():
    recommendations.an_action(recommendations.a_recommendation())
    factories.ActionFactory(group=the_countys_group(), raised_at=IN_THE_YEAR)
    words = {"origin_kind": "reviews.recommendation", "origin_id": 7, "is_restricted": True}
    for group in (the_board(), scenarios.an_audit_group()):
        factories.ActionFactory(group=group, raised_at=IN_THE_YEAR, **words)

    assert told(actions.contribute).blocks == {}


def test_a_withdrawn_action_is_none_of_the_year():
    plan_scenarios.a_withdrawn_action()

    assert set(glance(told(actions.contribute)).values()) == {"0"}


def test_where_nothing_was_recorded_as_impact_nothing_stands_under_it():
    joint = scenarios.the_planning_and_delivery_group()
    plan_scenarios.a_finished_action()
    a_priority(joint, "Neglect", ("", "Too early to say."))
    a_voice(joint, did="One form.")

    for module in (actions, priorities, voices):
        assert told(module.contribute).blocks["impact"] == ()


def a_voice(group: Group, **words: str) -> None:
    period = scenarios.a_quarter("2025-26", "Q3")
    factories.VoiceRecordFactory(group=group, period=period, heard_on=IN_THE_YEAR.date(), **words)


def test_voices_tell_how_children_were_asked_and_what_came_of_it():
    joint = scenarios.the_planning_and_delivery_group()
    a_voice(joint, did="One form.", changed="They tell it once.")
    a_voice(joint, said="It is too far.")

    found = told(voices.contribute)

    (block,) = found.blocks["voice"]
    assert [each.question for each in block.responses] == [
        "How they were asked",
        "What they said",
        "What we did",
        "What changed",
        "How they were asked",
        "What they said",
    ]
    assert table(found, "impact", "What changed because children were heard") == [
        ("Eight young people aged 13 to 17, 4 November 2025", "They tell it once.")
    ]
    assert glance(found) == {"voices-heard": "2", "voices-changed": "1"}
    assert [gap.state for gap in found.missing] == ["pending"]


def test_voices_heard_by_another_partnerships_group_are_not_told():
    a_voice(the_countys_group(), changed="They tell it once.")

    assert glance(told(voices.contribute)) == {"voices-heard": "0", "voices-changed": "0"}
