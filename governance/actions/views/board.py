"""The action log by status, as a board, and by age, as a chart; both filtered as the list is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.accounts.second_factor import gave_second_factor
from governance.actions import form_choices as action_choices
from governance.actions.forms.filters import BoardFilterForm
from governance.actions.grants import GRANTS, Permission
from governance.actions.views import board_context as context_of
from governance.actions.views.filtering import filter_actions, kept_query
from governance.core.exports import export_response, wants_file
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of


@require_safe
def action_board(request: ActorRequest) -> HttpResponse:
    """What stands where: the most pressing of each status, and how many there are."""
    on, sees_all = request.actor.on, gave_second_factor(request)
    form = filter_form(request, sees_all)
    rows = filter_actions(request.actor, form.wish, sees_all=sees_all)
    query = kept_query(request)
    columns = context_of.board_columns(context_of.board_rows(rows, on), on, query)
    context = {
        "filters": form,
        "columns": columns,
        "total": sum(each.count for each in columns),
        "query": query,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_ACTION, GRANTS)),
    }
    return render(request, "governance/actions/board.html", context)


@require_safe
def action_ageing(request: ActorRequest) -> HttpResponse:
    """How long open actions are open and how late; restricted ones are not counted."""
    form = filter_form(request, False)
    rows = filter_actions(request.actor, form.wish, sees_all=False)
    ageing = context_of.count_ages(rows, request.actor.on, kept_query(request))
    if wants_file(request):
        found = context_of.age_rows(ageing)
        return export_response(request, "Age of open actions", found, context_of.AGE_COLUMNS)
    context = {
        "filters": form,
        "ageing": ageing,
        "ages": context_of.age_chart(ageing.ages),
        "lates": context_of.late_chart(ageing.lates),
        "parts": [part.label for part in context_of.PARTS],
        "query": kept_query(request),
        "sees_any": bool(scope_of(request.actor, Permission.SEE_ACTION, GRANTS)),
    }
    return render(request, "governance/actions/ageing.html", context)


def filter_form(request: ActorRequest, sees_all: bool) -> BoardFilterForm:
    choices = action_choices.filter_choices(request.actor, sees_all)
    return BoardFilterForm(request.GET, **choices)
