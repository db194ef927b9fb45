"""Having a paper of a case made for one reader, and giving it to them."""

import hashlib
import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string

from governance.core.documents.pdf import pdf_of
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from reviews.cases.content.report import MARKING, ReviewReport, build_report
from reviews.cases.content.word import TYPE, document_of, state_of
from reviews.cases.models import CasePaper, RapidReview
from reviews.cases.operations.rapid_reviews import content_of
from reviews.cases.transitions import CASE_PAPER

TASK = "reviews.cases.tasks.make_case_paper"
TYPES = {CasePaper.Form.PDF: ("pdf", "application/pdf"), CasePaper.Form.WORD: ("docx", TYPE)}


@transaction.atomic
def ask_paper(review: RapidReview, form: str, *, by: Actor, at: datetime) -> CasePaper:
    """Ask the worker for a copy for this reader; each asking is a copy of its own."""
    paper = CasePaper(case=review.case, form=form, asked_at=at, asked_by_id=by.user_id)
    CASE_PAPER.create(paper, "ask_paper", by=by, at=at)
    jobs.ask(TASK, key=f"case-paper:{paper.pk}", by=by, at=at, about=paper)
    return paper


def job_of(paper: CasePaper) -> Job | None:
    return Job.objects.filter(key=f"case-paper:{paper.pk}").first()


def make_paper(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the copy a job asks for; False when it was done, or another worker has it."""
    rows = CasePaper.objects.select_related("case__partnership", "case__rapid_review", "asked_by")
    paper = rows.get(pk=job.about_id)

    def make() -> bytes:
        review = paper.case.rapid_review
        review.case = paper.case
        content = review.content or content_of(review)
        report = build_report(review, content, reader=paper.asked_by, at=paper.asked_at)
        return made_as(paper.form, report)

    return jobs.run(job, make, lambda made: keep(paper, made, at=at), by=by, at=at)


def made_as(form: str, report: ReviewReport) -> bytes:
    if form == CasePaper.Form.WORD:
        return document_of(report)
    context = {"report": report, "marking": MARKING, "state": state_of(report)}
    return pdf_of(render_to_string("reviews/cases/report_pdf.html", context))


def keep(paper: CasePaper, made: bytes, *, at: datetime) -> None:
    """Store the copy; it belongs to no group, so that no other page gives it away."""
    suffix, kind = TYPES[CasePaper.Form(paper.form)]
    name = f"rapid-review-{paper.case.reference.lower()}.{suffix}"
    paper.file = StoredFile.objects.create(
        content=ContentFile(made, name=f"{secrets.token_hex(16)}.{suffix}"),
        name=name,
        content_type=kind,
        size=len(made),
        sha256=hashlib.sha256(made).hexdigest(),
        marking=StoredFile.Marking.OFFICIAL_SENSITIVE,
        about_kind=paper._meta.label_lower,
        about_id=paper.pk,
        stored_at=at,
    )
    paper.save(update_fields=["file"])


def take(paper: CasePaper, *, by: Actor, at: datetime) -> None:
    """That a copy was taken leaves a line on the case."""
    TrailEntry.record(paper.case, "take_paper", by=by, at=at)
