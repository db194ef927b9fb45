"""The report of a rapid review as a file: made for one reader, marked, given to nobody else."""

import io

import pikepdf
import pytest
from django.urls import reverse
from docx import Document

from governance.core.models import TrailEntry
from governance.jobs.models import Job
from reviews.cases.models import CasePaper
from reviews.cases.operations import papers
from tests.scenarios import cases as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def a_paper(form: str) -> CasePaper:
    """Made by the worker from a signed review, for who co-ordinates the case."""
    review = scenarios.a_signed_review()
    reader = acting(scenarios.its_coordinator(review.case))
    paper = papers.ask_paper(review, form, by=reader, at=NOON)
    papers.make_paper(Job.objects.get(about_id=paper.pk), by=SCHEDULE, at=NOON)
    paper.refresh_from_db()
    return paper


def content_of(paper: CasePaper) -> bytes:
    with paper.file.content.open("rb") as stored:
        return stored.read()


def test_the_word_copy_is_marked_and_names_its_reader_on_every_page():
    paper = a_paper("word")
    document = Document(io.BytesIO(content_of(paper)))

    head = document.sections[0].header.paragraphs[0].text
    foot = document.sections[0].footer.paragraphs[0].text
    text = "\n".join(each.text for each in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert "OFFICIAL-SENSITIVE" in head
    assert f"Taken by {paper.asked_by}, 15 October 2025" in foot
    assert "Three agencies knew the family." in text
    assert "Concerned about a child?" in text
    assert "A practice review would show more." in cells
    assert paper.file.marking == "official_sensitive"


@pytest.mark.slow
def test_the_pdf_copy_is_tagged_marked_and_names_its_reader():
    paper = a_paper("pdf")

    with pikepdf.open(io.BytesIO(content_of(paper))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        assert str(document.docinfo["/Title"]) == "Rapid review LEI-2025-001"


def test_a_copy_is_given_to_who_asked_for_it_and_leaves_a_line():
    paper = a_paper("word")
    reader, other = paper.asked_by, scenarios.name_partners(paper.case)[scenarios.POLICE]
    address = reverse("reviews:paper-detail", args=[paper.pk])

    given, refused = (signed_in(who).get(address) for who in (reader, other))

    assert given.getvalue().startswith(b"PK")
    assert refused.status_code == 404
    line = TrailEntry.objects.about(paper.case).get(verb="take_paper")
    assert line.by == reader


def test_who_is_named_no_more_is_given_no_copy_that_was_made_before():
    paper = a_paper("word")
    paper.case.people.filter(person=paper.asked_by).update(ended_at=NOON, ended_by=paper.asked_by)

    answer = signed_in(paper.asked_by).get(reverse("reviews:paper-detail", args=[paper.pk]))

    assert answer.status_code == 404


def test_who_contributes_gets_no_copy_before_the_meeting():
    review = scenarios.a_rapid_review()
    contributor = review.case.people.get(role="contributor").person
    page = reverse("reviews:case-paper", args=[review.case_id, "pdf"])

    answer = signed_in(contributor).post(page)

    assert answer.status_code == 403
    assert not CasePaper.objects.exists()
