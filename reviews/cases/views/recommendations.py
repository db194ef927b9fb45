"""The pages of what a review recommends: recording it, raising actions, lifting restrictions."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.actions import form_choices as action_choices
from governance.actions.forms.places import PlaceForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.structure.models import Group
from reviews.cases.content.report import MARKING
from reviews.cases.form_choices import logs_in
from reviews.cases.forms import recommendations as forms
from reviews.cases.models import Case, Recommendation
from reviews.cases.models.recommendations import actions_of
from reviews.cases.operations import recommendations
from reviews.cases.transitions import RECOMMENDATION
from reviews.cases.transitions.recommendations import may_be_open
from reviews.cases.views.cases import page_for
from reviews.cases.views.lookups import case_or_404, part_or_404, whole_case_or_404
from reviews.cases.views.recommendation_context import may_recommend, recommendations_of

OPENING = (
    "Whoever sees the log then reads the actions and all that was written on them: updates, "
    "answers, what was done, and reasons. Read them once more first. This cannot be undone."
)


def recommendation_or_404(request: ActorRequest, pk: int) -> Recommendation:
    found: Recommendation = part_or_404(request, Recommendation, pk)
    found.case = whole_case_or_404(request, found.case_id)
    return found


@require_safe
def case_recommendations(request: ActorRequest, pk: int) -> HttpResponse:
    """What the reviews of a case recommend, the actions of each, and what came of them."""
    case = whole_case_or_404(request, pk)
    context = {
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "recommendations": recommendations_of(request.actor, case),
        "may_recommend": may_recommend(request.actor, case),
    }
    return render(request, "reviews/cases/recommendations.html", context)


def recommendations_url(case: Case) -> str:
    return reverse("reviews:case-recommendations", args=[case.pk])


def form_page(case: Case, *words: Any, **more: Any) -> FormPage:
    """The page around a form about what is recommended, between the pages of these."""
    page = page_for(case, *words, **more)
    return replace(page, back=recommendations_url(case), back_label="Recommendations and actions")


def case_recommend(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    RECOMMENDATION.require("recommend", request.actor, Recommendation(case=case), about=case)
    form = forms.RecommendForm(bound_data(request))
    page = form_page(case, "Record a recommendation", "Record it", "Recorded.")
    return run_form(request, form, page, recommendations.recommend, case)


def recommendation_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = recommendation_or_404(request, pk)
    RECOMMENDATION.require_allowed("edit_recommendation", request.actor, record, about=record.case)
    initial = initial_from(record, "text", "why")
    form = forms.RecommendationForm(bound_data(request), initial=initial)
    page = form_page(record.case, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, recommendations.edit_recommendation, record)


def recommendation_raise(request: ActorRequest, pk: int) -> HttpResponse:
    """First in which group’s log; then what is to be done, by whom, and who may see it."""
    record = recommendation_or_404(request, pk)
    RECOMMENDATION.require("raise_action", request.actor, record, about=record.case)
    places = logs_in(record.case.partnership, on=request.actor.on)
    chosen = request.GET.get("place", "")
    if chosen not in dict(places):
        context = {
            "form": PlaceForm(request.GET or None, places=places),
            "case": record.case,
            "partnership": record.case.partnership,
            "marking": MARKING,
            "back": recommendations_url(record.case),
        }
        return render(request, "reviews/cases/recommendation_log.html", context)
    group = Group.objects.get(pk=chosen.partition(":")[2])
    return raised_in(request, record, group)


def raised_in(request: ActorRequest, record: Recommendation, group: Group) -> HttpResponse:
    action = action_choices.new_action_at(group)
    form = forms.RaiseFromReviewForm(
        bound_data(request),
        may_be_open=may_be_open(record.case),
        **action_choices.assignee_choices(action, request.actor),
    )
    page = form_page(
        record.case,
        "Raise an action",
        "Raise the action",
        partial(raised_words, request.actor),
        lede=f"In the log of {group}. It must be shown to have made a difference.",
        points=(Notice("Recommended", (record.text,)),),
    )
    return run_form(request, form, page, recommendations.raise_action, record, group)


def raised_words(actor: Actor, raised: Action) -> str:
    """That it was raised, and who is told of it."""
    told = told_of(raised.assignments.current(), by=actor, on=actor.on)
    return f"Raised. {told.sentence()}"


def recommendation_open(request: ActorRequest, pk: int) -> HttpResponse:
    record = recommendation_or_404(request, pk)
    RECOMMENDATION.require("open_actions", request.actor, record, about=record.case)
    rows = actions_of(record.case).filter(origin_id=record.pk, is_restricted=True).order_by("pk")
    page = form_page(
        record.case,
        "Let others see these actions?",
        "Lift the restriction",
        "Lifted. They stand in the log like any other.",
        warning=OPENING,
        points=(Notice("Its restricted actions", tuple(f"{row}: {row.title}" for row in rows)),),
    )
    return confirm(request, page, recommendations.open_actions, record)
