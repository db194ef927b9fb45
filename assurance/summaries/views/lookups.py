"""How a page finds a summary: for named people of its case alone; each reading leaves a line."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from assurance.returns.lateness import with_last_chase
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.summaries import access
from governance.core.requests import ActorRequest
from reviews.cases.models import Case
from reviews.cases.views.lookups import case_or_404, readable_cases


def summary_or_404(request: ActorRequest, pk: int) -> AssuranceReturn:
    """One summary with its case, for its agency’s named people and who reads the whole case."""
    seen = readable_cases(request).values("pk")
    rows = with_last_chase(AssuranceReturn.objects.filter(is_restricted=True, case__in=seen))
    found: AssuranceReturn = get_object_or_404(rows.for_detail(), pk=pk)
    found.case = case_or_404(request, found.case_id or 0)
    if not access.can_read(request.actor, found):
        raise Http404
    return found


def case_of(record: AssuranceReturn) -> Case:
    """Every summary was asked for one."""
    assert record.case is not None  # noqa: S101
    return record.case


def answer_or_404(request: ActorRequest, pk: int) -> Answer:
    answer = get_object_or_404(Answer.objects.select_related("question__section"), pk=pk)
    answer.assurance_return = summary_or_404(request, answer.assurance_return_id)
    return answer


def query_or_404(request: ActorRequest, pk: int) -> Query:
    query = get_object_or_404(Query.objects.select_related("answer", "asked_by"), pk=pk)
    query.answer = answer_or_404(request, query.answer_id)
    return query
