"""Fetches of returns what the actor may see; what they may not see does not exist (404)."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from assurance.returns.models import Answer, AssuranceReturn, Query
from governance.core.requests import ActorRequest


def return_or_404(request: ActorRequest, pk: int) -> AssuranceReturn:
    return get_object_or_404(AssuranceReturn.objects.visible_to(request.actor).for_detail(), pk=pk)


def return_page(request: ActorRequest, pk: int) -> str:
    """The address of its page, for those who may see it."""
    return reverse("assurance:return-detail", args=[return_or_404(request, pk).pk])


def answer_or_404(request: ActorRequest, pk: int) -> Answer:
    """An answer of a return the actor may see."""
    answer = get_object_or_404(Answer.objects.select_related("question__section"), pk=pk)
    answer.assurance_return = return_or_404(request, answer.assurance_return_id)
    return answer


def query_or_404(request: ActorRequest, pk: int) -> Query:
    """A query on a return the actor may see."""
    query = get_object_or_404(Query.objects.select_related("answer"), pk=pk)
    query.answer = answer_or_404(request, query.answer_id)
    return query
