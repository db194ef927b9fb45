"""The action log: the list, one action, and raising a new one."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.accounts.second_factor import gave_second_factor
from governance.actions import form_choices as action_choices
from governance.actions.forms import actions as forms
from governance.actions.forms.filters import ActionFilterForm
from governance.actions.forms.places import PlaceForm
from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, Assignment
from governance.actions.notifications import told_of
from governance.actions.operations import actions
from governance.actions.transitions import ACTION
from governance.actions.views import context as action_context
from governance.actions.views import filtering
from governance.actions.views.filtering import kept_query
from governance.actions.views.lookups import action_or_404
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.prepared_queries import prepared_list
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import Actor, scope_of
from governance.core.tables import paginate_table
from governance.core.workflow import require_any
from governance.structure.models import Group, Partnership
from governance.structure.owner_choices import chosen_owner


def action_list(request: ActorRequest) -> HttpResponse:
    """Every action the actor may see: filtered, sorted, paged; those not restricted taken away."""
    on = request.actor.on
    is_file = wants_file(request)
    sees_all = not is_file and gave_second_factor(request)
    form = ActionFilterForm(request.GET, **action_choices.filter_choices(request.actor, sees_all))
    if is_file:
        found = filtering.filter_actions(request.actor, form.wish, sees_all=False)
        columns = action_context.more_columns(on)
        return export_response(request, "Actions", found.most_pressing_first().for_list(), columns)
    given = (request.actor, form.wish, sees_all)
    listed = prepared_list(Action, filtering.listed_actions, *given)
    shown = paginate_table(request, listed, action_context.columns(on))
    lines = action_context.action_rows(shown.page, on, chosen_by=request.actor)
    context = {
        "listing": shown,
        "lines": lines,
        "may_choose": any(line.may_choose for line in lines),
        "has_restricted": any(line.record.is_restricted for line in lines),
        "filters": form,
        "kept": kept_query(request),
        "sees_any": bool(scope_of(request.actor, Permission.SEE_ACTION, GRANTS)),
        "may_raise": bool(action_choices.manages_any_log(request.actor)),
    }
    return render(request, "governance/actions/list.html", context)


ACTION_WORDS = (
    "title",
    "text",
    "priority_id",
    "objective_id",
    "measure",
    "needs_embedding",
    "climbs_when_overdue",
    "answering",
    "themes",
)


@require_safe
def action_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = action_or_404(request, pk)
    return render(
        request, "governance/actions/detail.html", action_context.detail_context(request, record)
    )


def action_raise(request: ActorRequest) -> HttpResponse:
    """First in whose log, where there are several; then what is to be done."""
    places = require_any(action_choices.place_choices(request.actor), "raise", "an action")
    chosen = request.GET.get("place") or (places[0][0] if len(places) == 1 else "")
    if chosen not in dict(places):
        form = PlaceForm(request.GET or None, places=places)
        return render(request, "governance/actions/place.html", {"form": form})
    return raised_at(request, chosen_owner(chosen))


def raised_at(request: ActorRequest, place: Group | Partnership) -> HttpResponse:
    action = action_choices.new_action_at(place)
    form = forms.RaiseForm(
        bound_data(request),
        priorities=action_choices.priority_choices(request.actor),
        objectives=action_choices.objective_choices(request.actor),
        initial={
            "priority_id": request.GET.get("priority"),
            "objective_id": request.GET.get("objective"),
        },
        **action_choices.assignee_choices(action, request.actor),
    )
    return run_form(request, form, raise_page(action, request.actor), actions.raise_action, action)


def raise_page(action: Action, actor: Actor) -> FormPage:
    return FormPage(
        title="Raise an action",
        caption=str(action.place),
        button="Raise the action",
        back=reverse("governance:action-list"),
        back_label="All actions",
        done=lambda raised: f"Raised. {told_words(raised.assignments.current(), actor)}",
        done_url=action_url,
        partnership=action.partnership,
    )


def told_words(assignments: Iterable[Assignment], actor: Actor) -> str:
    """What came of the mails: who is told, and for whom nobody is."""
    new = list(assignments)
    return told_of(new, by=actor, on=actor.on).sentence() if new else "It is assigned to nobody."


def action_url(action: Action) -> str:
    return reverse("governance:action-detail", args=[action.pk])


def action_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = action_or_404(request, pk)
    ACTION.require_allowed("edit", request.actor, record)
    form = forms.ActionForm(
        bound_data(request),
        priorities=action_choices.priority_choices(request.actor, record.priority),
        objectives=action_choices.objective_choices(request.actor, record.objective),
        initial=initial_from(record, *ACTION_WORDS),
    )
    page = page_for(record, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, actions.edit, record)


def page_for(
    record: Action, title: str, button: str, done: str | Callable[[Any], str], **more: Any
) -> FormPage:
    """The page around a form about one action."""
    return FormPage(
        title=title,
        caption=f"{record.reference}: {record.title}",
        button=button,
        back=action_url(record),
        back_label=f"Back to {record.reference}",
        done=done,
        partnership=record.partnership,
        record=record,
        marking=MARKING if record.is_restricted else "",
        **more,
    )
