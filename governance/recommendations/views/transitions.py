"""What is done with one recommendation: put, passed on, answered, sent back, received."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse

from governance.actions import form_choices as action_choices
from governance.actions.forms.raised_from import RaiseActionForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.core.form_pages import (
    FormPage,
    Notice,
    Operation,
    bound_data,
    confirm,
    run_form,
    seen_of,
)
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.recommendations import forms, operations
from governance.recommendations.models import GroupRecommendation
from governance.recommendations.transitions import RECOMMENDATION
from governance.recommendations.views.context import groups_above
from governance.recommendations.views.recommendations import (
    recommendation_or_404,
    recommendation_url,
)
from governance.rules.answer_days import default_answer_by


def page_for(
    record: GroupRecommendation,
    title: str,
    button: str,
    done: str | Callable[[Any], str],
    **more: Any,
) -> FormPage:
    """The page around a form about one recommendation."""
    return FormPage(
        title=title,
        caption=record.title,
        button=button,
        back=recommendation_url(record),
        back_label="Back to the recommendation",
        done=done,
        record=record,
        **more,
    )


def get_recommendation(request: ActorRequest, pk: int, verb: str) -> GroupRecommendation:
    """One that may be seen, of which the verb may be done now."""
    record = recommendation_or_404(request, pk)
    RECOMMENDATION.require(verb, request.actor, record)
    return record


def recommended(record: GroupRecommendation) -> Notice:
    return Notice(f"{record.group} recommends", (record.text,))


def recommendation_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "edit")
    initial = initial_from(record, "title", "text", "themes")
    form = forms.RecommendForm(bound_data(request), initial=initial)
    page = page_for(record, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, operations.edit, record)


def send_up(
    request: ActorRequest, record: GroupRecommendation, title: str, operation: Operation
) -> HttpResponse:
    on = request.actor.on
    initial = {"answer_by": default_answer_by(on), **seen_of(record)}
    groups = groups_above(record, on=on)
    form = forms.SendUpForm(bound_data(request), groups=groups, initial=initial)
    page = page_for(
        record,
        title,
        title,
        "Done. It waits on Home of the chairs of that group.",
        lede="Its words stay as they are. Your group sees at each step where it stands.",
        points=(recommended(record),),
    )
    return run_form(request, form, page, operation, record)


def recommendation_put(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "put")
    return send_up(request, record, "Put it to the group above", operations.put)


def recommendation_pass_on(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "pass_on")
    return send_up(request, record, "Pass it on", operations.pass_on)


def recommendation_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "send_back")
    form = forms.WhyForm(bound_data(request))
    page = page_for(
        record,
        "Send it back",
        "Send it back",
        f"Sent back to {record.group}.",
        lede=f"{record.group} changes it and puts it again, or withdraws it.",
        points=(recommended(record),),
    )
    return run_form(request, form, page, operations.send_back, record)


def recommendation_answer(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "answer")
    form = forms.AnswerForm(bound_data(request), initial=seen_of(record))
    page = page_for(
        record,
        "Answer it",
        "Give the answer",
        f"Answered. {record.group} is told.",
        lede=f"For {record.stands_with}. An answer cannot be changed afterwards.",
        points=(recommended(record),),
    )
    return run_form(request, form, page, operations.answer, record)


def recommendation_receive(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "receive")
    page = page_for(
        record,
        "Receive the answer?",
        "Receive the answer",
        "Received. That ends it; it stays readable.",
        lede="Your group has read the answer.",
        points=(Notice(f"{record.stands_with}: {answer_words(record)}", (record.answer,)),),
    )
    return confirm(request, page, operations.receive, record)


def answer_words(record: GroupRecommendation) -> str:
    return record.get_outcome_display().lower()


def recommendation_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_recommendation(request, pk, "withdraw")
    form = forms.WithdrawForm(bound_data(request), initial=seen_of(record))
    page = page_for(
        record,
        "Withdraw it",
        "Withdraw it",
        "Withdrawn; it stays readable.",
        lede="That cannot be taken back. Another can be made.",
    )
    return run_form(request, form, page, operations.withdraw, record)


def recommendation_action(request: ActorRequest, pk: int) -> HttpResponse:
    """What is to be done of what was accepted, and by whom."""
    record = get_recommendation(request, pk, "raise_action")
    log = record.stands_with
    action = action_choices.new_action_at(log)  # type: ignore[arg-type]
    choices = action_choices.assignee_choices(action, request.actor)
    form = RaiseActionForm(bound_data(request), **choices)
    page = page_for(
        record,
        "Raise an action",
        "Raise the action",
        partial(raised_words, request.actor),
        lede=f"In the log of {log}.",
        points=(Notice(f"Answered: {answer_words(record)}", (record.answer,)),),
    )
    return run_form(request, form, page, operations.raise_action, record)


def raised_words(actor: Actor, raised: Action) -> str:
    """That it was raised, and who is told of it."""
    told = told_of(raised.assignments.current(), by=actor, on=actor.on)
    return f"Raised. {told.sentence()}"
