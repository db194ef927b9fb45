"""The local learning review of a case: opened, led, written, signed off, completed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open
from reviews.cases.content.report import MARKING
from reviews.cases.forms import local_reviews as forms
from reviews.cases.forms.rapid_reviews import DissentForm
from reviews.cases.forms.screening import ReasonForm, WhyForm
from reviews.cases.models import LocalReview
from reviews.cases.operations import local_reviews
from reviews.cases.transitions import LOCAL_REVIEW
from reviews.cases.views.cases import page_for as case_page_for
from reviews.cases.views.local_context import detail_context, readers_of
from reviews.cases.views.lookups import case_or_404, local_or_404, local_url
from reviews.cases.views.signing import signed_words, what_is_signed


@require_safe
def local_detail(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    return render(request, "reviews/cases/local_review.html", detail_context(request, review))


def page_for(review: LocalReview, title: str, button: str, done: Any, **more: Any) -> FormPage:
    """The page around a form about a local learning review."""
    return FormPage(
        title=title,
        caption=review.case.reference,
        marking=MARKING,
        button=button,
        back=local_url(review),
        back_label="Back to the local learning review",
        done=done,
        partnership=review.case.partnership,
        record=review,
        **more,
    )


def local_open(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    is_first = not case.has_local_review  # asked before one that is not saved stands on it
    LOCAL_REVIEW.require("open_local", request.actor, LocalReview(case=case), about=case)
    ensure_open(is_first, "open_local", case)
    page = case_page_for(
        case,
        "Open a local learning review",
        "Open it",
        "Opened. Name who leads it, and write what is to be learned.",
        lede="No practice review is held: what can be learned is learned locally.",
        done_url=local_url,
    )
    form = forms.OpenLocalForm(bound_data(request))
    return run_form(request, form, page, local_reviews.open_local, case)


def local_lead(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require_allowed("name_lead", request.actor, review)
    form = forms.LeadForm(
        bound_data(request),
        people=readers_of(review.case, on=request.actor.on),
        initial={**initial_from(review), "lead": review.lead_id},
    )
    page = page_for(review, "Name who leads it", "Save", "Saved.")
    return run_form(request, form, page, local_reviews.name_lead, review)


def local_terms(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require_allowed("set_terms", request.actor, review)
    initial = initial_from(review, "terms", "method")
    form = forms.LocalTermsForm(bound_data(request), initial=initial)
    page = page_for(review, "Write what is to be learned, and how", "Save", "Saved.")
    return run_form(request, form, page, local_reviews.set_terms, review)


def local_day(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require_allowed("set_day", request.actor, review)
    due_on = review.deadline.due_on if review.deadline else None
    initial = {**initial_from(review), "due_on": due_on}
    form = forms.LocalDayForm(bound_data(request), initial=initial)
    page = page_for(review, "Set the day by which it is to be completed", "Save", "Saved.")
    return run_form(request, form, page, local_reviews.set_day, review)


def local_meeting(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require_allowed("record_meeting", request.actor, review)
    initial = initial_from(review, "meeting_on", "present", "discussion")
    form = forms.LocalMeetingForm(bound_data(request), initial=initial)
    page = page_for(review, "Record the meeting", "Save", "Saved.")
    return run_form(request, form, page, local_reviews.record_meeting, review)


def local_findings(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require_allowed("write_findings", request.actor, review)
    initial = initial_from(review, "findings", "good_practice", "learning")
    form = forms.FindingsForm(bound_data(request), initial=initial)
    page = page_for(review, "Write what was found and learned", "Save", "Saved.")
    return run_form(request, form, page, local_reviews.write_findings, review)


def local_send_to_partners(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("send_to_partners", request.actor, review)
    page = page_for(
        review,
        "Send the local learning review to the partners?",
        "Send it to sign",
        "Sent. Those who sign are told by e-mail that a matter needs them.",
        warning="What it says is frozen with a hash: that is what they sign.",
    )
    return confirm(request, page, local_reviews.send_to_partners, review)


def local_sign(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("sign", request.actor, review)
    page = page_for(
        review,
        "Sign the local learning review?",
        "Sign",
        signed_words,
        lede=f"You sign {what_is_signed(review)} Read it on its page first.",
    )
    return confirm(request, page, local_reviews.sign, review)


def local_dissent(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("dissent", request.actor, review)
    page = page_for(
        review,
        "Dissent from the local learning review?",
        "Dissent",
        "Recorded. Your dissent stays with the review.",
        lede=f"You do not sign {what_is_signed(review)}",
    )
    form = DissentForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, local_reviews.dissent, review)


def local_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("send_back", request.actor, review)
    page = page_for(
        review,
        "Take the local learning review back?",
        "Take it back",
        "Taken back. It can be changed; the next sending asks all to sign again.",
    )
    return run_form(request, WhyForm(bound_data(request)), page, local_reviews.send_back, review)


def local_complete(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("complete", request.actor, review)
    page = page_for(
        review,
        "Record that it is completed",
        "Record it",
        "Recorded. The case can be closed when nothing else is open.",
        warning="This cannot be undone.",
    )
    form = forms.CompleteLocalForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, local_reviews.complete, review)


def local_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    review = local_or_404(request, pk)
    LOCAL_REVIEW.require("withdraw", request.actor, review)
    page = page_for(
        review,
        "Withdraw the local learning review?",
        "Withdraw it",
        "Withdrawn. Its time limit has stopped.",
        warning="It cannot be opened again. This cannot be undone.",
    )
    form = ReasonForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, local_reviews.withdraw, review)
