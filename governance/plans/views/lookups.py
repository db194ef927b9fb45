"""A plan or priority by its number, as far as the actor sees it."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from governance.core.attached_rows import Parts, attach_parts
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.plans.models import BusinessPlan, Priority

PARTS_OF_PRIORITY: Parts = {
    "themes": ((), ()),
    "outcomes": ((), ("number",)),
    "objectives": ((), ("number",)),
    "updates": (("period", "given_by"), ("-period__starts_on",)),
}
"""What hangs on a priority, with what is shown of each, and in which order."""


def plan_or_404(request: ActorRequest, pk: int) -> BusinessPlan:
    return get_object_or_404(BusinessPlan.objects.visible_to(request.actor).for_detail(), pk=pk)


def priority_or_404(request: ActorRequest, pk: int) -> Priority:
    found = first_or_404(visible_priority(request.actor, Key(pk)))
    attach_parts(found, PARTS_OF_PRIORITY)
    return found


@prepared
def visible_priority(actor: Actor, pk: int) -> QuerySet[Priority]:
    return Priority.objects.visible_to(actor).for_list().filter(pk=pk)
