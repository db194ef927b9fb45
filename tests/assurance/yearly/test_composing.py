"""A yearly report compiled: figures beside last year's, the glossary, and nothing twice."""

import pytest
from docx import Document

from assurance.reports.blocks.year_figures import YearFigures
from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.export import exported
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import preparing, writing
from governance.core.blocks.rendering import render_block
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import PeriodValue
from governance.structure.models import Cadence
from tests import factories
from tests.assurance.yearly.evidence.situations import AFTERWARDS, NEXT_YEAR, YEAR, the_board
from tests.assurance.yearly.evidence.test_plan_and_actions import a_voice
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db
BY = Actor.schedule(AFTERWARDS.date())


def a_report(year: PeriodValue = YEAR) -> YearlyReport:
    """Opened in May 2026, as the schedule does it."""
    board = the_board()
    if not board.cadences.filter(item="yearly-report").exists():
        unit = Cadence.Unit.YEAR
        factories.CadenceFactory(group=board, item="yearly-report", unit=unit, anchor_month=9)
    period = periods.get_or_create_period(year)
    record = preparing.open(scenarios.the_leicester_partnership(), period, by=BY, at=AFTERWARDS)
    return fresh(record)


def fresh(record: YearlyReport) -> YearlyReport:
    return YearlyReport.objects.for_detail().get(pk=record.pk)


def the_years_figures(record: YearlyReport) -> YearFigures:
    (block,) = content_of(record).section("at-a-glance").blocks
    return block


def test_figures_stand_beside_those_of_the_year_before():
    a_voice(scenarios.the_planning_and_delivery_group(), changed="They tell it once.")
    plan_scenarios.an_open_action()
    a_report()

    block = the_years_figures(a_report(NEXT_YEAR))

    found = {each.key: (each.shown, before) for each, before in block.rows()}
    assert (block.year, block.year_before) == ("2026-27", "2025-26")
    assert found["voices-heard:all:2026-27"] == ("0", "1")
    assert found["actions-raised:all:2026-27"] == ("0", "1")
    assert found["actions-open:all:2026-27"] == ("1", "1")


def test_without_a_report_of_the_year_before_there_is_no_column_of_it():
    block = the_years_figures(a_report())

    assert (block.before, len(block.figures)) == ((), 22)
    assert "2024-25" not in render_block(block)


def test_a_figure_that_last_year_did_not_have_is_not_counted_there():
    last = a_report()
    content = content_of(last)
    kept = [each for each in content.sections if each.key != "at-a-glance"]
    plain = content.model_copy(update={"sections": tuple(kept)}).plain()
    YearlyReport.objects.filter(pk=last.pk).update(content=plain)

    assert the_years_figures(a_report(NEXT_YEAR)).before == ()


def test_each_figure_of_the_year_is_one_and_known_by_code_area_and_year():
    keys = [each.key for each in the_years_figures(a_report()).figures]

    assert len(keys) == len(set(keys))
    assert {key.split(":", 1)[1] for key in keys} == {"all:2025-26"}


def test_page_and_word_say_what_the_year_before_said():
    a_voice(scenarios.the_planning_and_delivery_group())
    a_report()
    block, document = the_years_figures(a_report(NEXT_YEAR)), Document()

    block.add_to_word(document)

    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "The year in figures",
        "2026-27",
        "2025-26",
    ]
    words = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["Times children were heard", "0", "1"] in words
    assert "2025-26" in render_block(block)


def test_every_block_is_drawn_on_page_in_word_and_as_text():
    a_voice(scenarios.the_planning_and_delivery_group(), did="One form.", changed="Once.")
    plan_scenarios.an_embedded_action()
    document = Document()

    blocks = content_of(a_report()).blocks

    assert {block.kind for block in blocks} == {
        "table",
        "figure_chart",
        "parts_chart",
        "responses",
        "year_figures",
    }
    for block in blocks:
        block.add_to_word(document)
        title = getattr(block, "title", "")
        assert title in render_block(block)
        assert block.plain_text()
    assert document.tables


def test_the_glossary_follows_what_is_written():
    record = a_report()
    section = record.sections.get(key="data")
    board = scenarios.a_board_officer(record.partnership)
    by = scenarios.acting(board, on=AFTERWARDS.date())
    text = "The MASH and the QZX share data."
    writing.write(section, text, by=by, at=AFTERWARDS, expected_version=section.version)

    content = content_of(fresh(record))

    (table,) = content.section("glossary").blocks
    assert [row.cells for row in table.rows] == [("MASH", "Multi-agency safeguarding hub")]
    assert [gap.who for gap in content.missing if gap.state == "unwritten"] == ["QZX"]
    assert "QZX" not in [gap.who for gap in content.printed_gaps]
    assert content.printed_gaps


def test_what_is_missing_is_named_until_it_is_said_that_there_is_no_evidence():
    record = a_report()
    row = record.requirements.get(code="reforms")
    before = {each.who for each in content_of(record).missing}
    by = scenarios.acting(scenarios.a_board_officer(record.partnership), on=AFTERWARDS.date())
    writing.say_no_evidence(row, "None began.", by=by, at=AFTERWARDS, expected_version=row.version)

    after = {each.who for each in content_of(fresh(record)).missing}

    assert before - after == {"wt2026:reforms"}


def test_exported_it_has_each_figure_once():
    plan_scenarios.an_open_action()

    found = exported(a_report())

    keys = [each["key"] for each in found["figures"]]
    assert len(keys) == len(set(keys)) == 22
    assert found["report"]["status"] == "preparing"
