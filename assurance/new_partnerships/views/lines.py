"""The copied lines: the list, confirming one or those of a chapter, leaving one out."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from assurance.new_partnerships.copying.fields import CHAPTERS
from assurance.new_partnerships.forms import lines as forms
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import confirming
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from assurance.new_partnerships.views import context
from assurance.new_partnerships.views.line_words import LineReader, ShownLine
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import Notice, bound_data, run_form, seen_of
from governance.core.formatting import format_count
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table

COLUMNS = (Column("place", "Line", lambda row: row.place, "place"),)
Rows = list[CopiedLine]


def file_columns(reader: LineReader) -> tuple[Column, ...]:
    return (
        Column("chapter", "Chapter", lambda row: CHAPTERS[row.kind]),
        Column("line", "Line", reader.title),
        Column("says", "Says", lambda row: in_one_cell(reader.shown(row))),
        Column("state", "State", lambda row: reader.shown(row).state),
        Column("citation", "Source where it was copied", lambda row: row.citation),
        Column("document", "Confirmed by document", lambda row: row.document),
        Column("paragraph", "Paragraph", lambda row: row.paragraph),
        Column("dated", "Of", lambda row: row.dated),
        Column("confirmed", "Confirmed", lambda row: row.confirmed_at),
        Column("by", "By", lambda row: row.confirmed_by),
    )


def in_one_cell(shown: ShownLine) -> str:
    return "; ".join(f"{label}: {text}" for label, text, _ in shown.rows)


def new_partnership_lines(request: ActorRequest, pk: int) -> HttpResponse:
    """Its chapters; and once a chapter or a state is chosen, the lines of that."""
    draft = context.draft_or_404(request, pk)
    lines = list(draft.lines.order_by("place"))
    reader = LineReader(draft, lines)
    form = forms.LineFilterForm(request.GET)
    wish = form.cleaned_data if form.is_valid() else {}
    rows = draft.lines.to_read().select_related("confirmed_by").order_by("place")
    if chapter := wish.get("chapter"):
        rows = rows.filter(kind=chapter)
    match wish.get("state"):
        case "unconfirmed":
            rows = rows.filter(is_in_use=True, confirmed_at__isnull=True)
        case "confirmed":
            rows = rows.filter(is_in_use=True, confirmed_at__isnull=False)
        case "left_out":
            rows = rows.filter(is_in_use=False)
    if wants_file(request):
        name = f"Lines of {draft.title}"
        return export_response(request, name, rows, file_columns(reader))
    listing = paginate_table(request, rows, COLUMNS)
    page = {
        "draft": draft,
        "listing": listing,
        "lines": [reader.shown(each) for each in listing.page],
        "chapters": context.chapters_of(draft, lines),
        "filters": form,
        "is_chosen": any(wish.values()),
        "may_confirm": NEW_PARTNERSHIP.offers("confirm_lines", request.actor, draft),
    }
    return render(request, "assurance/new_partnerships/lines.html", page)


def line_or_404(draft: NewPartnership, pk: int) -> tuple[CopiedLine, ShownLine]:
    line = get_object_or_404(draft.lines.to_read().select_related("confirmed_by"), pk=pk)
    named = list(draft.lines.filter(kind__in=("organisation", "group", "seat")))
    return line, LineReader(draft, named).shown(line)


def notice_of(shown: ShownLine) -> Notice:
    """What it says, and where that stands."""
    line = shown.line
    said = [f"{label}: {text}" for label, text, _ in shown.rows]
    if line.values.get("note"):
        said.append(f"Note there: {line.values['note']}")
    source = line.citation or "not stated"
    return Notice(shown.title, (*said, f"Source where it was copied: {source}"))


def list_url(draft: NewPartnership, line: CopiedLine | None = None) -> str:
    query = f"?chapter={line.kind}" if line else ""
    return reverse("assurance:new-partnership-lines", args=[draft.pk]) + query


def new_partnership_line(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    """One line: what was copied, and by which document it is so here, or what is instead."""
    draft = context.draft_or_404(request, pk)
    row, shown = line_or_404(draft, line)
    NEW_PARTNERSHIP.require("confirm_lines", request.actor, draft)
    if not row.is_in_use:
        return new_partnership_put_back(request, pk, line)
    initial = {**seen_of(draft), **cited(row)}
    form = forms.ConfirmLineForm(bound_data(request), lines=[row], initial=initial)
    page = context.page_for(
        draft,
        title="Confirm the line",
        lede="If it is otherwise here, write what it is here.",
        button="Confirm it",
        back=list_url(draft, row),
        back_label="Back to the lines",
        done="Confirmed.",
        points=(notice_of(shown),),
    )
    return run_form(request, form, page, confirming.confirm_lines, draft)


def cited(row: CopiedLine) -> dict[str, Any]:
    """As it was confirmed before, if it was."""
    return {name: getattr(row, name) for name in ("document", "paragraph", "dated")}


def new_partnership_chapter(request: ActorRequest, pk: int, chapter: str) -> HttpResponse:
    """All lines of a chapter that are to be confirmed, read on one page and confirmed together."""
    draft = context.draft_or_404(request, pk)
    if chapter not in CHAPTERS:
        raise Http404
    NEW_PARTNERSHIP.require("confirm_lines", request.actor, draft)
    rows: Rows = list(draft.lines.unconfirmed().filter(kind=chapter).order_by("place"))
    named = list(draft.lines.filter(kind__in=("organisation", "group", "seat")))
    reader = LineReader(draft, named)
    count = format_count(len(rows), "line")
    form = forms.ConfirmForm(bound_data(request), lines=rows, initial=seen_of(draft))
    page = context.page_for(
        draft,
        title=f"{CHAPTERS[chapter]}: confirm together",
        lede="Read each. Where one is otherwise here, open it by itself first.",
        button=f"Confirm {count}",
        back=list_url(draft),
        back_label="Back to the lines",
        done=lambda number: f"{format_count(number, 'line')} confirmed.",
        points=tuple(notice_of(reader.shown(each)) for each in rows),
    )
    if not rows:
        return render(
            request,
            "assurance/new_partnerships/nothing_left.html",
            {"draft": draft, "chapter": CHAPTERS[chapter], "back": list_url(draft)},
        )
    return run_form(request, form, page, confirming.confirm_lines, draft)


def new_partnership_take_back(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    return about_line(
        request,
        pk,
        line,
        verb="take_back",
        operation=confirming.take_back,
        title="Take the confirmation back?",
        button="Take it back",
        done="Taken back: it is to be confirmed again.",
        lede="It then says what was copied, and that it is to be confirmed.",
    )


def new_partnership_leave_out(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    return about_line(
        request,
        pk,
        line,
        verb="leave_out",
        operation=confirming.leave_out,
        title="Leave the line out?",
        button="Leave it out",
        done="Left out.",
        lede="What hangs on it is left out too. It stays in the list and can be put back.",
    )


def new_partnership_put_back(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    return about_line(
        request,
        pk,
        line,
        verb="put_back",
        operation=confirming.put_back,
        title="Put the line back?",
        button="Put it back",
        done="Put back.",
        lede="Where the organisation or group that it is about is left out, it stays out with it.",
    )


def about_line(
    request: ActorRequest,
    pk: int,
    line: int,
    *,
    verb: str,
    operation: Callable[..., Any],
    **words: str,
) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    row, shown = line_or_404(draft, line)
    NEW_PARTNERSHIP.require(verb, request.actor, draft)
    data = request.POST if request.method == "POST" else None
    form = forms.SeenForm(data, lines=[row], initial=seen_of(draft))
    page = context.page_for(
        draft,
        back=list_url(draft, row),
        back_label="Back to the lines",
        points=(notice_of(shown),),
        **words,
    )
    return run_form(request, form, page, operation, draft)
