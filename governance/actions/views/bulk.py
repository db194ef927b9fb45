"""Assigning many actions at once, or moving the due date of many: what is chosen in the list."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from governance.actions import form_choices as action_choices
from governance.actions.forms import bulk as forms
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.actions.operations import bulk
from governance.actions.operations.bulk import BulkResult
from governance.actions.views.lookups import visible_actions
from governance.core.form_pages import FormPage, Notice, bound_data, run_form
from governance.core.formatting import format_count, format_list
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import PER_PAGE
from governance.core.workflow import require_any

NONE_CHOSEN = "Choose one action or more in the list first."


def chosen_actions(request: ActorRequest, verb: str) -> list[Action]:
    """Those chosen in the list that the actor may see; raises NotAllowed if they keep no log.

    Whether each may be done is asked at its door, when it is done.
    """
    require_any(action_choices.manages_any_log(request.actor), verb, "actions")
    ids = [int(pk) for pk in request.GET.getlist("action") if pk.isdecimal() and len(pk) < 16]
    rows = visible_actions(request).unrestricted().filter(pk__in=ids[:PER_PAGE])
    return list(rows.for_list().order_by("group", "partnership", "number", "pk"))


def none_chosen(request: ActorRequest) -> HttpResponse:
    messages.warning(request, NONE_CHOSEN)
    return redirect("governance:action-list")


def actions_assign(request: ActorRequest) -> HttpResponse:
    """Who is to do all of them, with those they are assigned to now above."""
    actions = chosen_actions(request, "assign")
    if not actions:
        return none_chosen(request)
    choices = action_choices.assignee_choices_of(actions, request.actor, standing=[])
    form = forms.BulkAssignForm(bound_data(request), actions=actions, **choices)
    done = partial(assigned_words, request.actor)
    page = bulk_page(actions, "Who is to do these actions?", "Assign", done)
    return run_form(request, form, page, bulk.assign_all)


def assigned_words(actor: Actor, result: BulkResult) -> str:
    """What was done, and who was told of it."""
    told = told_of(result.assignments, by=actor, on=actor.on)
    mail = f" {told.sentence()}" if result.assignments else ""
    return result_words(result, "assigned") + mail


def actions_due(request: ActorRequest) -> HttpResponse:
    """When all of them are due now, with the dates they have above."""
    actions = chosen_actions(request, "move the due date of")
    if not actions:
        return none_chosen(request)
    form = forms.BulkDueForm(bound_data(request), actions=actions)
    page = bulk_page(
        actions,
        "Move the due date of these actions",
        "Move",
        lambda result: result_words(result, "moved"),
    )
    return run_form(request, form, page, bulk.change_due_all)


def actions_remind(request: ActorRequest) -> HttpResponse:
    """Those who do them are asked how far each is, by one link for each."""
    actions = chosen_actions(request, "remind")
    if not actions:
        return none_chosen(request)
    form = forms.BulkRemindForm(bound_data(request), actions=actions)
    page = bulk_page(actions, "Ask how far these actions are", "Ask about", reminded_words)
    return run_form(request, form, page, bulk.remind_all)


def reminded_words(result: BulkResult) -> str:
    return result_words(result, "asked about", unchanged="Nobody new to ask")


def bulk_page(
    actions: list[Action], title: str, button: str, done: Callable[[BulkResult], str]
) -> FormPage:
    count = format_count(len(actions), "action")
    lines = tuple(describe(action) for action in actions)
    return FormPage(
        title=title,
        button=f"{button} {count}",
        back=reverse("governance:action-list"),
        back_label="All actions",
        done=done,
        points=(Notice(f"{count} chosen", lines),),
    )


def describe(action: Action) -> str:
    """``PD-1: Ask for the audits. Due: March 2027. Assigned to: Chair, Audit Group.``"""
    who = format_list(each.to for each in action.standing) or "nobody"
    due = action.due_text or "no date"
    return f"{action.reference}: {action.title}. Due: {due}. Assigned to: {who}."


def result_words(result: BulkResult, done: str, unchanged: str = "As it was already") -> str:
    """What was done, what was so already, and each that was refused, by its reference."""
    parts: list[Any] = [f"{format_count(len(result.done), 'action')} {done}."]
    if result.unchanged:
        parts.append(f"{unchanged}: {format_list(result.unchanged)}.")
    if result.refused:
        parts.append(f"Not done: {'; '.join(result.refused)}.")
    return " ".join(parts)
