"""One return: reading it, answering, submitting, accepting and chasing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from assurance.returns.forms import AnswersForm
from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import returns
from assurance.returns.transitions import ANSWER, RETURN, is_complete
from assurance.returns.views import confirmations
from assurance.returns.views import context as return_context
from assurance.returns.views.lookups import return_or_404, return_page
from governance.core import form_recovery
from governance.core.decorators import post_only
from governance.core.errors import NotNow
from governance.core.form_pages import confirm
from governance.core.record_changes import OperationContext
from governance.core.requests import ActorRequest


def return_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    return render(request, "assurance/returns/detail.html", return_context.detail(request, record))


def return_answer(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    ANSWER.require("answer", request.actor, Answer(assurance_return=record), about=record)
    answers = list(record.answers.for_form())
    for answer in answers:
        answer.assurance_return = record
    typed = form_recovery.recovered(request)
    form = AnswersForm(answers, request.POST or typed or None)
    if request.method == "POST" and form.is_valid():
        return save_answers(request, record, form)
    context = return_context.form(request, record, form) | {"is_kept": typed is not None}
    return render(request, "assurance/returns/answer.html", context)


def save_answers(request: ActorRequest, record: AssuranceReturn, form: AnswersForm) -> HttpResponse:
    """Write what differs; where another wrote meanwhile, show both texts and lose neither."""
    try:
        stale = returns.save_answers(
            form.typed(), by=request.actor, at=timezone.now(), notes=form.notes()
        )
    except NotNow:
        return conflict(request, record, form, list(form.answers.values()), is_closed=True)
    if stale:
        return conflict(request, record, form, stale)
    messages.success(request, "Saved. You can leave and come back.")
    page = "return-detail" if "finish" in request.POST else "return-answer"
    return redirect(f"assurance:{page}", pk=record.pk)


def conflict(request, record, form, stale, is_closed=False) -> HttpResponse:
    context = return_context.conflict(request, record, form, stale, is_closed=is_closed)
    return render(request, "assurance/returns/answer.html", context, status=409)


def return_submit(request: ActorRequest, pk: int) -> HttpResponse:
    """What is missing is told on the return's own page, before anything is asked."""
    record = return_or_404(request, pk)
    at = timezone.now()
    RETURN.require("submit", request.actor, record)
    try:
        is_complete(record, OperationContext(verb="submit", by=request.actor, at=at))
    except ValidationError as missing:
        context = return_context.detail(request, record) | {"missing": missing.message_dict}
        return render(request, "assurance/returns/detail.html", context)

    def perform() -> None:
        returns.submit(record, by=request.actor, at=at)

    return confirm(request, perform, confirmations.confirm_submit(record))


def return_accept(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    RETURN.require("accept", request.actor, record)

    def perform() -> None:
        returns.accept(record, by=request.actor, at=timezone.now())

    return confirm(request, perform, confirmations.confirm_accept(record))


@post_only(return_page)
def return_chase(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    chased = returns.chase([record], by=request.actor, at=timezone.now())
    messages.info(request, return_context.chased_words(chased))
    return redirect("assurance:return-detail", pk=pk)
