"""Having a paper of a case made for one reader, and giving it to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string

from governance.core.documents.pdf import pdf_of
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.files.file_types import ALLOWED_TYPES
from governance.files.models import StoredFile
from governance.files.operations import store_made
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from reviews.cases.content.local_report import build_local_copy
from reviews.cases.content.practice_report import build_named_copy, build_published
from reviews.cases.content.report import MARKING, build_report
from reviews.cases.content.word import document_of, practice_document_of, state_of
from reviews.cases.models import CasePaper, SignedReview
from reviews.cases.operations import local_reviews, practice_reviews, rapid_reviews
from reviews.cases.transitions import CASE_PAPER

TASK = "reviews.cases.tasks.make_case_paper"
NAMES = {
    CasePaper.Report.RAPID: "rapid-review",
    CasePaper.Report.PRACTICE: "practice-review",
    CasePaper.Report.PUBLISHED: "practice-review-published",
    CasePaper.Report.LOCAL: "local-learning-review",
}
TYPES = {
    CasePaper.Form.PDF: ("pdf", "application/pdf"),
    CasePaper.Form.WORD: ("docx", ALLOWED_TYPES["docx"]),
}


@transaction.atomic
def ask_paper(
    review: SignedReview,
    form: str,
    *,
    report: str = CasePaper.Report.RAPID,
    by: Actor,
    at: datetime,
) -> CasePaper:
    """Ask the worker for a copy for this reader; each asking is a copy of its own.

    Raises NotNow for what is not published yet.
    """
    paper = CasePaper(
        case=review.case, report=report, form=form, asked_at=at, asked_by_id=by.user_id
    )
    CASE_PAPER.create(paper, "ask_paper", by=by, at=at)
    jobs.ask(TASK, key=f"case-paper:{paper.pk}", by=by, at=at, about=paper)
    return paper


def job_of(paper: CasePaper) -> Job | None:
    return Job.objects.filter(key=f"case-paper:{paper.pk}").first()


def make_paper(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the copy a job asks for; False when it was done, or another worker has it."""
    rows = CasePaper.objects.select_related(
        "case__partnership",
        "case__rapid_review",
        "case__practice_review",
        "case__local_review__lead",
        "asked_by",
    )
    paper = rows.get(pk=job.about_id)
    make = MAKERS.get(CasePaper.Report(paper.report), make_practice)
    return jobs.run(job, lambda: make(paper), lambda made: keep(paper, made, at=at), by=by, at=at)


def make_rapid(paper: CasePaper) -> bytes:
    """From what was frozen, or from what stands there."""
    review = paper.case.rapid_review
    review.case = paper.case
    content = review.content if review.is_frozen else rapid_reviews.content_of(review)
    report = build_report(review, content, reader=paper.asked_by, at=paper.asked_at)
    if paper.form == CasePaper.Form.WORD:
        return document_of(report)
    return pdf_with("report_pdf", report=report, marking=MARKING, state=state_of(report))


def make_practice(paper: CasePaper) -> bytes:
    """The same of a practice review, or what of it was published."""
    review = paper.case.practice_review
    review.case = paper.case
    if paper.report == CasePaper.Report.PUBLISHED:
        report = build_published(review)
    else:
        content = review.content if review.is_frozen else practice_reviews.content_of(review)
        report = build_named_copy(review, content, reader=paper.asked_by, at=paper.asked_at)
    if paper.form == CasePaper.Form.WORD:
        return practice_document_of(report)
    return pdf_with("practice_report_pdf", report=report)


def make_local(paper: CasePaper) -> bytes:
    """The same of a local learning review."""
    review = paper.case.local_review
    review.case = paper.case
    content = review.content if review.is_frozen else local_reviews.content_of(review)
    report = build_local_copy(review, content, reader=paper.asked_by, at=paper.asked_at)
    if paper.form == CasePaper.Form.WORD:
        return practice_document_of(report)
    return pdf_with("practice_report_pdf", report=report)


MAKERS = {CasePaper.Report.RAPID: make_rapid, CasePaper.Report.LOCAL: make_local}
"""How a copy is made of each report; the others are of a practice review."""


def pdf_with(template: str, **context: Any) -> bytes:
    return pdf_of(render_to_string(f"reviews/cases/{template}.html", context))


def keep(paper: CasePaper, made: bytes, *, at: datetime) -> None:
    """Store the copy; it belongs to no group, so that no other page gives it away."""
    suffix, kind = TYPES[CasePaper.Form(paper.form)]
    report = CasePaper.Report(paper.report)
    is_public = report is CasePaper.Report.PUBLISHED
    name = f"{NAMES[report]}-{paper.case.reference.lower()}.{suffix}"
    marking = "" if is_public else StoredFile.Marking.OFFICIAL_SENSITIVE
    paper.file = store_made(made, name, about=paper, at=at, kind=kind, marking=marking)
    paper.save(update_fields=["file"])


def take(paper: CasePaper, *, by: Actor, at: datetime) -> None:
    """That a copy was taken leaves a line on the case."""
    TrailEntry.record(paper.case, "take_paper", by=by, at=at)
