"""The recipients of a published report: the list, the letter, the sending, the proof."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assurance.publication import access, forms
from assurance.publication.models import YearlyDispatch
from assurance.publication.notifications import public_url
from assurance.publication.operations import dispatches
from assurance.publication.recipients import recipients_of
from assurance.publication.transitions import DISPATCH
from assurance.publication.views.lookups import dispatch_or_404, page_for, report_or_404
from assurance.yearly.models import YearlyReport
from assurance.yearly.transitions import REPORT
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.core.timeline import build_timeline
from governance.core.workflow import ensure_allowed
from governance.deadlines.deadline_status import describe_deadline
from governance.files.views import download, file_response

COLUMNS = (
    Column("recipient", "Recipient", lambda row: row.recipient),
    Column("origin", "Asked for by", lambda row: row.get_origin_display()),
    Column("citation", "Where it is written", lambda row: row.citation),
    Column("status", "Status", lambda row: row.get_status_display()),
    Column("due", "To be sent by", lambda row: row.due_on),
    Column("sent", "Sent on", lambda row: row.sent_on),
    Column("channel", "How", lambda row: row.get_channel_display() if row.channel else ""),
    Column("reason", "Why it is not needed", lambda row: row.reason),
)
STEPS = (
    ("write_letter", "letter", "Letter"),
    ("email_copy", "email", "Send by e-mail"),
    ("record_sent", "sent", "Record as sent"),
    ("give_proof", "proof", "Proof"),
    ("dismiss", "not-needed", "Not needed"),
    ("reopen", "reopen", "Put back"),
)
"""Verbs, the word of their page, and the words of the link, in the order of the list."""
BACK = ("dispatch", "Recipients")
BEFORE = tuple(verb for verb in REPORT.verbs if verb != "publish")
"""What was done to the report on its way to being signed, which its own page tells."""


@dataclass(frozen=True)
class RecipientLine:
    """One recipient as the page shows it to one person."""

    row: YearlyDispatch
    is_late: bool
    links: tuple[tuple[str, str], ...]
    proof_url: str
    sees_letter: bool


def yearly_dispatch(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    rows = YearlyDispatch.objects.filter(report=record).select_related("message").by_source()
    found = with_report(rows, record)
    if wants_file(request):
        return export_response(request, f"Recipients of {record}", found, COLUMNS)
    context = {
        "report": record,
        "partnership": record.partnership,
        "lines": [recipient_line(request.actor, each) for each in found],
        "named": () if record.is_published else recipients_of(record, on=request.actor.on),
        "clock": dispatch_clock(record, on=request.actor.on),
        "may_add": DISPATCH.offers("add_recipient", request.actor, YearlyDispatch(report=record)),
        "trail": build_timeline(record, *found, reader=request.actor, without=BEFORE),
        "public_url": public_url(record) if record.is_published else "",
    }
    return render(request, "assurance/publication/dispatch.html", context)


def with_report(rows: Any, record: YearlyReport) -> list[YearlyDispatch]:
    """The rows, none of which asks for its report again; one query."""
    found = list(rows)
    for each in found:
        each.report = record
    return found


def dispatch_clock(record: YearlyReport, *, on: date) -> Any:
    """How the days in which copies are sent stand; None where no limit is stated."""
    deadline = record.dispatch_deadline
    return deadline and {"deadline": deadline, "status": describe_deadline(deadline, on=on)}


def recipient_line(actor: Actor, row: YearlyDispatch) -> RecipientLine:
    sees = access.can_read_letter(actor, row)
    links = tuple(
        (label, reverse(f"assurance:yearly-{page}", args=[row.pk]))
        for verb, page, label in STEPS
        if DISPATCH.offers(verb, actor, row) and not (verb == "reopen" and went_from_here(row))
    )
    proof = reverse("assurance:yearly-proof-file", args=[row.pk]) if row.proof_file_id else ""
    return RecipientLine(row, row.is_late(on=actor.on), links, proof if sees else "", sees)


def went_from_here(row: YearlyDispatch) -> bool:
    return row.channel == YearlyDispatch.Channel.OUTBOX


def page_of(row: YearlyDispatch, title: str, button: str, done: str, **more: Any) -> FormPage:
    return page_for(row.report, *BACK, title, button, done, record=row, **more)


def yearly_recipient_add(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    DISPATCH.require("add_recipient", request.actor, YearlyDispatch(report=record), about=record)
    form = forms.RecipientForm(bound_data(request))
    page = page_for(
        record, *BACK, "Add a recipient", "Add it", "Added. Read its letter before it is sent."
    )
    return run_form(request, form, page, dispatches.add_recipient, record)


def yearly_letter(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("write_letter", request.actor, row)
    initial = initial_from(row, "address", "is_address_confirmed", "letter")
    form = forms.LetterForm(bound_data(request), initial=initial)
    page = page_of(row, f"Letter to {row.recipient}", "Save", "Saved.")
    return run_form(request, form, page, dispatches.write_letter, row)


def yearly_email(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("email_copy", request.actor, row)
    checked = "" if row.is_address_confirmed else ", to be confirmed: nobody has checked it here"
    page = page_of(
        row,
        f"Send the copy to {row.recipient}?",
        DISPATCH.label("email_copy"),
        "Handed to the outbox. It counts as sent once the mail server has taken it.",
        points=(
            Notice("To this address", (f"{row.address or 'no address is entered'}{checked}",)),
            Notice("In these words", (*row.letter.split("\n\n"), public_url(row.report))),
        ),
        cancel_label="Go back",
    )
    return confirm(request, page, dispatches.email_copy, row)


def yearly_sent(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("record_sent", request.actor, row)
    initial = seen_of(row)
    form = forms.SentForm(bound_data(request), request.FILES or None, initial=initial)
    page = page_of(row, f"Sent to {row.recipient}", "Record it", "Recorded.")
    return run_form(request, form, page, dispatches.record_sent, row)


def yearly_proof(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("give_proof", request.actor, row)
    form = forms.ProofForm(
        bound_data(request), request.FILES or None, initial=initial_from(row, "proof")
    )
    page = page_of(row, f"Proof that it was sent to {row.recipient}", "Save", "Saved.")
    return run_form(request, form, page, dispatches.give_proof, row)


@download
def yearly_proof_file(request: ActorRequest, pk: int) -> FileResponse:
    """The stored proof itself, for the office."""
    row = dispatch_or_404(request, pk)
    ensure_allowed(access.can_read_letter(request.actor, row), "take the proof of", row)
    if row.proof_file is None:
        raise Http404
    return file_response(request, row.proof_file)


def yearly_not_needed(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("dismiss", request.actor, row)
    form = forms.ReasonForm(bound_data(request))
    page = page_of(row, f"No copy for {row.recipient}", "It is not needed", "Recorded.")
    return run_form(request, form, page, dispatches.dismiss, row)


def yearly_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    row = dispatch_or_404(request, pk)
    DISPATCH.require("reopen", request.actor, row)
    form = forms.ReasonForm(bound_data(request))
    page = page_of(row, f"Still to be sent to {row.recipient}", "Put it back", "Put back.")
    return run_form(request, form, page, dispatches.reopen, row)
