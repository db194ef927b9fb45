"""Fetches of actions what the actor may see; what they may not see does not exist (404)."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from governance.actions.models import Action, Assignment
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor


def action_or_404(request: ActorRequest, pk: int) -> Action:
    return first_or_404(visible_action(request.actor, Key(pk)))


@prepared
def visible_action(actor: Actor, pk: int) -> QuerySet[Action]:
    return Action.objects.visible_to(actor).for_detail().filter(pk=pk)


def assignment_or_404(request: ActorRequest, pk: int) -> Assignment:
    """An assignment of an action the actor may see."""
    assignment = get_object_or_404(Assignment.objects.for_list(), pk=pk)
    assignment.action = action_or_404(request, assignment.action_id)
    return assignment
