"""Writing in a report: the officer's passages, comments, the scrutineer's words, the answers."""

from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from assurance.reports.content.current_content import content_of
from assurance.reports.content.report_view import evidence_in_words
from assurance.reports.content.sections import OFFICER_SECTIONS, SECTIONS
from assurance.reports.forms import CommentForm, PassageForm, RevisedForm
from assurance.reports.models import Passage, ReportComment
from assurance.reports.operations import passages
from assurance.reports.transitions import COMMENT, PASSAGE
from assurance.reports.views.context import base_context, report_form_page, report_url
from assurance.reports.views.lookups import comment_or_404, report_or_404
from assurance.reports.views.passage_list import asked_for, passage_rows, url_of_next
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest


def passage_write(request: ActorRequest, pk: int) -> HttpResponse:
    """One passage, with the evidence it rests on beside it."""
    passage = get_object_or_404(Passage.objects.select_related("report"), pk=pk)
    passage.report = report_or_404(request, passage.report_id)
    PASSAGE.require_allowed("write", request.actor, passage, about=passage.report)
    if request.method == "GET":
        PASSAGE.require("write", request.actor, passage, about=passage.report)
    form = PassageForm(bound_data(request), initial=initial_from(passage, "text"))
    page = passage_page(passage, following=url_of_next(request.actor, passage.report, passage.key))
    if "next" in request.POST:
        page = replace(page, done_url=partial(url_after, page))
    return run_form(request, form, page, passages.write, passage)


def passage_page(passage: Passage, *, following: str) -> FormPage:
    title, beside = evidence_in_words(content_of(passage.report), passage.key)
    return report_form_page(
        passage.report,
        section=passage.key if passage.key in OFFICER_SECTIONS else "priorities",
        title=title,
        lede=asked_for(passage.key),
        button="Save",
        done="Saved.",
        next_url=following or report_url("write", passage.report),
        before_title="The evidence",
        before=beside,
    )


def url_after(page: FormPage, saved: bool) -> str:
    """On to the next passage, whether or not this one was changed."""
    return page.next_url


def report_write(request: ActorRequest, pk: int) -> HttpResponse:
    """Every passage of a draft, in reading order, with what is written of it."""
    record = report_or_404(request, pk)
    PASSAGE.require("write", request.actor, Passage(report=record), about=record)
    content = content_of(record)
    context = base_context(record, content)
    rows = passage_rows(request.actor, record, content)
    return render(request, "assurance/reports/write.html", context | {"rows": rows})


def report_comment(request: ActorRequest, pk: int, section: str) -> HttpResponse:
    record = report_or_404(request, pk)
    title = section_title_or_404(section)
    COMMENT.require("comment", request.actor, ReportComment(report=record))
    page = report_form_page(
        record,
        section=section,
        title="Comment on a section",
        lede=title,
        warning="Everybody who may see the draft can read this, and nobody else.",
        button="Add the comment",
        done="Your comment stands beside the section. It is not part of the report.",
    )
    form = CommentForm(bound_data(request))
    return run_form(request, form, page, passages.comment, record, section)


def section_title_or_404(key: str) -> str:
    for section in SECTIONS:
        if section.key == key:
            return section.title
    raise Http404


def report_scrutinise(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    COMMENT.require("scrutinise", request.actor, ReportComment(report=record))
    page = report_form_page(
        record,
        section="scrutiny",
        title="Independent scrutiny",
        lede="Your words stand in the report as you write them. Partners may answer, not change.",
        button="Add to the report",
        done="Added.",
    )
    return run_form(request, CommentForm(bound_data(request)), page, passages.scrutinise, record)


def report_say_since(request: ActorRequest, pk: int) -> HttpResponse:
    """What the scrutineer says once what the report says is frozen."""
    record = report_or_404(request, pk)
    COMMENT.require("say_since", request.actor, ReportComment(report=record))
    page = report_form_page(
        record,
        section="since",
        title="Say something since it was sent",
        lede="What the report says is frozen. Your words stand apart from it, with their day.",
        button="Add",
        done="Added, apart from the report.",
    )
    form = CommentForm(bound_data(request))
    return run_form(request, form, page, passages.add_late_comment, record)


def comment_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """A partner's answer to the scrutineer."""
    comment = scrutiny_or_404(request, pk)
    COMMENT.require("answer", request.actor, ReportComment(report=comment.report))
    page = report_form_page(
        comment.report,
        section="scrutiny",
        title="Answer the scrutineer",
        button="Add the answer",
        done="Added.",
        before_title="What the scrutineer wrote",
        before=comment.text,
    )
    return run_form(request, CommentForm(bound_data(request)), page, passages.answer, comment)


def scrutiny_or_404(request: ActorRequest, pk: int) -> ReportComment:
    comment = comment_or_404(request, pk)
    if comment.kind != ReportComment.Kind.SCRUTINY:
        raise Http404
    return comment


def comment_revise(request: ActorRequest, pk: int) -> HttpResponse:
    """Changing one's own words, and nobody else's."""
    comment = comment_or_404(request, pk)
    COMMENT.require_allowed("revise", request.actor, comment)
    if request.method == "GET":
        COMMENT.require("revise", request.actor, comment, about=comment.report)
    form = RevisedForm(bound_data(request), initial=initial_from(comment, "text"))
    page = report_form_page(comment.report, title="Change your words", button="Save", done="Saved.")
    return run_form(request, form, page, passages.revise, comment)
