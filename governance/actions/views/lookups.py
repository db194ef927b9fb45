"""Fetches of actions what the actor may see; what they may not see does not exist (404)."""

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.actions.models import Action, Assignment, Escalation
from governance.actions.models.assignments import SHOWN_WITH
from governance.actions.models.queries import ActionQuerySet
from governance.actions.operations import readers
from governance.core.attached_rows import Parts, attach_parts
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor

PARTS: Parts = {
    "themes": ((), ()),
    "assignments": (SHOWN_WITH, ("pk",)),
    "due_changes": (("changed_by",), ("pk",)),
    "updates": (("given_by",), ("-pk",)),
}
"""What hangs on an action, with what is shown of each, and in which order."""


def visible_actions(request: ActorRequest) -> ActionQuerySet:
    """The actions of who asks; no restricted one in a session that gave no second factor."""
    return Action.objects.among(request.actor, sees_all=gave_second_factor(request))


@prepared
def action_to_read(actor: Actor, pk: int, sees_all: bool) -> QuerySet[Action]:
    return Action.objects.among(actor, sees_all=sees_all).for_detail().filter(pk=pk)


def action_or_404(request: ActorRequest, pk: int) -> Action:
    """The action with all that its page shows; that a restricted one is read leaves a line."""
    found = first_or_404(action_to_read(request.actor, Key(pk), gave_second_factor(request)))
    attach_parts(found, PARTS)
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
