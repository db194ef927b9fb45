"""Fetches of actions what the actor may see; what they may not see does not exist (404)."""

from django.shortcuts import get_object_or_404

from governance.actions.models import Action
from governance.core.requests import ActorRequest


def action_or_404(request: ActorRequest, pk: int) -> Action:
    return get_object_or_404(Action.objects.visible_to(request.actor).for_detail(), pk=pk)
