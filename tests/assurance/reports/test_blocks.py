"""Each kind of evidence on the page, on paper and in Word, and what it says of itself."""

import pytest
from docx import Document
from lxml import html

from assurance.reports.blocks.action_log import HEADS, ActionLog, LoggedAction
from assurance.reports.blocks.figures import FigureChart, HeadlineFigures
from assurance.reports.blocks.grid import Grid, GridCell
from assurance.reports.blocks.priority import Difference, Outcome, PriorityProgress
from assurance.reports.blocks.responses import Response, Responses
from governance.core.blocks.links import PAPER, Links
from governance.core.blocks.rendering import render_block
from governance.core.blocks.values import Figure, Source

pytestmark = [pytest.mark.once, pytest.mark.pages]
SOURCE = Source(kind="governance.action", ids=(7,))
PAGE = Links(
    source=lambda source: f"/row/{source.ids[0]}/",
    writing=lambda key: f"/write/{key}/",
    figure=lambda key: f"/figure/{key}/",
)


def said(who, text, question="", note="", ids=(7,)):
    source = Source(kind=SOURCE.kind, ids=ids)
    return Response(who=who, text=text, question=question, note=note, source=source)


RESPONSES = Responses(
    responses=(
        said("Audit", "An issue.", "Issues", "Queried"),
        said("Audit", "A risk.", "Risks", "Queried"),
        said("Policy", "None.", "Issues", ids=(8,)),
    ),
    asked_count=3,
)
LOG = ActionLog(
    actions=(
        LoggedAction(reference="A7", title="Write it.", due="", source=SOURCE),
        LoggedAction(reference="A8", title="Do it.", due="May", source=SOURCE, owner="Police"),
    )
)
FIGURES = (
    Figure(key="late", label="Returned late", raw=2, shown="2", source=SOURCE, tone="late"),
    Figure(key="all", label="Asked for", raw=None, shown="under 5", source=SOURCE),
)
CHART = FigureChart(key="actions", title="By age", figures=FIGURES)
HEADLINE = HeadlineFigures(
    key="returns", heading="Reports received", title="Asked", unit="Reports", figures=FIGURES
)
GRID = Grid(
    key="returns",
    title="By quarter",
    row_heading="From",
    rows=(("a", "Audit"), ("p", "Policy")),
    columns=(("q1", "2025-26 Q1"), ("q2", "2025-26 Q2")),
    cells=(GridCell(row="a", column="q2", status="late", word="Overdue", note="4 days"),),
    statuses="returns",
    source=SOURCE,
)
PRIORITY = PriorityProgress(
    label="Priority 1",
    priority="Priority 1: Neglect",
    rating="amber",
    progress="In use.",
    impact="Families say so.",
    outcomes=(
        Outcome(key="outcome:1", statement="Seen.", judgement="Partly."),
        Outcome(key="outcome:2", statement="Planned."),
    ),
    differences=(Difference(action="A7: Train", text="Clearer.", evidence=("Audit: Ten",)),),
    source=SOURCE,
)


def words(block, links=PAPER):
    """Every text of it, in order, without what only listeners hear."""
    drawn = html.fragment_fromstring(render_block(block, links), create_parent="div")
    for hidden in drawn.xpath(".//svg | .//*[contains(@class, 'visually-hidden')]"):
        hidden.drop_tree()
    return [text for text in (" ".join(each.split()) for each in drawn.itertext()) if text]


def links(block):
    drawn = html.fragment_fromstring(render_block(block, PAGE), create_parent="div")
    return drawn.xpath(".//a/@href")


def in_word(block):
    document = Document()
    block.add_to_word(document)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [text for text in [*(each.text for each in document.paragraphs), *cells] if text]


@pytest.mark.parametrize("block", [RESPONSES, LOG, CHART, HEADLINE, GRID, PRIORITY])
def test_on_paper_no_kind_has_a_link(block):
    assert "<a " not in render_block(block)


def test_adjacent_responses_of_one_group_stand_under_its_name_with_what_was_asked():
    expected = [
        "Audit", "Queried", "Issues", "An issue.", "Risks", "A risk.", "Policy", "Issues", "None."
    ]  # fmt: skip

    assert words(RESPONSES) == words(RESPONSES, PAGE) == in_word(RESPONSES) == expected
    assert links(RESPONSES) == ["/row/7/", "/row/8/"]


def test_what_was_asked_is_left_out_where_all_were_asked_the_same():
    block = Responses(responses=(said("Audit", "Yes.", "Safe?"), said("Policy", "No.", "Safe?")))

    assert words(block) == in_word(block) == ["Audit", "Yes.", "Policy", "No."]


def test_the_summary_says_how_many_answered():
    assert RESPONSES.summary_line() == "Answered in 2 of 3 reports asked for."
    assert RESPONSES.plain_text() == "Audit: An issue.\n\nAudit: A risk.\n\nPolicy: None."


def test_responses_under_one_heading_are_one_block_and_know_how_many_were_asked():
    other = Responses(responses=(said("A child", "Heard."),))

    joined = other.join(RESPONSES)

    assert joined.responses == (*other.responses, *RESPONSES.responses)
    assert joined.asked_count == RESPONSES.join(other).asked_count == 3
    assert RESPONSES.join(LOG) is None


def test_the_log_is_one_table_and_says_where_there_is_no_date():
    expected = [*HEADS, "A7", "Write it.", "Not assigned", "No date"]

    assert words(LOG)[1:] == words(LOG, PAGE)[2:] == in_word(LOG)
    assert in_word(LOG) == [*expected, "A8", "Do it.", "Police", "May"]
    assert links(LOG) == ["/row/7/", "/row/7/"]
    assert LOG.plain_text() == "A7: Write it.\n\nA8: Do it."


def test_a_log_stored_before_owners_were_told_has_no_column_for_them():
    before = ActionLog(actions=tuple(a.model_copy(update={"owner": None}) for a in LOG.actions))

    assert in_word(before)[:3] == ["Action", "What was promised", "Due"]
    assert "Not assigned" not in words(before)


def test_figures_are_shown_as_they_may_be_shown_and_lead_to_their_rows():
    assert words(CHART, PAGE) == ["Returned late: 2", "Asked for: under 5"]
    assert words(CHART)[-4:] == ["Returned late", "2", "Asked for", "under 5"]
    assert in_word(CHART) == ["By age", "Number", "Returned late", "2", "Asked for", "under 5"]
    assert links(CHART) == links(HEADLINE) == ["/figure/late/", "/figure/all/"]
    assert CHART.get_figures() == HEADLINE.get_figures() == FIGURES
    assert CHART.plain_text() == "Returned late: 2\n\nAsked for: under 5"


def test_headline_figures_have_a_heading_on_the_page_and_what_was_counted_on_paper():
    assert words(HEADLINE, PAGE)[0] == "Reports received"
    assert words(HEADLINE) == ["Asked", "Returned late", "Asked for", "2", "under 5"]
    assert in_word(HEADLINE)[:3] == ["Asked", "Reports", "Number"]


def test_a_bar_has_the_tone_of_its_figure():
    assert 'fill="#a3231c"' in render_block(CHART)


def test_a_grid_says_the_words_of_then_and_what_is_absent_by_its_family():
    drawn = words(GRID)

    assert drawn.count("Overdue") == words(GRID, PAGE).count("Overdue") == 1
    assert drawn.count("Not asked") == 3
    assert in_word(GRID) == [
        "From", "2025-26 Q1", "2025-26 Q2", "Audit", "Not asked", "Overdue, 4 days",
        "Policy", "Not asked", "Not asked",
    ]  # fmt: skip
    rated = GRID.model_copy(update={"statuses": "rating", "cells": ()})
    assert words(rated).count("Not rated") == 4
    assert GRID.plain_text() == "Audit: Not asked, Overdue, 4 days\n\nPolicy: Not asked, Not asked"


@pytest.mark.parametrize(
    ("family", "value", "tone"),
    [("returns", "accepted", "good"), ("returns", "late", "late"), ("rating", "red", "red")],
)
def test_a_cell_has_the_tone_of_its_status_in_its_family(family, value, tone):
    assert GRID.model_copy(update={"statuses": family}).status(value).tone == tone


def test_a_priority_is_told_once_with_its_outcomes_and_the_place_to_judge_each():
    expected = [
        "Priority 1: Neglect", "Amber", "What was done", "In use.", "What difference it made",
        "Families say so.", "Impact of completed actions", "Clearer.", "(A7: Train. Audit: Ten)",
    ]  # fmt: skip

    assert words(PRIORITY)[:9] == words(PRIORITY, PAGE)[:9] == expected
    assert words(PRIORITY)[-4:] == ["Seen.", "Partly.", "Planned.", "No judgement yet."]
    assert links(PRIORITY) == ["/write/outcome:1/", "/write/outcome:2/"]
    assert in_word(PRIORITY)[1] == "▲ Amber"
    assert in_word(PRIORITY)[-4:] == ["Seen.", "Partly.", "Planned.", "No judgement yet."]
    assert PRIORITY.plain_text() == (
        "Priority 1: Neglect: Amber\n\nIn use.\n\nFamilies say so.\n\nClearer. Audit: Ten"
    )
    assert [str(part) for part in PRIORITY.status_line()] == ["Priority 1: Neglect", "amber"]


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, []),
        ({"impact": " "}, ["Priority 1: no evidence of impact recorded"]),
        ({"progress": "", "impact": ""}, ["Priority 1: no progress reported"]),
    ],
)
def test_a_priority_names_what_is_missing_and_which_judgements_are_not_written(changed, missing):
    gaps = PRIORITY.model_copy(update=changed).gaps()

    assert [gap.text for gap in gaps if gap.state == "missing"] == missing
    assert [gap.text for gap in gaps if gap.state == "unwritten"] == ["The judgement on “Planned.”"]


def test_judgements_are_put_in_by_key_and_emptied_where_none_is_written():
    judged = PRIORITY.with_texts({"outcome:2": "Met."})

    assert [text.text for text in judged.texts()] == ["", "Met."]
    assert [text.about for text in judged.texts()] == ["Seen.", "Planned."]
