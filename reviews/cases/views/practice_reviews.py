"""The practice review of a case: decided, written, signed off; its page stands here too."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open
from reviews.cases.content.report import MARKING
from reviews.cases.forms import practice_reviews as forms
from reviews.cases.forms.rapid_reviews import DissentForm
from reviews.cases.forms.screening import ReasonForm, WhyForm
from reviews.cases.models import Case, PracticeReview
from reviews.cases.operations import practice_reviews
from reviews.cases.transitions import PRACTICE_REVIEW
from reviews.cases.views.cases import page_for as case_page_for
from reviews.cases.views.lookups import (
    case_or_404,
    practice_or_404,
    practice_url,
)
from reviews.cases.views.practice_context import detail_context
from reviews.cases.views.signing import signed_words, what_is_signed


@require_safe
def practice_detail(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    context = detail_context(request, review)
    return render(request, "reviews/cases/practice_review.html", context)


def page_for(review: PracticeReview, title: str, button: str, done: Any, **more: Any) -> FormPage:
    """The page around a form about a practice review."""
    return FormPage(
        title=title,
        caption=review.case.reference,
        marking=MARKING,
        button=button,
        back=practice_url(review),
        back_label="Back to the practice review",
        done=done,
        partnership=review.case.partnership,
        record=review,
        **more,
    )


GIVES_WAY = (
    "The local learning review of this case is withdrawn with it, and its time limit stops. What "
    "was written stays to be read; it is not opened again."
)


def goes_on_locally(case: Case) -> bool:
    return case.has_local_review and not case.local_review.is_finished


def practice_commission(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    is_first = not case.has_practice_review  # asked before one that is not saved stands on it
    PRACTICE_REVIEW.require("commission", request.actor, PracticeReview(case=case), about=case)
    ensure_open(is_first, "commission", case)
    page = case_page_for(
        case,
        "Hold a practice review after all",
        "Commission it",
        "Commissioned. Its time limit counts from the decision.",
        lede="The Panel disagreed, and the partners thought again.",
        done_url=practice_url,
        warning=GIVES_WAY if goes_on_locally(case) else "",
    )
    form = forms.CommissionForm(bound_data(request))
    return run_form(request, form, page, practice_reviews.commission, case)


def practice_terms(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require_allowed("set_terms", request.actor, review)
    form = forms.TermsForm(bound_data(request), initial=initial_from(review, "terms", "method"))
    page = page_for(review, "Write the terms of reference and the method", "Save", "Saved.")
    return run_form(request, form, page, practice_reviews.set_terms, review)


def practice_report(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require_allowed("write_report", request.actor, review)
    initial = initial_from(review, "perspective", "analysis", "improvements", "report_place")
    form = forms.ReportForm(bound_data(request), initial=initial)
    page = page_for(review, "Write what the report holds", "Save", "Saved.")
    return run_form(request, form, page, practice_reviews.write_report, review)


def practice_next_check(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require_allowed("plan_check", request.actor, review)
    form = forms.NextCheckForm(bound_data(request), initial=initial_from(review, "next_check_on"))
    page = page_for(review, "Set the day of the next check", "Save", "Saved.")
    return run_form(request, form, page, practice_reviews.plan_check, review)


def practice_send_to_partners(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("send_to_partners", request.actor, review)
    page = page_for(
        review,
        "Send the report to the partners?",
        "Send it to sign",
        "Sent. Those who sign are told by e-mail that a matter needs them.",
        warning="What it says is frozen with a hash: that is what they sign.",
    )
    return confirm(request, page, practice_reviews.send_to_partners, review)


def practice_sign(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("sign", request.actor, review)
    page = page_for(
        review,
        "Sign the report of the practice review?",
        "Sign",
        signed_words,
        lede=f"You sign {what_is_signed(review)} Read it on its page first.",
    )
    return confirm(request, page, practice_reviews.sign, review)


def practice_dissent(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("dissent", request.actor, review)
    page = page_for(
        review,
        "Dissent from the report?",
        "Dissent",
        "Recorded. Your dissent stays with the review.",
        lede=f"You do not sign {what_is_signed(review)}",
    )
    form = DissentForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, practice_reviews.dissent, review)


def practice_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("send_back", request.actor, review)
    page = page_for(
        review,
        "Take the report back?",
        "Take it back",
        "Taken back. It can be changed; the next sending asks all to sign again.",
    )
    form = WhyForm(bound_data(request))
    return run_form(request, form, page, practice_reviews.send_back, review)


def practice_end(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("end", request.actor, review)
    page = page_for(
        review,
        "End the practice review?",
        "End it",
        "Ended. Its time limit has stopped.",
        warning="Nothing is published. This cannot be undone.",
    )
    form = ReasonForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, practice_reviews.end, review)
