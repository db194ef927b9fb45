"""What people paste from elsewhere keeps nobody from taking a list or a report away."""

import pytest
from docx import Document

from assurance.reports.content import word
from assurance.reports.content.current_content import content_of
from assurance.reports.operations import passages
from governance.core.control_characters import strip_unprintable
from governance.core.exports import escape_formula
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

PASTED = "one\x0btwo\x00\x1f\ufffe three\n\tfour 😀"
PRINTED = "one two    three\n\tfour 😀"


def test_what_has_no_place_on_paper_becomes_a_space_and_the_rest_stays():
    assert strip_unprintable(PASTED) == PRINTED


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "\x0b=", "\u00a0="])
def test_nothing_typed_becomes_a_formula_in_a_spreadsheet(start):
    assert escape_formula(f"{start}1+1").startswith("'")


@pytest.mark.django_db
def test_report_with_pasted_characters_is_had_in_word():
    report = report_scenarios.a_draft_report()
    passage = report.passages.order_by("pk").first()
    office = acting(scenarios.a_board_officer())
    passages.write(passage, "Well\x0bdone.", by=office, at=NOON, expected_version=passage.version)
    report.refresh_from_db()

    made = word.document_of(content_of(report), content_hash=report.content_hash, status="Draft")

    assert "Well done." in [paragraph.text for paragraph in Document(made).paragraphs]
