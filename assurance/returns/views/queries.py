"""One answer: how its words changed, what the office asks about it, and the reply."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from assurance.returns import answer_visibility
from assurance.returns.forms import WHO_READS_REASONS, QueryForm, ReasonForm, ReplyForm
from assurance.returns.models import Answer, Query
from assurance.returns.operations import queries, returns
from assurance.returns.transitions import QUERY, RETURN
from assurance.returns.views import context as return_context
from assurance.returns.views.lookups import answer_or_404, query_or_404
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open


def answer_history(request: ActorRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    returns.mark_read(answer.assurance_return, by=request.actor, at=timezone.now())
    context = {
        "answer": answer,
        "return": answer.assurance_return,
        "partnership": return_context.partnership_of(answer.assurance_return),
        "changes": answer_visibility.visible_changes(request.actor, answer),
        "whose_words": answer_visibility.describe_readers(request.actor, answer.assurance_return),
    }
    return render(request, "assurance/returns/answer_history.html", context)


def answer_query(request: ActorRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    record = answer.assurance_return
    RETURN.require_allowed("query", request.actor, record)
    if request.method == "GET":
        RETURN.require("query", request.actor, record)
    form = QueryForm(bound_data(request))
    return run_form(request, form, query_page(request, answer), returns.query, answer)


def query_page(request: ActorRequest, answer: Answer) -> FormPage:
    return page_about(
        answer,
        title="Query an answer",
        button="Send the query",
        done="Queried. The chair has been told.",
        before_title="The answer",
        before=answer_visibility.visible_text(request.actor, answer) or "Not answered.",
    )


def query_reply(request: ActorRequest, pk: int) -> HttpResponse:
    query = query_or_404(request, pk)
    record = query.answer.assurance_return
    QUERY.require_allowed("reply", request.actor, query)
    if request.method == "GET":
        ensure_open(may_reply(request, query), "reply to a query on", record)
    form = ReplyForm(bound_data(request), initial=initial_from(query, "reply"))
    return run_form(request, form, reply_page(request, query), queries.reply, query)


def reply_page(request: ActorRequest, query: Query) -> FormPage:
    said = answer_visibility.visible_text(request.actor, query.answer) or "Not answered."
    return page_about(
        query.answer,
        title="Reply to a query",
        button="Send the reply",
        done="Replied. Submit the report again when it is ready.",
        before_title="The answer, and what is asked",
        before=f"{said}\n\n{query.asked_by} asks:\n{query.reason}",
    )


def may_reply(request: ActorRequest, query: Query) -> bool:
    is_open = "reply" in QUERY.open_to(request.actor, query)
    return is_open and query.answer.assurance_return.is_answerable


def query_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    query = query_or_404(request, pk)
    QUERY.require("withdraw", request.actor, query)
    form = ReasonForm(bound_data(request), initial=seen_of(query), hint=WHO_READS_REASONS)
    page = close_page(query, "Withdraw the query", "Withdrawn. Who answers for it has been told.")
    return run_form(request, form, page, queries.withdraw, query)


def query_settle(request: ActorRequest, pk: int) -> HttpResponse:
    query = query_or_404(request, pk)
    QUERY.require("settle_without_reply", request.actor, query)
    form = ReasonForm(bound_data(request), initial=seen_of(query), hint=WHO_READS_REASONS)
    page = close_page(query, "Settle without a reply", "Settled. Who answers for it has been told.")
    return run_form(request, form, page, queries.settle_without_reply, query)


def close_page(query: Query, title: str, done: str) -> FormPage:
    return page_about(
        query.answer,
        title=title,
        button=title,
        done=done,
        before_title="What is asked",
        before=query.reason,
        record=query,
    )


def page_about(answer: Answer, **words: Any) -> FormPage:
    """A form about one answer, with the way back to its return."""
    record = answer.assurance_return
    return FormPage(
        caption=f"{record.respondent}, {record.period}",
        lede=answer.prompt,
        back=reverse("assurance:return-detail", args=[record.pk]),
        back_label="Back to the return",
        partnership=return_context.partnership_of(record),
        **words,
    )
