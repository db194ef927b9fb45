"""One return: reading it, answering, submitting, querying, accepting and chasing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from assurance.access import returns as access
from assurance.forms.returns import AnswersForm, QueryForm, ReplyForm
from assurance.models import AssuranceReturn
from assurance.operations import returns
from assurance.transitions.returns import ANSWER, QUERY, RETURN
from assurance.views import return_pages
from assurance.views.fetch import answer_or_404, query_or_404, return_or_404, return_page
from governance import identifying, kept
from governance.errors import NotAllowed, NotNow
from governance.views.deeds import pressed
from governance.views.history import changes


def return_detail(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    return render(request, "assurance/return_detail.html", return_pages.detail(request, record))


def return_answer(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    answers = list(record.answers.for_form())
    for answer in answers:
        answer.assurance_return = record
    if not any(ANSWER.may_edit("answer", request.actor, answer) for answer in answers):
        raise refusal(request, record)
    typed = kept.typed(request)
    form = AnswersForm(answers, request.POST or typed or None)
    if request.method == "POST" and form.is_valid():
        return save_answers(request, record, form)
    context = return_pages.form(request, record, form) | {"is_kept": typed is not None}
    return render(request, "assurance/return_answer.html", context)


def refusal(request: HttpRequest, record: AssuranceReturn) -> Exception:
    """Why the answers cannot be written: not by this person, or not any more."""
    allowed = access.can_answer_return(request.actor, record)
    return NotNow("answer", record) if allowed else NotAllowed("answer", record)


def save_answers(request: HttpRequest, record: AssuranceReturn, form: AnswersForm) -> HttpResponse:
    """Write what differs; where another wrote meanwhile, show both texts and lose neither."""
    try:
        stale = returns.answer_several(
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
    context = return_pages.conflict(request, record, form, stale, is_closed=is_closed)
    return render(request, "assurance/return_answer.html", context, status=409)


@pressed(return_page)
def return_submit(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    try:
        returns.submit(record, by=request.actor, at=timezone.now())
    except ValidationError as missing:
        context = return_pages.detail(request, record) | {"missing": missing.message_dict}
        return render(request, "assurance/return_detail.html", context)
    messages.success(request, f"Submitted to {record.returns_to}.")
    return redirect("assurance:return-detail", pk=pk)


@pressed(return_page)
def return_accept(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    returns.accept(record, by=request.actor, at=timezone.now())
    messages.success(request, "Accepted. Each partnership it serves has its receipt.")
    return redirect("assurance:return-detail", pk=pk)


@pressed(return_page)
def return_chase(request: HttpRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    chased = returns.chase([record], by=request.actor, at=timezone.now())
    messages.info(request, return_pages.chased_words(chased))
    return redirect("assurance:return-detail", pk=pk)


def answer_query(request: HttpRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    record = answer.assurance_return
    RETURN.require("query", request.actor, record)
    form = QueryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, note = form.cleaned_data["reason"], identifying.note(form.confirmed)
        returns.query(answer, reason, by=request.actor, at=timezone.now(), note=note)
        messages.success(request, "Queried. The chair has been told.")
        return redirect("assurance:return-detail", pk=record.pk)
    context = {"answer": answer, "return": record, "form": form}
    return render(request, "assurance/answer_query.html", context)


def query_reply(request: HttpRequest, pk: int) -> HttpResponse:
    query = query_or_404(request, pk)
    record = query.answer.assurance_return
    if "reply" not in QUERY.open_to(request.actor, query) or not record.is_answerable:
        allowed = QUERY.moves["reply"].who(request.actor, query)
        raise NotNow("reply", query) if allowed else NotAllowed("reply", query)
    form = ReplyForm(request.POST or None, initial={"reply": query.reply})
    if request.method == "POST" and form.is_valid():
        words, note = form.cleaned_data["reply"], identifying.note(form.confirmed)
        returns.reply(query, words, by=request.actor, at=timezone.now(), note=note)
        messages.success(request, "Replied. Submit the report again when it is ready.")
        return redirect("assurance:return-detail", pk=record.pk)
    context = {"query": query, "answer": query.answer, "return": record, "form": form}
    return render(request, "assurance/query_reply.html", context)


def answer_history(request: HttpRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    context = {
        "answer": answer,
        "return": answer.assurance_return,
        "changes": changes(answer, {answer.value_field: answer.question.prompt}),
    }
    return render(request, "assurance/answer_history.html", context)
