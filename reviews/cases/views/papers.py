"""The report of a review as a file: asked for, waited for, taken by who asked."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from governance.core.decorators import post_only
from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting
from governance.files.models import StoredFile
from governance.files.views import download
from reviews.cases.content.report import MARKING
from reviews.cases.models import CasePaper, SignedReview
from reviews.cases.operations import papers
from reviews.cases.transitions import CASE_PAPER
from reviews.cases.views.lookups import (
    local_or_404,
    local_url,
    practice_or_404,
    practice_url,
    review_or_404,
    review_url,
    visible_cases,
)


def review_page(request: ActorRequest, pk: int, form: str) -> str:
    """The page with the buttons, for those who may see it."""
    return review_url(review_or_404(request, pk))


def practice_page(request: ActorRequest, pk: int, report: str, form: str) -> str:
    return practice_url(practice_or_404(request, pk))


def local_page(request: ActorRequest, pk: int, form: str) -> str:
    return local_url(local_or_404(request, pk))


@post_only(review_page)
def case_paper(request: ActorRequest, pk: int, form: str) -> HttpResponse:
    """Ask for a copy of a rapid review of one's own."""
    return asked(request, review_or_404(request, pk), form, CasePaper.Report.RAPID)


@post_only(practice_page)
def practice_paper(request: ActorRequest, pk: int, report: str, form: str) -> HttpResponse:
    """Ask for a copy of a practice review of one's own, or of what was published."""
    if report not in (CasePaper.Report.PRACTICE, CasePaper.Report.PUBLISHED):
        raise Http404
    return asked(request, practice_or_404(request, pk), form, report)


@post_only(local_page)
def local_paper(request: ActorRequest, pk: int, form: str) -> HttpResponse:
    """Ask for a copy of a local learning review of one's own."""
    return asked(request, local_or_404(request, pk), form, CasePaper.Report.LOCAL)


def asked(request: ActorRequest, review: SignedReview, form: str, report: str) -> HttpResponse:
    """On to the page that waits for the copy."""
    if form not in CasePaper.Form.values:
        raise Http404
    case = review.case
    new = CasePaper(case=case, report=report)
    CASE_PAPER.require("ask_paper", request.actor, new, about=case)
    paper = papers.ask_paper(review, form, report=report, by=request.actor, at=timezone.now())
    return redirect("reviews:paper-detail", pk=paper.pk)


@download
def handed_over(request: ActorRequest, paper: CasePaper, made: StoredFile) -> FileResponse:
    """The copy itself, which leaves a line."""
    papers.take(paper, by=request.actor, at=timezone.now())
    return FileResponse(
        made.content.open("rb"),
        as_attachment=True,
        filename=made.name,
        content_type=made.content_type,
    )


def paper_detail(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The copy, for who asked for it and is still named; or how far it is."""
    rows = CasePaper.objects.filter(
        case__in=visible_cases(request).values("pk"), asked_by=request.user.pk
    )
    paper = get_object_or_404(rows.select_related("case__partnership", "file"), pk=pk)
    if paper.file:
        return handed_over(request, paper, paper.file)
    job = papers.job_of(paper)
    page, label = asked_on(paper)
    is_waiting = job is not None and job.is_going_on
    context = {
        "paper": paper,
        "case": paper.case,
        "partnership": paper.case.partnership,
        "marking": MARKING,
        "is_waiting": is_waiting,
        "back": reverse(page, args=[paper.case_id]),
        "back_label": label,
    }
    return render_waiting(request, "reviews/cases/paper.html", context, is_waiting=is_waiting)


ASKED_ON = {
    CasePaper.Report.RAPID: ("reviews:rapid-detail", "Back to the rapid review"),
    CasePaper.Report.LOCAL: ("reviews:local-detail", "Back to the local learning review"),
}
"""The page on which a copy was asked for; the others are asked for on that of a practice review."""
ON_THE_PRACTICE_REVIEW = ("reviews:practice-detail", "Back to the practice review")


def asked_on(paper: CasePaper) -> tuple[str, str]:
    """The name of the page on which it was asked for, and how the way back to it is called."""
    return ASKED_ON.get(CasePaper.Report(paper.report), ON_THE_PRACTICE_REVIEW)
