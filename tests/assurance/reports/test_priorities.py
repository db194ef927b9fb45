"""A priority in the report: told once, its outcome statements beneath."""

import pytest
from docx import Document

from assurance.reports.content import word
from assurance.reports.content.current_content import content_of
from assurance.reports.content.html import html_of
from assurance.reports.operations import reports
from governance.actions.models import Action
from governance.evidence.models import Evidence
from governance.plans.models import BusinessPlan, OutcomeStatement
from tests import factories
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE

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
