"""A practice review as a file: for those named, marked; once it is public, without a mark."""

import io

import pikepdf
import pytest
from django.urls import reverse
from docx import Document

from governance.core.errors import NotAllowed, NotNow
from governance.jobs.models import Job
from reviews.cases.models import CasePaper, PracticeReview
from reviews.cases.operations import papers
from tests.crawler.paper import drawn
from tests.scenarios import cases as case_scenarios
from tests.scenarios import emergencies
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db
PRACTICE, PUBLISHED = CasePaper.Report.PRACTICE, CasePaper.Report.PUBLISHED


def a_copy(review: PracticeReview, form: str, report: str = PRACTICE) -> CasePaper:
    """Made by the worker, for who co-ordinates the case."""
    reader = acting(case_scenarios.its_coordinator(review.case))
    paper = papers.ask_paper(review, form, report=report, by=reader, at=NOON)
    papers.make_paper(Job.objects.get(about_id=paper.pk), by=SCHEDULE, at=NOON)
    paper.refresh_from_db()
    return paper


def content_of(paper: CasePaper) -> bytes:
    with paper.file.content.open("rb") as stored:
        return stored.read()


def said_in(document: Document) -> str:
    """Everything that the document says, its head and foot too."""
    section = document.sections[0]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    places = (*section.header.paragraphs, *section.footer.paragraphs, *document.paragraphs)
    return "\n".join([*(each.text for each in places), *cells])


def word(paper: CasePaper) -> Document:
    return Document(io.BytesIO(content_of(paper)))


def pages_of(document: pikepdf.Pdf) -> list[str]:
    """The text of each page, as it is drawn."""
    return ["\n".join(drawn(page)) for page in document.pages]


def test_a_copy_for_the_named_is_marked_and_says_what_was_signed_and_by_whom():
    review = scenarios.a_signed_report()
    paper = a_copy(review, "word")

    document = word(paper)
    text = said_in(document)

    assert document.sections[0].header.paragraphs[0].text.endswith("OFFICIAL-SENSITIVE")
    assert f"Taken by {paper.asked_by}, 15 October 2025" in text
    assert review.content_hash[:12] in text
    for each in (review.terms, review.analysis, review.improvements, review.report_place):
        assert each in text
    assert "Agreed" in text
    assert "Concerned about a child?" in text
    assert (paper.file.marking, paper.file.name) == (
        "official_sensitive",
        "practice-review-lei-2025-001.docx",
    )


def test_a_copy_of_what_was_taken_back_is_a_draft_of_what_stands_now():
    review = scenarios.a_signed_report()
    PracticeReview.objects.filter(pk=review.pk).update(status="under_way", analysis="Thought anew.")

    text = said_in(word(a_copy(scenarios.its_practice(review), "word")))

    assert "A draft: nothing is frozen yet." in text
    assert "Thought anew." in text
    assert "Agreed" not in text


def test_what_was_published_carries_no_mark_no_reader_and_no_place_of_the_whole():
    review = scenarios.a_published_review()
    paper = a_copy(review, "word", PUBLISHED)

    text = said_in(word(paper))

    assert review.improvements in text
    assert "Published on " in text
    for each in ("OFFICIAL", "Taken by", str(paper.asked_by), review.report_place, "Agreed"):
        assert each not in text
    assert (paper.file.marking, paper.file.name) == (
        "",
        "practice-review-published-lei-2025-001.docx",
    )


def test_of_a_report_that_is_withheld_the_improvements_alone_are_in_what_was_published():
    review = scenarios.a_review_not_published()

    text = said_in(word(a_copy(review, "word", PUBLISHED)))

    assert review.information in text
    assert "section 16F" in text
    for each in (review.withheld_reason, review.analysis, review.terms, "OFFICIAL"):
        assert each not in text


def test_nothing_is_copied_as_published_before_it_is():
    review = scenarios.a_review_with_notice()
    by = acting(case_scenarios.its_coordinator(review.case))

    with pytest.raises(NotNow):
        papers.ask_paper(review, "pdf", report=PUBLISHED, by=by, at=NOON)

    assert not CasePaper.objects.exists()


def test_who_is_not_named_and_who_reads_by_emergency_access_gets_no_copy():
    review = scenarios.a_practice_review()
    case, police = review.case, case_scenarios.a_partner(case_scenarios.POLICE)
    case.people.filter(person=police).update(ended_at=NOON, ended_by=police)
    emergencies.an_approved_emergency(case)
    page = reverse("reviews:practice-detail", args=[case.pk])
    address = reverse("reviews:practice-paper", args=[case.pk, "practice", "pdf"])
    reader = signed_in(police)

    assert "Make a PDF copy" not in reader.get(page).content.decode()
    assert reader.post(address).status_code == 403
    assert signed_in(case_scenarios.an_agency_lead()).post(address).status_code == 404
    with pytest.raises(NotAllowed):
        papers.ask_paper(
            scenarios.its_practice(review), "pdf", report=PRACTICE, by=acting(police), at=NOON
        )
    assert not CasePaper.objects.exists()


def test_it_is_asked_for_on_its_page_and_given_to_who_asked():
    review = scenarios.a_published_review()
    office = signed_in(case_scenarios.its_coordinator(review.case))
    page = office.get(reverse("reviews:practice-detail", args=[review.case_id])).content.decode()
    address = reverse("reviews:practice-paper", args=[review.case_id, "published", "word"])

    asked = office.post(address)
    papers.make_paper(Job.objects.get(), by=SCHEDULE, at=NOON)
    given = office.get(asked.url)

    assert "Make a Word copy" in page
    assert f'action="{address}"' in page
    assert given.getvalue().startswith(b"PK")
    assert "no-store" in given.headers["Cache-Control"]


def test_there_is_no_copy_of_another_kind():
    review = scenarios.a_practice_review()
    office = signed_in(case_scenarios.its_coordinator(review.case))

    for report, form in (("rapid", "pdf"), ("practice", "odt")):
        address = reverse("reviews:practice-paper", args=[review.case_id, report, form])
        assert office.post(address).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "report"),
    [(scenarios.a_signed_report, PRACTICE), (scenarios.a_published_review, PUBLISHED)],
    ids=["for the named", "published"],
)
def test_the_pdf_is_tagged_and_marked_on_every_page_unless_it_is_public(make, report):
    paper = a_copy(make(), "pdf", report)

    with pikepdf.open(io.BytesIO(content_of(paper))) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "en-GB"
        assert str(document.docinfo["/Title"]) == "Practice review LEI-2025-001"
        with document.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
        marked = [page for page in pages_of(document) if "OFFICIAL-SENSITIVE" in page]
        taken = [page for page in pages_of(document) if f"Taken by {paper.asked_by}" in page]
        every = len(document.pages) if report == PRACTICE else 0
        assert (len(document.pages) > 2, len(marked), len(taken)) == (True, every, every)
