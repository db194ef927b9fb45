"""Learning in the quarterly report: given out, told, practice changed or not, national reviews."""

from datetime import date

import pytest
from docx import Document

from assurance.reports.content.compose import build_content
from assurance.reports.content.learning import contribute
from assurance.reports.content.providers import ReportContext
from governance.core.blocks.rendering import render_block
from governance.periods import operations as periods
from governance.periods.values import business_quarter
from tests.scenarios import learning as scenarios

pytestmark = pytest.mark.django_db
AFTERWARDS = date(2026, 1, 15)


def the_context() -> ReportContext:
    """October to December 2025, in which these situations lie."""
    quarter = periods.get_or_create_period(business_quarter("2025-26", "Q3"))
    return ReportContext(scenarios.a_group(), quarter, AFTERWARDS)


def the_block():
    (block,) = contribute(the_context()).blocks["learning"]
    return block


def test_without_learning_it_says_nothing():
    scenarios.a_draft_point()
    scenarios.some_case_learning()

    assert contribute(the_context()).blocks == {}


def test_it_tells_what_was_given_out_and_whether_practice_changed():
    point = scenarios.a_point_from_a_case()
    scenarios.some_practice_evidence(point, judgement="too_early")
    briefing = scenarios.a_published_briefing(points=[point])
    scenarios.some_practice_evidence(briefing, judgement="partly")
    scenarios.a_withdrawn_point()

    found = {(each.title, each.kind, each.practice) for each in the_block().items}
    assert found == {
        (point.title, "Learning point", "No evidence yet"),
        (briefing.title, "Seven-minute briefing", "Practice changed in part"),
    }
    assert len(the_block().items) == 2


def test_it_tells_how_much_of_what_was_due_was_done_and_whom_it_reached():
    point = scenarios.a_released_point()
    done = scenarios.a_done_dissemination(point)
    scenarios.a_planned_dissemination(point)

    block = the_block()

    assert block.told == "1 of 2 disseminations due in the quarter done."
    body = done.reached.get().organisation
    assert [(each.organisation, each.people) for each in block.reached] == [(str(body), 11)]


def test_it_tells_of_national_reviews_and_how_their_plans_stand():
    scenarios.a_planned_action(due_text="December 2025")
    scenarios.a_received_review(title="Not yet considered")
    scenarios.a_review_without_a_plan()

    assert [(each.state, each.plan) for each in the_block().national] == [
        ("Considered", "1 red, 0 amber, 0 green"),
        ("To be considered", "Not decided yet"),
        ("Considered", "No action plan is needed"),
    ]


def test_page_word_and_text_say_the_same():
    point = scenarios.a_released_point()
    done = scenarios.a_done_dissemination(point)
    scenarios.a_considered_review()
    block, document = the_block(), Document()

    block.add_to_word(document)
    word = "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )

    for said in (point.title, str(done.reached.get().organisation), "Seen and heard"):
        assert said in render_block(block)
        assert said in word
        assert said in block.plain_text()


def test_it_stands_in_the_report_and_leads_to_no_case():
    record = scenarios.a_released_case_learning()
    context = the_context()

    content = build_content(context.group, context.period, on=AFTERWARDS)

    assert record.title in str(content)
    assert record.case.reference not in str(content)
    assert "'reviews.case'" not in str(content)
