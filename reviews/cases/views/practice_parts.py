"""The forms of what hangs on a practice review: reviewers, involvement, checks, copies, costs."""

from django.http import HttpResponse

from governance.core.form_pages import bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from reviews.cases.forms import practice_parts as forms
from reviews.cases.forms import practice_reviews as review_forms
from reviews.cases.forms.screening import ReasonForm, WhyForm
from reviews.cases.models import (
    DraftCopy,
    Involvement,
    ProgressCheck,
    ReviewCost,
    ReviewerCandidate,
    WrittenRequest,
)
from reviews.cases.operations import practice_parts, reviewers
from reviews.cases.transitions import CANDIDATE, CHECK, COPY, COST, INVOLVEMENT, REQUEST
from reviews.cases.views.cases import agencies_of
from reviews.cases.views.lookups import practice_or_404, practice_part_or_404
from reviews.cases.views.practice_reviews import page_for


def practice_shortlist(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    CANDIDATE.require("shortlist", request.actor, ReviewerCandidate(review=review), about=review)
    page = page_for(review, "Put somebody on the shortlist", "Add them", "Added.")
    form = review_forms.ShortlistForm(bound_data(request))
    return run_form(request, form, page, reviewers.shortlist, review)


def reviewer_assess(request: ActorRequest, pk: int) -> HttpResponse:
    candidate = practice_part_or_404(request, ReviewerCandidate, pk)
    CANDIDATE.require_allowed("assess", request.actor, candidate, about=candidate.review)
    names = ("previous_work", "recommendations", "interview", "independence", "conflict_check")
    form = review_forms.AssessForm(bound_data(request), initial=initial_from(candidate, *names))
    page = page_for(candidate.review, f"What is known of {candidate.name}", "Save", "Saved.")
    return run_form(request, form, page, reviewers.assess, candidate)


def reviewer_appoint(request: ActorRequest, pk: int) -> HttpResponse:
    candidate = practice_part_or_404(request, ReviewerCandidate, pk)
    CANDIDATE.require("appoint", request.actor, candidate, about=candidate.review)
    page = page_for(
        candidate.review,
        f"Appoint {candidate.name}?",
        "Appoint",
        "Appointed. The work begins.",
    )
    form = review_forms.AppointForm(bound_data(request), initial=seen_of(candidate))
    return run_form(request, form, page, reviewers.appoint, candidate)


def reviewer_set_aside(request: ActorRequest, pk: int) -> HttpResponse:
    candidate = practice_part_or_404(request, ReviewerCandidate, pk)
    CANDIDATE.require("set_aside", request.actor, candidate, about=candidate.review)
    page = page_for(candidate.review, f"{candidate.name} is not chosen", "Record it", "Recorded.")
    form = WhyForm(bound_data(request))
    return run_form(request, form, page, reviewers.set_aside, candidate)


def reviewer_remove(request: ActorRequest, pk: int) -> HttpResponse:
    candidate = practice_part_or_404(request, ReviewerCandidate, pk)
    CANDIDATE.require("remove", request.actor, candidate, about=candidate.review)
    page = page_for(
        candidate.review,
        f"Remove {candidate.name} as reviewer?",
        "Remove them",
        "Removed. The review waits for another reviewer.",
        warning="This cannot be undone.",
    )
    form = ReasonForm(bound_data(request), initial=seen_of(candidate))
    return run_form(request, form, page, reviewers.remove, candidate)


def reviewer_contract(request: ActorRequest, pk: int) -> HttpResponse:
    candidate = practice_part_or_404(request, ReviewerCandidate, pk)
    CANDIDATE.require_allowed("record_contract", request.actor, candidate, about=candidate.review)
    initial = initial_from(candidate, "contracted_on")
    form = review_forms.ContractForm(bound_data(request), initial=initial)
    page = page_for(candidate.review, f"The contract of {candidate.name}", "Save", "Saved.")
    return run_form(request, form, page, reviewers.record_contract, candidate)


def practice_involve(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    INVOLVEMENT.require("involve", request.actor, Involvement(review=review), about=review)
    title = "Record how the family or practitioners took part"
    page = page_for(review, title, "Record it", "Recorded.")
    form = forms.InvolveForm(bound_data(request))
    return run_form(request, form, page, practice_parts.involve, review)


def practice_check(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    CHECK.require("check_progress", request.actor, ProgressCheck(review=review), about=review)
    page = page_for(review, "Record a check of time and quality", "Record it", "Recorded.")
    form = forms.CheckForm(bound_data(request))
    return run_form(request, form, page, practice_parts.check_progress, review)


def practice_request(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    REQUEST.require("record_request", request.actor, WrittenRequest(review=review), about=review)
    page = page_for(review, "Record a request in writing", "Record it", "Recorded.")
    form = forms.RequestForm(bound_data(request))
    return run_form(request, form, page, practice_parts.record_request, review)


def request_answer(request: ActorRequest, pk: int) -> HttpResponse:
    asked = practice_part_or_404(request, WrittenRequest, pk)
    REQUEST.require_allowed("answer_request", request.actor, asked, about=asked.review)
    page = page_for(asked.review, "Record what came", "Save", "Saved.")
    initial = initial_from(asked, "answer", "answered_on")
    form = forms.RequestAnswerForm(bound_data(request), initial=initial)
    return run_form(request, form, page, practice_parts.answer_request, asked)


def practice_copy(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    COPY.require("give_copy", request.actor, DraftCopy(review=review), about=review)
    on = request.actor.on
    named = [each for each in review.case.people.all() if each.is_acting(on=on)]
    readers = [(each.person_id, str(each.person)) for each in named]
    page = page_for(review, "Record who was given a copy", "Record it", "Recorded.")
    form = forms.CopyForm(bound_data(request), readers=readers)
    return run_form(request, form, page, practice_parts.give_copy, review)


def practice_cost(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    COST.require("record_cost", request.actor, ReviewCost(review=review), about=review)
    bodies = [(each.pk, str(each)) for each in agencies_of(request, review.case)]
    page = page_for(review, "Record a cost", "Record it", "Recorded.")
    form = forms.CostForm(bound_data(request), organisations=bodies)
    return run_form(request, form, page, practice_parts.record_cost, review)


def cost_strike(request: ActorRequest, pk: int) -> HttpResponse:
    cost = practice_part_or_404(request, ReviewCost, pk)
    COST.require("strike_cost", request.actor, cost, about=cost.review)
    page = page_for(cost.review, "Strike the cost out?", "Strike it out", "Struck out.")
    form = WhyForm(bound_data(request))
    return run_form(request, form, page, practice_parts.strike_cost, cost)
