"""The report of a rapid review as a file: asked for, waited for, taken by who asked."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.core.decorators import post_only
from governance.core.requests import ActorRequest
from reviews.cases.content.report import MARKING
from reviews.cases.models import CasePaper
from reviews.cases.operations import papers
from reviews.cases.transitions import CASE_PAPER
from reviews.cases.views.lookups import case_url, review_or_404, review_url, visible_cases

LOOK_AGAIN = 3
"""Seconds until a page that waits looks again by itself."""


def review_page(request: ActorRequest, pk: int, form: str) -> str:
    """The page with the buttons, for those who may see it."""
    return review_url(review_or_404(request, pk))


@post_only(review_page)
def case_paper(request: ActorRequest, pk: int, form: str) -> HttpResponse:
    """Ask for a copy of one's own."""
    review = review_or_404(request, pk)
    if form not in CasePaper.Form.values:
        raise Http404
    CASE_PAPER.require("ask_paper", request.actor, CasePaper(case=review.case), about=review.case)
    paper = papers.ask_paper(review, form, by=request.actor, at=timezone.now())
    return redirect("reviews:paper-detail", pk=paper.pk)


def paper_detail(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The copy, for who asked for it and is still named; or how far it is."""
    rows = CasePaper.objects.filter(
        case__in=visible_cases(request).values("pk"), asked_by=request.user.pk
    )
    paper = get_object_or_404(rows.select_related("case__partnership", "file"), pk=pk)
    if paper.file:
        papers.take(paper, by=request.actor, at=timezone.now())
        return FileResponse(
            paper.file.content.open("rb"),
            as_attachment=True,
            filename=paper.file.name,
            content_type=paper.file.content_type,
        )
    job = papers.job_of(paper)
    is_waiting = job is not None and job.status in (job.Status.QUEUED, job.Status.RUNNING)
    context = {
        "paper": paper,
        "case": paper.case,
        "partnership": paper.case.partnership,
        "marking": MARKING,
        "is_waiting": is_waiting,
        "back": case_url(paper.case),
    }
    response = render(request, "reviews/cases/paper.html", context)
    if is_waiting:
        response["Refresh"] = str(LOOK_AGAIN)
    return response
