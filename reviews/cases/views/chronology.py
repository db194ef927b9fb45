"""The chronology of a case: one line of time from what the agencies tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.formatting import format_count
from governance.core.page_urls import page_url
from governance.core.requests import ActorRequest
from governance.core.tables import Column
from governance.core.workflow import ensure_allowed, require_any
from governance.people.models import Organisation
from reviews.cases import access
from reviews.cases.content.report import MARKING
from reviews.cases.forms.chronology import ChronologyFileForm, EntryForm
from reviews.cases.forms.screening import WhyForm
from reviews.cases.models import Case, ChronologyEntry
from reviews.cases.operations import chronology
from reviews.cases.transitions import CHRONOLOGY
from reviews.cases.views.cases import agencies_of
from reviews.cases.views.exports import restricted_export, wants_excel
from reviews.cases.views.lookups import case_or_404, part_or_404, whole_case_or_404

GAP = 60
"""Calendar days without an entry from which the page says so."""
COLUMNS = (
    Column("day", "Date", lambda row: row.happened_on),
    Column("precision", "How well the day is known", lambda row: row.get_precision_display()),
    Column("agency", "Agency", lambda row: row.organisation),
    Column("what", "What happened", lambda row: row.text),
)


REMOVE = "reviews:entry-remove"


@dataclass(frozen=True)
class Line:
    """An entry, what is told twice, and the days without an entry before it."""

    entry: ChronologyEntry
    is_twice: bool
    gap: str
    remove_url: str
    """Where it is taken out, for who may."""


@require_safe
def case_chronology(request: ActorRequest, pk: int) -> HttpResponse:
    """All of it for who reads the whole; before the meeting a contributor's own agency's part.

    Whoever reads by emergency access alone takes no file of it (403).
    """
    case = case_or_404(request, pk)
    rows = case.chronology.filter(removed_at__isnull=True).for_list().in_order()
    own = access.entry_of(request.actor, case)
    if not access.can_view_whole(request.actor, case):
        rows = rows.filter(organisation=own.organisation_id if own else None)
    may_take = access.can_read_case(request.actor, case)
    if wants_excel(request):
        ensure_allowed(may_take, "take a file of", case)
        title = f"Chronology {case.reference}"
        return restricted_export(request, title, rows, COLUMNS, of=[case])
    entries = list(rows.select_related(None).select_related("organisation"))
    context = {
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "lines": lines_of(entries, request),
        "may_add": bool(own_agencies(request, case)),
        "count": len(entries),
        "may_take": may_take,
    }
    return render(request, "reviews/cases/chronology.html", context)


def lines_of(entries: Iterable[ChronologyEntry], request: ActorRequest) -> list[Line]:
    """What two agencies tell of one day stands out, and so do long times without an entry."""
    found = list(entries)
    tellers: dict[object, set[int]] = {}
    for each in found:
        if each.happened_on:
            tellers.setdefault(each.happened_on, set()).add(each.organisation_id)
    lines, before = [], None
    for each in found:
        days = (each.happened_on - before).days if each.happened_on and before else 0
        lines.append(
            Line(
                each,
                is_twice=len(tellers.get(each.happened_on, ())) > 1,
                gap=format_count(days, "day") if days > GAP else "",
                remove_url=page_url(REMOVE, each.pk)
                if CHRONOLOGY.offers("remove_entry", request.actor, each)
                else "",
            )
        )
        before = each.happened_on or before
    return lines


def own_agencies(request: ActorRequest, case: Case) -> list[Organisation]:
    """For which agencies this person may add entries: their own; who co-ordinates, for any."""
    return [
        body
        for body in agencies_of(request, case)
        if CHRONOLOGY.offers(
            "add_entry", request.actor, ChronologyEntry(case=case, organisation=body)
        )
    ]


def chronology_page(case: Case, title: str, button: str, done: object) -> FormPage:
    return FormPage(
        title=title,
        caption=case.reference,
        button=button,
        back=reverse("reviews:case-chronology", args=[case.pk]),
        back_label="Back to the chronology",
        done=done,  # type: ignore[arg-type]
        partnership=case.partnership,
        marking=MARKING,
    )


def entry_add(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    bodies = require_any(own_agencies(request, case), "add to the chronology of", str(case))
    form = EntryForm(bound_data(request), agencies=[(each.pk, str(each)) for each in bodies])
    page = chronology_page(case, "Add to the chronology", "Add it", "Added.")
    return run_form(request, form, page, chronology.add_entry, case)


def entries_import(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    bodies = require_any(own_agencies(request, case), "add to the chronology of", str(case))
    form = ChronologyFileForm(
        request.POST or None, request.FILES or None, agencies=bodies, today=request.actor.on
    )
    page = chronology_page(case, "Add a file of entries", "Read the file", imported_words)
    return run_form(request, form, page, chronology.import_entries, case)


def imported_words(count: int) -> str:
    if not count:
        return "Nothing was added: every row is there already."
    return f"{format_count(count, 'entry', 'entries')} added."


def entry_remove(request: ActorRequest, pk: int) -> HttpResponse:
    entry = part_or_404(request, ChronologyEntry, pk)
    entry.case = whole_case_or_404(request, entry.case_id)
    CHRONOLOGY.require("remove_entry", request.actor, entry, about=entry.case)
    page = chronology_page(entry.case, "Take the entry out?", "Take it out", "Taken out.")
    return run_form(request, WhyForm(bound_data(request)), page, chronology.remove_entry, entry)
