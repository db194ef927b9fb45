"""A kind of block of one's own: a class, a template and a line in a list, and it is everywhere."""

import subprocess
from pathlib import Path
from typing import ClassVar, Literal

import pytest
from django.urls import reverse
from docx import Document
from pydantic import ValidationError

from assurance.reports import blocks
from assurance.reports.content.compose import PROVIDERS, build_content
from assurance.reports.content.current_content import content_of
from assurance.reports.content.providers import Contribution
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from assurance.reports.operations import passages
from governance.core.blocks.base import Block
from governance.core.blocks.values import Gap, NamedText, Source
from governance.core.documents.pdf import pdf_of
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
WORDS = "Visited: Hill School"
KEY = "visit:1"


class Visits(Block):
    """A place that was visited, what was found there, and what the office answers to it."""

    kind: Literal["visits"] = "visits"
    place: str
    findings: str = ""
    answer: str = ""
    source: Source

    template: ClassVar[str] = "visits.html"

    def context(self, links):
        return {"url": links.source(self.source), "writing_url": links.writing(KEY)}

    def plain_text(self):
        return "\n\n".join(filter(None, (self.place, self.findings, self.answer)))

    def gaps(self):
        found = []
        if not self.findings:
            found.append(self.gap(f"{self.place}: nothing recorded of what was found", "missing"))
        if not self.answer:
            found.append(self.gap(f"The answer to {self.place}", "unwritten"))
        return tuple(found)

    def gap(self, text, state):
        return Gap(kind="visit", who=self.place, text=text, source=self.source, state=state)

    def texts(self):
        return (NamedText(key=KEY, about=self.place, text=self.answer),)

    def with_texts(self, texts):
        return self.model_copy(update={"answer": texts.get(KEY, "")})


def visits_of(context):
    source = Source(kind="governance.action", ids=(7,))
    return Contribution(blocks={"training": (Visits(place=WORDS, source=source),)})


@pytest.fixture
def listed(monkeypatch, settings):
    """The kind's line in the list of kinds, and its template where templates are looked for."""
    monkeypatch.setattr(blocks, "KINDS", (*blocks.KINDS, Visits))
    folder = Path(__file__).parent / "templates"
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], folder]}]


def a_report_with_a_visit() -> Report:
    report = report_scenarios.a_draft_report()
    content = build_content(
        report.group, report.period, on=situations.ON, parts=(*PROVIDERS, visits_of)
    )
    Report.objects.filter(pk=report.pk).update(content=content.plain(), content_hash=content.hash)
    passages.create_passages(report, content, by=SCHEDULE, at=NOON)
    return Report.objects.get(pk=report.pk)


def page(report, name="report-detail"):
    address = reverse(f"assurance:{name}", args=[report.pk])
    return signed_in(scenarios.a_board_officer()).get(address).content.decode()


def test_it_stands_on_the_page_with_its_links(listed):
    report = a_report_with_a_visit()

    says = page(report)

    assert f'<a href="/actions/7/">{WORDS}</a>' in says
    assert "Not answered." in says
    assert f"Answer for {WORDS}" in says


def test_it_stands_in_the_document_of_the_pdf_without_links(listed):
    paper = situations.paper_of(a_report_with_a_visit())

    assert f"<h3>{WORDS}</h3>" in paper
    assert "Answer for" not in paper


@pytest.mark.slow
def test_it_is_read_in_the_pdf(listed, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of(situations.paper_of(a_report_with_a_visit())))

    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)

    assert WORDS in said.stdout.decode()


def test_it_stands_in_word_by_its_plain_text(listed):
    made = Document(situations.word_of(a_report_with_a_visit()))

    assert WORDS in [paragraph.text for paragraph in made.paragraphs]


def test_what_it_lacks_is_named_in_the_report_and_before_it_is_sent(listed):
    report = a_report_with_a_visit()

    missing, before = page(report), page(report, "report-send")

    assert f"{WORDS}: nothing recorded of what was found" in missing
    assert f"The answer to {WORDS}" not in missing
    assert f"{WORDS}: nothing recorded of what was found" in before
    assert f"The answer to {WORDS}" in before


def test_what_the_office_writes_into_it_stands_in_it(listed):
    report = a_report_with_a_visit()
    passage = report_scenarios.a_passage(report, KEY)
    office = report_scenarios.its_office(report)
    passages.write(passage, "We went again.", by=office, at=NOON, expected_version=1)

    assert "We went again." in page(report)
    assert f"The answer to {WORDS}" not in page(report, "report-send")


def test_stored_content_reads_back_with_all_that_the_kind_has(listed):
    report = a_report_with_a_visit()

    (block,) = next(one for one in content_of(report).sections if one.key == "training").blocks

    assert (type(block), block.place) == (Visits, WORDS)


def test_a_kind_that_is_not_in_the_list_is_refused_where_it_stands():
    content = a_report_with_a_visit().content

    with pytest.raises(ValidationError) as refusal:
        ReportContent.model_validate(content)

    (error,) = refusal.value.errors()
    index = next(n for n, one in enumerate(content["sections"]) if one["key"] == "training")
    assert error["loc"] == ("sections", index, "blocks", 0)
    assert "visits" in error["msg"]
