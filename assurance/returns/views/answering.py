"""Writing the answers of a return: all on one page, saved as often as one likes, nothing lost."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from assurance.returns.answer_visibility import answers_as_they_stand
from assurance.returns.forms import AnswersForm
from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import returns
from assurance.returns.views import context as return_context
from governance.core import form_recovery
from governance.core.form_pages import perform_unless_changed
from governance.core.requests import ActorRequest


@dataclass(frozen=True)
class AnswerPages:
    """The template of the form, and the names of its address and of what one goes back to."""

    template: str
    write: str
    detail: str


def write_answers(
    request: ActorRequest, record: AssuranceReturn, pages: AnswerPages, more: dict[str, Any]
) -> HttpResponse:
    """The form, or what came of it; who may write has been asked. ``more`` is for the template."""
    answers = answers_as_they_stand(record)
    typed = form_recovery.recovered(request)
    form = AnswersForm(record, answers, request.POST or typed or None)
    if request.method == "POST" and form.is_valid():
        return save_answers(request, record, form, pages, more)
    return render_answers(request, record, form, pages, more | {"is_kept": typed is not None})


def render_answers(
    request: ActorRequest,
    record: AssuranceReturn,
    form: AnswersForm,
    pages: AnswerPages,
    more: dict[str, Any],
) -> HttpResponse:
    context = return_context.form_context(request, record, form) | more
    return render(request, pages.template, with_draft(context))


def with_draft(context: dict[str, Any]) -> dict[str, Any]:
    """Each question with the lines of a first draft that are not in its answer already."""
    drafts = context.get("draft", {})
    for each in context["questions"]:
        stands_there = str(each["field"].value() or "")
        lines = drafts.get(each["field"].name, ())
        each["draft"] = [line for line in lines if line.words not in stands_there]
    return context


def save_answers(
    request: ActorRequest,
    record: AssuranceReturn,
    form: AnswersForm,
    pages: AnswerPages,
    more: dict[str, Any],
) -> HttpResponse:
    """Write what was changed; where another changed it too, show both and lose neither."""
    stale, closed = perform_unless_changed(request, form, returns.save_answers)
    if closed is not None or stale:
        changed = list(form.answers.values()) if closed is not None else stale
        is_closed = closed is not None
        return render_conflict(request, record, form, pages, changed, more, is_closed=is_closed)
    if form.errors:
        return render_answers(request, record, form, pages, more)
    messages.success(request, "Saved. You can leave and come back.")
    page = pages.detail if "finish" in request.POST else pages.write
    return redirect(f"assurance:{page}", pk=record.pk)


def render_conflict(
    request: ActorRequest,
    record: AssuranceReturn,
    form: AnswersForm,
    pages: AnswerPages,
    stale: list[Answer],
    more: dict[str, Any],
    *,
    is_closed: bool,
) -> HttpResponse:
    context = return_context.conflict_context(request, record, form, stale, is_closed=is_closed)
    return render(request, pages.template, with_draft(context | more), status=409)
