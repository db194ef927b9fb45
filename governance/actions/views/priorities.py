"""A priority's page, from what good looks like down to the actions that serve it.

It stands with the actions, which know their priority; the plan does not know them.
"""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.actions import access
from governance.actions.models import Action
from governance.actions.views import context as action_context
from governance.core.prepared_queries import Key, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import plain_headers
from governance.plans.models import Priority
from governance.plans.views import priority_context as plan_context
from governance.plans.views.lookups import priority_or_404


def priority_detail(request: ActorRequest, pk: int) -> HttpResponse:
    priority = priority_or_404(request, pk)
    context = plan_context.priority_context(request, priority) | actions_for(request, priority)
    return render(request, "governance/actions/priority_detail.html", context)


def actions_for(request: ActorRequest, priority: Priority) -> dict[str, Any]:
    """What is done about a priority, as far as the actor may see it, and where to raise more.

    What is still open of the priority that it goes on from, is done for this one too.
    """
    on = request.actor.on
    carried = Key(priority.carried_from_id or 0)
    rows = actions_serving(request.actor, Key(priority.pk), carried)
    return {
        "actions": action_context.action_rows(rows, on),
        "headings": plain_headers(action_context.columns(on)),
        "raise_url": raise_url(request, priority),
    }


@prepared
def actions_serving(actor: Actor, priority: int, carried_from: int) -> QuerySet[Action]:
    carried = Q(priority=carried_from, status=Action.Status.OPEN)
    rows = Action.objects.visible_to(actor).filter(Q(priority=priority) | carried).for_rows()
    return rows.most_pressing_first()


def raise_url(request: ActorRequest, priority: Priority) -> str:
    """Where the actor raises an action for it, in the log of whose plan it is; else empty."""
    action = Action(group=priority.plan.group, partnership=priority.plan.partnership)
    if not access.can_manage(request.actor, action):
        return ""
    owner = priority.plan.owner
    query = urlencode({"place": f"{owner._meta.model_name}:{owner.pk}", "priority": priority.pk})
    return f"{reverse('governance:action-raise')}?{query}"
