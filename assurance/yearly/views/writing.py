"""Writing a yearly report: its sections, who writes them, comments, the scrutineer's statement."""

from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render

from assurance.yearly import form_choices, forms
from assurance.yearly.content.current_content import content_of, words_hash
from assurance.yearly.headings.sections import section as definition_of
from assurance.yearly.headings.sections import sections
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlySection,
    YearlyStatement,
)
from assurance.yearly.operations import writing
from assurance.yearly.transitions import COMMENT, SECTION, STATEMENT
from assurance.yearly.views.confirmations import version_notice
from assurance.yearly.views.context import base_context
from assurance.yearly.views.lookups import part_or_404, yearly_or_404
from assurance.yearly.views.pages import yearly_form_page, yearly_url
from assurance.yearly.views.section_list import evidence_in_words, section_rows, url_of_next
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import EXPECTED_VERSION, initial_from
from governance.core.requests import ActorRequest


def yearly_write(request: ActorRequest, pk: int) -> HttpResponse:
    """Every section in reading order, with what is written of it, by whom and by when."""
    record = yearly_or_404(request, pk)
    rows = section_rows(request.actor, record, content_of(record))
    if not any(row.url for row in rows):
        SECTION.require("write", request.actor, YearlySection(report=record), about=record)
    context = base_context(record) | {"rows": rows}
    return render(request, "assurance/yearly/write.html", context)


def section_write(request: ActorRequest, pk: int) -> HttpResponse:
    """One section, with the evidence it rests on and last year's words beside it."""
    section = part_or_404(request, YearlySection, pk)
    SECTION.require_allowed("write", request.actor, section, about=section.report)
    if request.method == "GET":
        SECTION.require("write", request.actor, section, about=section.report)
    form = forms.SectionForm(bound_data(request), initial=initial_from(section, "text"))
    page = section_page(request, section)
    if "next" in request.POST:
        page = replace(page, done_url=partial(url_after, page))
    return run_form(request, form, page, writing.write, section)


def section_page(request: ActorRequest, section: YearlySection) -> FormPage:
    record, heading = section.report, definition_of(section.key)
    page = yearly_form_page(
        record,
        section=section.key,
        title=heading.title,
        lede=heading.lede,
        button="Save",
        done="Saved.",
        next_url=url_of_next(request.actor, record, section.key) or yearly_url("write", record),
        before_title="The evidence, and last year’s words",
        before=evidence_in_words(record, section.key),
    )
    return replace(page, record=section)


def url_after(page: FormPage, saved: bool) -> str:
    """On to the next section, whether or not this one was changed."""
    return page.next_url


def section_assign(request: ActorRequest, pk: int) -> HttpResponse:
    """Which seat writes a section, and by when."""
    section = part_or_404(request, YearlySection, pk)
    SECTION.require("assign", request.actor, section, about=section.report)
    seats = form_choices.author_choices(section.report, on=request.actor)
    initial = initial_from(section, "author", "due_on") | {"author": section.author_id}
    form = forms.AssignForm(bound_data(request), initial=initial, seats=seats)
    page = yearly_form_page(
        section.report,
        section=section.key,
        title="Who writes this section?",
        lede=definition_of(section.key).title,
        button="Save",
        done="Saved. Whoever holds the seat finds it on Home.",
    )
    return run_form(request, form, replace(page, record=section), writing.assign, section)


def yearly_comment(request: ActorRequest, pk: int, section: str) -> HttpResponse:
    record = yearly_or_404(request, pk)
    COMMENT.require("comment", request.actor, YearlyComment(report=record), about=record)
    page = yearly_form_page(
        record,
        section=section,
        title="Comment on a section",
        lede=title_or_404(section),
        warning="Everybody who may see the draft can read this. It is no part of the report.",
        button="Add the comment",
        done="Your comment stands beside the section.",
    )
    form = forms.CommentForm(bound_data(request))
    return run_form(request, form, page, writing.comment, record, section)


def title_or_404(key: str) -> str:
    titles = {each.key: each.title for each in sections()}
    if key not in titles:
        raise Http404
    return titles[key]


def comment_revise(request: ActorRequest, pk: int) -> HttpResponse:
    """Changing one's own words, and nobody else's."""
    comment = part_or_404(request, YearlyComment, pk)
    COMMENT.require_allowed("revise", request.actor, comment, about=comment.report)
    if request.method == "GET":
        COMMENT.require("revise", request.actor, comment, about=comment.report)
    form = forms.RevisedForm(bound_data(request), initial=initial_from(comment, "text"))
    page = yearly_form_page(
        comment.report,
        section=comment.section,
        title="Change your comment",
        button="Save",
        done="Saved.",
    )
    return run_form(request, form, replace(page, record=comment), writing.revise, comment)


def comment_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """What the office did about a comment."""
    comment = part_or_404(request, YearlyComment, pk)
    COMMENT.require("answer", request.actor, comment, about=comment.report)
    initial = {**initial_from(comment), "text": comment.answer}
    form = forms.AnswerForm(bound_data(request), initial=initial)
    page = yearly_form_page(
        comment.report,
        section=comment.section,
        title="Say what was done about a comment",
        button="Save",
        done="Saved.",
        before_title=f"{comment.role} wrote",
        before=comment.text,
    )
    return run_form(request, form, replace(page, record=comment), writing.answer, comment)


def yearly_state(request: ActorRequest, pk: int) -> HttpResponse:
    """The scrutineer's own statement on what the report says now."""
    record = yearly_or_404(request, pk)
    STATEMENT.require("state", request.actor, YearlyStatement(report=record), about=record)
    form = forms.StatementForm(bound_data(request), initial=seen_of(record))
    return run_form(request, form, statement_page(record), writing.state, record)


def yearly_restate(request: ActorRequest, pk: int) -> HttpResponse:
    statement = part_or_404(request, YearlyStatement, pk)
    STATEMENT.require_allowed("restate", request.actor, statement, about=statement.report)
    if request.method == "GET":
        STATEMENT.require("restate", request.actor, statement, about=statement.report)
    initial = initial_from(statement, "text")
    if statement.report.is_open_to_words:
        read = {writing.WORDS_READ: words_hash(statement.report)}
        initial[EXPECTED_VERSION] = initial[EXPECTED_VERSION].showing(read)
    form = forms.RestatementForm(bound_data(request), initial=initial)
    page = replace(statement_page(statement.report), record=statement)
    return run_form(request, form, page, writing.restate, statement)


def statement_page(record: YearlyReport) -> FormPage:
    return yearly_form_page(
        record,
        section="scrutiny-statement",
        title="The independent scrutineer’s statement",
        lede="Read the report as it stands first: your words are about these words.",
        points=(version_notice(record),),
        button="Save the statement",
        done="Your statement stands in the report.",
    )
