"""Entering a return for its respondent, and what the respondent says of it."""

from django.http import HttpResponse

from assurance.returns.forms import EntryForm, EntryReplyForm
from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations import entries
from assurance.returns.transitions import OFFICE_ENTRY
from assurance.returns.views import confirmations
from assurance.returns.views.lookups import entry_or_404, return_or_404
from assurance.returns.views.returns import incomplete_page
from governance.core.form_pages import Notice, bound_data, confirm, run_form, seen_of
from governance.core.requests import ActorRequest

NOTHING = "Nothing written."


def return_enter(request: ActorRequest, pk: int) -> HttpResponse:
    record = return_or_404(request, pk)
    OFFICE_ENTRY.require("begin", request.actor, OfficeEntry(assurance_return=record))
    form = EntryForm(bound_data(request), request.FILES or None)
    return run_form(request, form, confirmations.enter_page(record), entries.begin, record)


def entry_send(request: ActorRequest, pk: int) -> HttpResponse:
    """What is missing is told on the return's own page, before anything is asked."""
    entry = entry_or_404(request, pk)
    record = entry.assurance_return
    OFFICE_ENTRY.require("send", request.actor, entry)
    if incomplete := incomplete_page(request, record):
        return incomplete
    page = confirmations.confirm_send(entry, notices(record))
    return confirm(request, page, entries.send, entry)


def entry_reply(request: ActorRequest, pk: int) -> HttpResponse:
    entry = entry_or_404(request, pk)
    OFFICE_ENTRY.require("confirm", request.actor, entry)
    form = EntryReplyForm(bound_data(request), initial=seen_of(entry))
    page = confirmations.entry_reply_page(entry, notices(entry.assurance_return))
    return run_form(request, form, page, entries.respond, entry)


def entry_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    entry = entry_or_404(request, pk)
    OFFICE_ENTRY.require("withdraw", request.actor, entry)
    return confirm(request, confirmations.confirm_withdraw(entry), entries.withdraw, entry)


def notices(record: AssuranceReturn) -> tuple[Notice, ...]:
    """Each question with what stands in its answer: nobody puts their name to unseen words."""
    rows = record.answers.for_form()
    return tuple(Notice(each.prompt, (each.shown or NOTHING,)) for each in rows)
