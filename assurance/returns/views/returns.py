"""One return: reading it, answering, submitting, accepting, the ways back, chasing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from assurance.returns.answer_visibility import answers_as_they_stand
from assurance.returns.forms import WHO_READS_REASONS, AnswersForm, DueDateForm, ReasonForm
from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import due_dates, returns
from assurance.returns.transitions import ANSWER, RETURN
from assurance.returns.views import confirmations, first_draft
from assurance.returns.views import context as return_context
from assurance.returns.views.answering import AnswerPages, render_answers, write_answers
from assurance.returns.views.lookups import return_or_404
from assurance.returns.views.own_actions import own_actions
from governance.core.form_pages import bound_data, confirm, run_form
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open

RETURN_PAGES = AnswerPages("assurance/returns/answer.html", "return-answer", "return-detail")


def return_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    returns.mark_read(record, by=request.actor, at=timezone.now())
    return render(
        request, "assurance/returns/detail.html", return_context.detail_context(request, record)
    )


def return_answer(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    verb = return_context.writing_verb(request.actor, record)
    ANSWER.require(verb, request.actor, Answer(assurance_return=record), about=record)
    draft = first_draft.draft_of(request.actor, record)
    beside = {"own_actions": own_actions(request.actor, record), "draft": draft}
    if request.method == "POST" and first_draft.PUT_IN in request.POST:
        return put_draft_in(request, record, beside)
    return write_answers(request, record, RETURN_PAGES, beside)


def put_draft_in(
    request: ActorRequest, record: AssuranceReturn, beside: dict[str, Any]
) -> HttpResponse:
    """The form as it was typed, with the chosen lines in it; nothing is saved."""
    sent, code = first_draft.put_in(request.POST, beside["draft"])
    form = AnswersForm(record, answers_as_they_stand(record), sent)
    more = {**beside, "put_in": code, "asked_to_put_in": request.POST[first_draft.PUT_IN]}
    return render_answers(request, record, form, RETURN_PAGES, more)


def return_submit(request: ActorRequest, pk: int) -> HttpResponse:
    """What is missing is told on the return's own page, before anything is asked."""
    record = return_or_404(request, pk)
    RETURN.require("submit", request.actor, record)
    if incomplete := incomplete_page(request, record):
        return incomplete
    return confirm(request, confirmations.confirm_submit(record), returns.submit, record)


def incomplete_page(request: ActorRequest, record: AssuranceReturn) -> HttpResponse | None:
    """The page of the return with all that is missing; None where it can be submitted."""
    missing = RETURN.missing("submit", request.actor, record, at=timezone.now())
    if not missing:
        return None
    context = return_context.detail_context(request, record) | {"missing": missing}
    return render(request, "assurance/returns/detail.html", context)


def return_accept(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    RETURN.require("accept", request.actor, record)
    return confirm(request, confirmations.confirm_accept(record), returns.accept, record)


def return_take_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    RETURN.require("take_back", request.actor, record)
    ensure_open(record.is_unread, "take_back", record)
    return confirm(request, confirmations.confirm_take_back(record), returns.take_back, record)


def return_due(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    due_dates.require_move_due_date(request.actor, record)
    initial = {"due_on": record.deadline.due_on}
    form = DueDateForm(bound_data(request), initial=initial)
    return run_form(request, form, confirmations.due_page(record), due_dates.move_due_date, record)


def return_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    RETURN.require("reopen", request.actor, record)
    form = ReasonForm(bound_data(request), hint=WHO_READS_REASONS)
    return run_form(request, form, confirmations.reopen_page(record), returns.reopen, record)
