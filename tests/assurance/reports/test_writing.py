"""What people write in a report: the officer's passages, comments, the scrutineer and answers."""

import pytest

from assurance.reports.content.current_content import content_of
from assurance.reports.operations import passages, reports
from governance.core.errors import NotAllowed, Stale
from governance.plans.models import BusinessPlan, OutcomeStatement
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


def section(report, key):
    return next(one for one in content_of(report).sections if one.key == key)


def in_force(priority):
    """Its plan was in force in the quarter already."""
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    return priority


def test_what_the_officer_writes_stands_in_the_draft_at_once_and_changes_its_hash():
    report = report_scenarios.a_draft_report()
    before = content_of(report).hash
    office = report_scenarios.its_office(report)

    passages.write(
        report_scenarios.a_passage(report),
        "Audits are on time.",
        by=office,
        at=NOON,
        expected_version=1,
    )

    assert section(report, "doing-well").narrative == "Audits are on time."
    assert content_of(report).hash != before


def test_two_officers_at_once_lose_nothing():
    passage = report_scenarios.a_passage()
    report = passage.report
    one, other = report_scenarios.its_office(report), report_scenarios.its_office(report)
    passages.write(passage, "First.", by=one, at=NOON, expected_version=1)

    with pytest.raises(Stale) as stale:
        passages.write(passage, "Second.", by=other, at=NOON, expected_version=1)

    passage.refresh_from_db()
    assert (passage.text, stale.value.changes) == ("First.", {"text": "Second."})


def test_composing_again_keeps_what_was_written():
    report = report_scenarios.a_draft_report()
    office = report_scenarios.its_office(report)
    passages.write(
        report_scenarios.a_passage(report), "Mine.", by=office, at=NOON, expected_version=1
    )
    scenarios.a_submitted_return()

    reports.recompose(report, by=office, at=NOON)

    assert section(report, "doing-well").narrative == "Mine."


@pytest.mark.parametrize("person", [scenarios.a_scrutineer, scenarios.a_young_scrutineer])
def test_only_the_office_writes_passages(person):
    passage = report_scenarios.a_passage()

    with pytest.raises(NotAllowed):
        passages.write(passage, "Mine.", by=acting(person()), at=NOON, expected_version=1)


def test_each_outcome_statement_has_its_place_for_a_judgement_beside_its_evidence():
    group = scenarios.the_planning_and_delivery_group()
    priority = in_force(plan_scenarios.a_priority(plan_scenarios.a_plan(group)))
    outcome = plan_scenarios.added(
        OutcomeStatement(priority=priority, number=1, text="Neglect is seen.", starts_on=SINCE)
    )
    report = scenarios.a_draft_report(group)
    office = report_scenarios.its_office(report)

    passage = report_scenarios.a_passage(report, f"outcome:{outcome.pk}")
    passages.write(passage, "Not there yet.", by=office, at=NOON, expected_version=1)

    progress = section(report, "priorities").blocks[-1]
    assert (progress.priority, progress.rating) == (str(priority), "unrated")
    assert [(one.statement, one.judgement) for one in progress.outcomes] == [
        ("Neglect is seen.", "Not there yet.")
    ]
    assert f"Priority {priority.number}: no progress reported" in [
        gap.text for gap in content_of(report).missing
    ]


def test_progress_without_impact_is_named_until_the_impact_is_recorded():
    progress = plan_scenarios.given_progress(in_force(plan_scenarios.a_priority()))
    group = progress.priority.plan.group
    report = scenarios.a_draft_report(group)
    type(progress).objects.filter(pk=progress.pk).update(
        impact="", period=report.period, rating="amber"
    )
    reports.recompose(report, by=scenarios.SCHEDULE, at=NOON)
    named = [gap.text for gap in content_of(report).missing]

    type(progress).objects.filter(pk=progress.pk).update(impact="Fewer children wait.")
    reports.recompose(report, by=scenarios.SCHEDULE, at=NOON)

    sentence = f"Priority {progress.priority.number}: no evidence of impact recorded"
    assert sentence in named
    assert sentence not in [gap.text for gap in content_of(report).missing]


def test_the_scrutineer_s_words_stand_in_the_report_with_the_answers_they_were_given():
    answer = report_scenarios.an_answer_to_scrutiny()

    (block,) = section(answer.report, "scrutiny").blocks

    assert [(one.question, one.text) for one in block.responses] == [
        ("", "Where is the impact?"),
        ("Answer to the scrutineer", "In section 5."),
    ]


def test_partners_answer_the_scrutineer_and_change_nothing_of_what_was_said():
    scrutiny = report_scenarios.some_scrutiny()
    chair = report_scenarios.its_chair(scrutiny.report)
    office = report_scenarios.its_office(scrutiny.report)

    for who in (chair, office):
        with pytest.raises(NotAllowed):
            passages.revise(scrutiny, "All is well.", by=who, at=NOON, expected_version=1)
        with pytest.raises(NotAllowed):
            passages.scrutinise(scrutiny.report, "All is well.", by=who, at=NOON)

    scrutiny.refresh_from_db()
    assert scrutiny.text == "Where is the impact?"


def test_a_member_s_comment_is_for_the_office_and_no_part_of_the_report():
    comment = report_scenarios.a_comment()

    assert "Say more." not in str(content_of(comment.report).plain())
