"""Fetches of returns what the actor may see; what they may not see does not exist (404)."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from assurance.returns import access
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry, Query
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor


def return_or_404(request: ActorRequest, pk: int) -> AssuranceReturn:
    return first_or_404(visible_return(request.actor, Key(pk)))


@prepared
def visible_return(actor: Actor, pk: int) -> QuerySet[AssuranceReturn]:
    return AssuranceReturn.objects.visible_to(actor).for_detail().filter(pk=pk)


def return_page(request: ActorRequest, pk: int) -> str:
    """The address of its page, for those who may see it."""
    return reverse("assurance:return-detail", args=[return_or_404(request, pk).pk])


def answer_or_404(request: ActorRequest, pk: int) -> Answer:
    """An answer of a return the actor may see."""
    answer = get_object_or_404(Answer.objects.select_related("question__section"), pk=pk)
    answer.assurance_return = return_or_404(request, answer.assurance_return_id)
    return answer


def entry_or_404(request: ActorRequest, pk: int) -> OfficeEntry:
    """What the office enters in a return, for those of the office and of the respondent."""
    entry = get_object_or_404(OfficeEntry.objects.for_detail(), pk=pk)
    entry.assurance_return = return_or_404(request, entry.assurance_return_id)
    if not access.can_read_entry(request.actor, entry):
        raise Http404
    return entry


def query_or_404(request: ActorRequest, pk: int) -> Query:
    """A query on a return the actor may see."""
    query = get_object_or_404(Query.objects.select_related("answer"), pk=pk)
    query.answer = answer_or_404(request, query.answer_id)
    return query
