"""The pages of what a review recommends: recording it, raising actions, lifting restrictions."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from governance.actions import form_choices as action_choices
from governance.actions.forms.actions import PlaceForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.core.form_pages import Notice, bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.structure.models import Group
from reviews.cases.content.report import MARKING
from reviews.cases.form_choices import logs_in
from reviews.cases.forms import recommendations as forms
from reviews.cases.models import Recommendation
from reviews.cases.models.recommendations import actions_of
from reviews.cases.operations import recommendations
from reviews.cases.transitions import RECOMMENDATION
from reviews.cases.transitions.recommendations import may_be_open
from reviews.cases.views.cases import page_for
from reviews.cases.views.lookups import case_or_404, case_url, part_or_404, whole_case_or_404

OPENING = (
    "Whoever sees the log then reads the actions and all that was written on them: updates, "
    "answers, what was done, and reasons. Read them once more first. This cannot be undone."
)


def recommendation_or_404(request: ActorRequest, pk: int) -> Recommendation:
    found: Recommendation = part_or_404(request, Recommendation, pk)
    found.case = whole_case_or_404(request, found.case_id)
    return found


def case_recommend(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    RECOMMENDATION.require("recommend", request.actor, Recommendation(case=case), about=case)
    form = forms.RecommendForm(bound_data(request))
    page = page_for(case, "Record a recommendation", "Record it", "Recorded.")
    return run_form(request, form, page, recommendations.recommend, case)


def recommendation_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = recommendation_or_404(request, pk)
    RECOMMENDATION.require_allowed("edit_recommendation", request.actor, record, about=record.case)
    initial = initial_from(record, "text", "why")
    form = forms.RecommendationForm(bound_data(request), initial=initial)
    page = page_for(record.case, "Change the words", "Save", "Saved.")
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
            "back": case_url(record.case),
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
    page = page_for(
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
    page = page_for(
        record.case,
        "Let others see these actions?",
        "Lift the restriction",
        "Lifted. They stand in the log like any other.",
        warning=OPENING,
        points=(Notice("Its restricted actions", tuple(f"{row}: {row.title}" for row in rows)),),
    )
    return confirm(request, page, recommendations.open_actions, record)
