"""What is done with one entry of a timetable: its words, its beginning, its end, other months."""

from typing import Any

from django.http import HttpResponse

from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.timetable import forms, operations
from governance.timetable.form_choices import chosen_initial, entry_choices
from governance.timetable.forms import months_of_plan
from governance.timetable.models import TimetableEntry
from governance.timetable.transitions import ENTRY
from governance.timetable.views.entries import entry_or_404, entry_url

WORDS = ("title", "method", "priority_id", "themes")
OF_LEARNING = ("learned_from", "audience")


def page_for(entry: TimetableEntry, title: str, button: str, done: str, **more: Any) -> FormPage:
    """The page around a form about one entry."""
    return FormPage(
        title=title,
        caption=str(entry),
        button=button,
        back=entry_url(entry),
        back_label="Back to the entry",
        done=done,
        partnership=entry.plan.partnership,
        record=entry,
        **more,
    )


def get_entry(request: ActorRequest, pk: int, verb: str) -> TimetableEntry:
    """One that may be seen, of which the verb may be done now."""
    entry = entry_or_404(request, pk)
    ENTRY.require(verb, request.actor, entry)
    return entry


def entry_edit(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "edit")
    own = OF_LEARNING if entry.is_learning else ("kind",)
    initial = initial_from(entry, *WORDS, *own) | chosen_initial(entry)
    form_class = forms.LearningForm if entry.is_learning else forms.AssuranceForm
    form = form_class(
        bound_data(request),
        is_new=False,
        asks_why=entry.plan.is_adopted,
        initial=initial,
        **entry_choices(entry.plan, on=request.actor.on, now=entry),
    )
    lede = "Only this one time of it is changed." if entry.every else ""
    page = page_for(entry, "Change the entry", "Save", "Saved.", lede=lede)
    return run_form(request, form, page, operations.edit, entry)


def entry_begin(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "begin")
    page = page_for(entry, "Has it begun?", "It has begun", "It is under way.")
    return confirm(request, page, operations.begin, entry)


def entry_complete(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "complete")
    form = forms.CompleteForm(
        bound_data(request), initial=initial_from(entry), is_learning=entry.is_learning
    )
    page = page_for(entry, "Say that it is done", "It is done", "Done.")
    return run_form(request, form, page, operations.complete, entry)


def entry_move(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "move")
    form = forms.MoveForm(
        bound_data(request), initial=initial_from(entry), months=months_of_plan(entry.plan)
    )
    lede = f"It stands in {entry.months}. For when it was planned at first stays readable."
    page = page_for(entry, "Move it to other months", "Move it", "Moved.", lede=lede)
    return run_form(request, form, page, operations.move, entry)


def entry_drop(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "drop")
    form = forms.ReasonForm(bound_data(request), initial=initial_from(entry))
    page = page_for(entry, "Drop it", "Drop it", "Dropped; it stays in the timetable as dropped.")
    return run_form(request, form, page, operations.drop, entry)


def entry_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    entry = get_entry(request, pk, "reopen")
    form = forms.ReasonForm(bound_data(request), initial=initial_from(entry))
    lede = "It is planned again. What was said of it before stays in its history."
    page = page_for(entry, "Take it up again", "Take it up again", "Planned again.", lede=lede)
    return run_form(request, form, page, operations.reopen, entry)
