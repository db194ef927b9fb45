"""Fetches of actions what the actor may see; what they may not see does not exist (404)."""

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.actions.models import Action, Assignment, Escalation
from governance.actions.models.queries import ActionQuerySet
from governance.actions.operations import readers
from governance.core.requests import ActorRequest
from governance.core.roles import Actor


def visible_actions(request: ActorRequest) -> ActionQuerySet:
    """The actions of who asks; no restricted one in a session that gave no second factor."""
    rows = Action.objects.visible_to(request.actor)
    return rows if gave_second_factor(request) else rows.unrestricted()


def exported_actions(actor: Actor) -> ActionQuerySet:
    """What a file may hold: nothing restricted, whoever takes it and wherever it is made."""
    return Action.objects.visible_to(actor).unrestricted()


def action_or_404(request: ActorRequest, pk: int) -> Action:
    """The action with all that its page shows; that a restricted one is read leaves a line."""
    found = get_object_or_404(visible_actions(request).for_detail(), pk=pk)
    if found.is_restricted:
        prefetch_related_objects([found], "readers__person")
        if request.method == "GET":
            readers.read(found, by=request.actor, at=timezone.now())
    if found.climbs_when_overdue:
        passed = Escalation.objects.select_related("group", "passed_by").order_by("pk")
        prefetch_related_objects([found], "escalated_to", Prefetch("escalations", passed))
    return found


def assignment_or_404(request: ActorRequest, pk: int) -> Assignment:
    """An assignment of an action the actor may see."""
    assignment = get_object_or_404(Assignment.objects.for_list(), pk=pk)
    assignment.action = action_or_404(request, assignment.action_id)
    return assignment
