"""A plan or priority by its number, as far as the actor sees it."""

from django.shortcuts import get_object_or_404

from governance.core.requests import ActorRequest
from governance.plans.models import BusinessPlan, Priority


def plan_or_404(request: ActorRequest, pk: int) -> BusinessPlan:
    return get_object_or_404(BusinessPlan.objects.visible_to(request.actor).for_detail(), pk=pk)


def priority_or_404(request: ActorRequest, pk: int) -> Priority:
    return get_object_or_404(Priority.objects.visible_to(request.actor).for_detail(), pk=pk)
