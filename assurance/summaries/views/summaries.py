"""The pages of one summary: asking for it, reading, writing, signing it off, chasing."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assurance.returns.access import can_chase
from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import queries, returns
from assurance.returns.transitions import ANSWER, QUERY, RETURN
from assurance.returns.views.answering import AnswerPages, write_answers
from assurance.summaries import access, operations
from assurance.summaries.forms import (
    AskForm,
    ReopenForm,
    SummaryQueryForm,
    SummaryReplyForm,
    UnaskForm,
)
from assurance.summaries.progress import is_late
from assurance.summaries.views import context as summary_context
from assurance.summaries.views.lookups import (
    answer_or_404,
    case_of,
    query_or_404,
    summary_or_404,
)
from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.text_folding import Folded
from governance.core.workflow import ensure_allowed, ensure_open
from reviews.cases.content.report import MARKING
from reviews.cases.models import Case
from reviews.cases.review_steps import SUMMARIES, due_day
from reviews.cases.views.lookups import case_or_404, case_url

SUMMARY_PAGES = AnswerPages("assurance/summaries/write.html", "summary-answer", "summary-detail")


def summary_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Of the agencies involved, those that have not been asked yet."""
    case = case_or_404(request, pk)
    ensure_allowed(access.can_ask(request.actor, case), "ask_for_summaries_of", case)
    ensure_open(access.is_held(case), "ask_for_summaries_of", case)
    asked = AssuranceReturn.objects.of_case(case).still_asked().values("organisation")
    due_on = due_day(case, SUMMARIES, on=request.actor.on)
    form = AskForm(
        bound_data(request),
        agencies=case.agencies.exclude(pk__in=asked).order_by(Folded("name")),
        due_on=due_on if due_on and due_on >= request.actor.on else None,
    )
    return run_form(request, form, ask_page(case), operations.ask_summaries, case)


def ask_page(case: Case) -> FormPage:
    return FormPage(
        title="Ask agencies for their summaries",
        caption=case.reference,
        marking=MARKING,
        lede="Who is named on the case for an agency is told that a matter needs them; of what is "
        "asked, the e-mail says nothing. For an agency for which nobody is named, name somebody "
        "who contributes and its safeguarding lead.",
        button="Ask them",
        back=case_url(case),
        back_label=f"Back to {case.reference}",
        done="Asked. The summaries stand on the page of the case.",
        partnership=case.partnership,
        record=case,
    )


@require_safe
def summary_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = summary_or_404(request, pk)
    if access.can_change(record):
        returns.mark_read(record, by=request.actor, at=timezone.now())
    context = summary_context.detail_context(request, record)
    return render(request, "assurance/summaries/detail.html", context)


def summary_answer(request: ActorRequest, pk: int) -> HttpResponse:
    record = summary_or_404(request, pk)
    ANSWER.require("answer", request.actor, Answer(assurance_return=record), about=record)
    ensure_open(access.can_change(record), "answer", record)
    more = summary_context.base_context(request, record)
    return write_answers(request, record, SUMMARY_PAGES, more)


def page_for(record: AssuranceReturn, title: str, button: str, done: str, **more: Any) -> FormPage:
    case = case_of(record)
    return FormPage(
        title=title,
        caption=f"{case.reference}, {record.organisation}",
        marking=MARKING,
        button=button,
        back=reverse("assurance:summary-detail", args=[record.pk]),
        back_label="Back to the summary",
        done=done,
        partnership=case.partnership,
        **{"record": record, "parts": record.answers.all, **more},
    )


def summary_unask(request: ActorRequest, pk: int) -> HttpResponse:
    """An agency was asked by mistake; what it wrote stays, and it can be asked again."""
    record = summary_or_404(request, pk)
    RETURN.require("unask", request.actor, record)
    ensure_open(access.can_change(record), "unask", record)
    page = page_for(
        record,
        "Do not ask for this summary any more?",
        "Do not ask any more",
        "Not asked any more. Who is named for the agency is told that a matter needs them.",
        warning="Its time limit stops and nobody is chased. What was written so far stays, and "
        "nobody writes on it. The agency can be asked again.",
    )
    return run_form(request, UnaskForm(bound_data(request)), page, operations.unask, record)


def summary_submit(request: ActorRequest, pk: int) -> HttpResponse:
    """What is missing is told on the summary’s own page, before anything is asked."""
    record = summary_or_404(request, pk)
    RETURN.require("submit", request.actor, record)
    ensure_open(access.can_change(record), "submit", record)
    if missing := RETURN.missing("submit", request.actor, record, at=timezone.now()):
        context = summary_context.detail_context(request, record) | {"missing": missing}
        return render(request, "assurance/summaries/detail.html", context)
    page = page_for(
        record,
        "Give it to the safeguarding lead?",
        "Give it to them",
        "Given. The safeguarding lead is told by e-mail that a matter needs them.",
        warning="Who reads the whole of the case can read it then, marked as not signed off.",
    )
    return confirm(request, page, operations.submit, record)


def summary_take_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = summary_or_404(request, pk)
    RETURN.require("take_back", request.actor, record)
    ensure_open(record.is_unread and access.can_change(record), "take_back", record)
    page = page_for(record, "Take back this summary?", "Take it back", "Taken back.")
    return confirm(request, page, returns.take_back, record)


def summary_sign_off(request: ActorRequest, pk: int) -> HttpResponse:
    record = summary_or_404(request, pk)
    RETURN.require("accept", request.actor, record)
    ensure_open(access.can_change(record), "accept", record)
    page = page_for(
        record,
        "Sign off this summary?",
        "Sign it off",
        "Signed off.",
        warning=f"You sign off for {record.organisation} what {record.submitted_by} gave you. It "
        "is read at the meeting of the rapid review.",
    )
    return confirm(request, page, returns.accept, record)


def summary_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    record = summary_or_404(request, pk)
    RETURN.require("reopen", request.actor, record)
    ensure_open(access.can_change(record), "reopen", record)
    page = page_for(
        record,
        "Open this summary again?",
        "Open it again",
        "Open again. Ask about an answer to send it back to its authors.",
    )
    return run_form(request, ReopenForm(bound_data(request)), page, returns.reopen, record)


def summary_chase(request: ActorRequest, pk: int) -> HttpResponse:
    """Who is told, and that the mail says nothing of what it is about."""
    record = summary_or_404(request, pk)
    ensure_allowed(can_chase(request.actor, record), "chase", record)
    is_open = access.can_change(record) and is_late(record, on=request.actor.on)
    ensure_open(is_open, "chase", record)
    who = "its authors" if record.is_answerable else "its safeguarding lead"
    page = page_for(
        record,
        "Chase this summary?",
        "Chase",
        "Chased. Whoever was told today gets no other mail.",
        lede=f"Due by the end of {format_date(record.deadline.due_on)}. It lies with {who}, who "
        "are told by e-mail that a matter needs them, and nothing else of it.",
    )
    return confirm(request, replace(page, record=None), operations.chase, record)


def summary_query(request: ActorRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    record = answer.assurance_return
    RETURN.require_allowed("query", request.actor, record)
    if request.method == "GET":
        RETURN.require("query", request.actor, record)
        ensure_open(access.can_change(record), "query", record)
    page = page_for(
        record,
        "Ask about an answer",
        "Send it back",
        "Sent back. Its authors are told by e-mail that a matter needs them.",
        lede=answer.prompt,
        before_title="The answer",
        before=answer.shown or "Not answered.",
    )
    return run_form(request, SummaryQueryForm(bound_data(request)), page, operations.query, answer)


def summary_reply(request: ActorRequest, pk: int) -> HttpResponse:
    query = query_or_404(request, pk)
    record = query.answer.assurance_return
    QUERY.require_allowed("reply", request.actor, query)
    if request.method == "GET":
        is_open = "reply" in QUERY.open_to(request.actor, query) and record.is_answerable
        ensure_open(is_open and access.can_change(record), "reply to a query on", record)
    page = page_for(
        record,
        "Reply",
        "Save the reply",
        "Saved. Give the summary to the safeguarding lead again when it is ready.",
        lede=query.answer.prompt,
        before_title=f"{query.asked_by} asks",
        before=query.reason,
    )
    form = SummaryReplyForm(bound_data(request), initial=initial_from(query, "reply"))
    return run_form(request, form, page, queries.reply, query)
