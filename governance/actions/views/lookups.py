"""Fetches of actions what the actor may see; what they may not see does not exist (404)."""

from django.shortcuts import get_object_or_404

from governance.actions.models import Action, Assignment
from governance.core.requests import ActorRequest


def action_or_404(request: ActorRequest, pk: int) -> Action:
    return get_object_or_404(Action.objects.visible_to(request.actor).for_detail(), pk=pk)


def assignment_or_404(request: ActorRequest, pk: int) -> Assignment:
    """An assignment of an action the actor may see."""
    assignment = get_object_or_404(Assignment.objects.for_list(), pk=pk)
    assignment.action = action_or_404(request, assignment.action_id)
    return assignment
