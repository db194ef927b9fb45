"""A priority in the report: told once, its outcome statements beneath."""

import pytest
from docx import Document

from assurance.reports.blocks.priority import PriorityProgress
from assurance.reports.content import word
from assurance.reports.content.current_content import content_of
from assurance.reports.content.html import html_of
from assurance.reports.operations import reports
from governance.actions.models import Action
from governance.evidence.models import Evidence
from governance.golden_thread.content.broken import find_broken
from governance.golden_thread.content.threads import load_thread
from governance.plans.models import BusinessPlan, Objective, OutcomeStatement
from tests import factories
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db

PROGRESS = "The tool is in use in six agencies."


def a_report():
    """Of a group with one priority, its progress told, and two outcome statements."""
    group = scenarios.the_planning_and_delivery_group()
    priority = plan_scenarios.a_priority(plan_scenarios.a_plan(group))
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    for number, text in enumerate(("Neglect is seen.", "Plans say what must change."), 1):
        statement = OutcomeStatement(priority=priority, number=number, text=text, starts_on=SINCE)
        plan_scenarios.added(statement)
    factories.ProgressUpdateFactory(
        priority=priority,
        period=scenarios.the_last_quarter(),
        rating="amber",
        narrative=PROGRESS,
        impact="Families say so.",
    )
    return priority, scenarios.a_draft_report(group)


def told(content):
    """The paper and every text of the Word document."""
    made = Document(word.document_of(content, content_hash=content.hash, status="Draft"))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    texts = [paragraph.text for paragraph in made.paragraphs]
    return html_of(content, content_hash=content.hash, status="Draft"), "\n".join([*texts, *cells])


def test_a_priority_is_told_once_and_its_statements_stand_beneath_it_everywhere():
    priority, report = a_report()
    content = content_of(report)

    paper, in_word = told(content)
    page = signed_in(scenarios.a_board_officer()).get(f"/reports/{report.pk}/").content.decode()

    assert str(content.plain()).count(PROGRESS) == 1
    assert [shown.count(PROGRESS) for shown in (paper, in_word, page)] == [1, 1, 1]
    for shown in (paper, in_word):
        places = [shown.index(words) for words in (PROGRESS, "Families say so.")]
        assert places == sorted(places)
        assert "Neglect is seen." in shown
        assert "Plans say what must change." in shown
        assert f"{priority}: Neglect is seen." not in shown


def test_what_actions_of_a_priority_changed_since_the_quarter_began_is_its_evidence():
    priority, report = a_report()
    shown, earlier = (
        factories.ActionFactory(group=report.group, priority=priority, needs_embedding=True)
        for _ in range(2)
    )
    for action, at in ((shown, NOON), (earlier, NOON.replace(year=2024))):
        Action.objects.filter(pk=action.pk).update(
            status=Action.Status.EMBEDDED,
            difference="Plans are clearer.",
            done_at=at,
            done_by=action.raised_by,
            embedded_at=at,
            embedded_by=action.raised_by,
        )
    Evidence.objects.create(
        about_kind="governance.action",
        about_id=shown.pk,
        kind="audit",
        label="Eleven of twelve plans",
        added_at=NOON,
        added_by=shown.raised_by,
    )

    reports.recompose(report, by=SCHEDULE, at=NOON)

    found = next(one for one in content_of(report).sections if one.key == "priorities")
    _, progress = found.blocks
    differences = progress.differences
    assert [(one.text, one.evidence) for one in differences] == [
        ("Plans are clearer.", ("Audit: Eleven of twelve plans",))
    ]
    assert all("Eleven of twelve plans" in shown for shown in told(content_of(report)))


def test_nothing_reported_is_said_and_not_left_out():
    priority, report = a_report()
    priority.updates.all().delete()

    reports.recompose(report, by=SCHEDULE, at=NOON)

    for shown in told(content_of(report)):
        assert "No progress reported." in shown
        assert "No evidence of impact recorded." in shown
        assert "No judgement yet." in shown


def test_a_report_tells_of_no_plan_before_it_is_adopted():
    group = scenarios.the_planning_and_delivery_group()
    plan = plan_scenarios.a_plan_in_consultation(group)
    BusinessPlan.objects.filter(pk=plan.pk).update(starts_on=SINCE)
    plan_scenarios.a_priority(plan)

    content = content_of(scenarios.a_draft_report(group))

    assert "Neglect is seen early" not in str(content.plain())


def the_block(report) -> PriorityProgress:
    reports.recompose(report, by=SCHEDULE, at=NOON)
    found = next(one for one in content_of(report).sections if one.key == "priorities")
    return found.blocks[-1]


def test_the_rating_at_the_last_report_stands_beside_the_one_of_now_with_why_it_changed():
    priority, report = a_report()
    last = factories.ProgressUpdateFactory(
        priority=priority, period=scenarios.a_quarter("2025-26", "Q1"), rating="red"
    )
    priority.updates.filter(rating="amber").update(explanation="More agencies joined.")

    block = the_block(report)

    assert (block.last_words, block.why) == (
        "At the last report: Red",
        ("Why the rating changed", "More agencies joined."),
    )
    for shown in told(content_of(report)):
        assert "At the last report: Red" in shown
        assert "More agencies joined." in shown

    priority.updates.filter(rating="amber").update(explanation="")
    assert the_block(report).why == ("Why the rating changed", "Nobody explains the change.")
    last.delete()
    assert the_block(report).why == ("Why it is rated so", "")
    assert the_block(report).last_words == "At the last report: Not rated"


def test_measures_are_told_and_whether_anything_was_measured():
    priority, report = a_report()
    words = {"title": "One tool", "measure": "Share of cases with the tool"}
    measured = plan_scenarios.added(Objective(priority=priority, number=1, **words))
    plan_scenarios.added(Objective(priority=priority, number=2, title="Unmeasured"))
    action = factories.ActionFactory(group=report.group, priority=priority, objective=measured)
    elsewhere = {"group": scenarios.a_foreign_group(), "title": "Elsewhere", "measure": "By eye"}
    factories.ActionFactory(priority=priority, **elsewhere)

    (measure,) = the_block(report).measures
    assert (measure.about, measure.measure, measure.shown) == (
        "Objective 1: One tool",
        "Share of cases with the tool",
        "No figures or evidence yet",
    )

    about = {"about_kind": "governance.action", "about_id": action.pk, "kind": "data"}
    Evidence.objects.create(label="Two", added_at=NOON, added_by=action.raised_by, **about)
    assert [each.shown for each in the_block(report).measures] == ["1 piece of evidence"]
    for shown in told(content_of(report)):
        assert "Share of cases with the tool" in shown
        assert "1 piece of evidence" in shown
        assert "Elsewhere" not in shown


def test_broken_threads_are_as_many_as_the_page_of_the_plan_lists_and_restricted_ones_in_none():
    priority, report = a_report()
    factories.ActionFactory(group=report.group, priority=priority, measure="By an audit")
    factories.ActionFactory(
        group=report.group,
        priority=priority,
        measure="By a secret",
        is_restricted=True,
        origin_kind="reviews.recommendation",
        origin_id=1,
    )
    priority.updates.update(rating="red", impact="Too early to say.", explanation="")

    block = the_block(report)

    actor = acting(scenarios.a_board_officer())
    listed = find_broken(load_thread(priority.plan, actor), actor)
    assert [each.count for each in block.broken] == [len(ones) for _, ones in listed]
    assert block.broken_words == (
        "4 broken threads: action without an objective; red without an explanation; "
        "nothing said about impact; measure without figures or evidence."
    )
    assert block.gaps()[0].kind == "no_impact"
    assert "By a secret" not in str(content_of(report).plain())


def test_a_whole_thread_is_said_to_be_whole_and_content_of_before_says_nothing_of_it():
    block = PriorityProgress.model_validate(
        {
            "kind": "priority", "label": "Priority 1", "priority": "Priority 1: Neglect",
            "rating": "green", "progress": "", "impact": "", "outcomes": [],
            "source": {"kind": "governance.priority"},
        }
    )  # fmt: skip

    assert (block.broken_words, block.last_words, block.measures) == ("", "", ())
    assert block.model_copy(update={"broken": ()}).broken_words.startswith("No broken threads")


def test_an_action_that_says_only_that_it_is_too_early_is_no_evidence_of_impact():
    priority, report = a_report()
    action = factories.ActionFactory(group=report.group, priority=priority, needs_embedding=True)
    Action.objects.filter(pk=action.pk).update(
        status="embedded",
        difference="Too early to say.",
        done_at=NOON,
        done_by=action.raised_by,
        embedded_at=NOON,
        embedded_by=action.raised_by,
    )

    block = the_block(report)

    content = content_of(report)
    figures = {each.key.split(":")[0]: each.shown for each in content.figures}
    assert block.differences == ()
    assert (figures["actions-unproven"], figures["actions-embedded"]) == ("1", "0")
    assert (figures["actions-finished"], figures["actions-shown"]) == ("1", "0")
    finished = next(one for one in content.sections if one.key == "actions").blocks[2]
    assert finished.rows[0].cells[2] == "Difference not shown yet"
