"""A report's way to those it is for: sent, agreed, sent back, issued, received."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from assurance.reports.forms import AgreedElsewhereForm, ReasonForm, ReceiveForm
from assurance.reports.models import Report, ReportReceipt
from assurance.reports.operations import reports
from assurance.reports.transitions import REPORT, REPORT_RECEIPT
from assurance.reports.views import confirmations
from assurance.reports.views.context import address, page_of, waits_for
from assurance.reports.views.lookups import report_or_404
from governance.core import identifier_screening
from governance.core.form_pages import bound_data, confirm, handle_form
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open
from governance.evidence.models import Evidence
from governance.signatures.models import Signature


def report_send(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("send", request.actor, record)

    def perform() -> None:
        reports.send(record, by=request.actor, at=timezone.now())

    return confirm(request, perform, confirmations.confirm_send(request.actor, record))


def report_agree(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("agree", request.actor, record)
    asked = list(Signature.objects.about(record).asked().filter(round=record.round).for_list())
    own = [row for row in asked if waits_for(request.actor, record, row)]
    ensure_open(bool(own), "agree", record)

    def perform() -> None:
        is_last = reports.agree(record, by=request.actor, at=timezone.now())
        says = "The report is agreed." if is_last else "Your agreement is kept; others are awaited."
        messages.success(request, says)

    others = [row for row in asked if row not in own]
    return confirm(request, perform, confirmations.confirm_agree(record, own, others))


def report_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("send_back", request.actor, record)
    form = ReasonForm(bound_data(request))

    def perform() -> None:
        note = form.cleaned_data["note"]
        reports.send_back(record, by=request.actor, at=timezone.now(), note=note)

    page = page_of(
        record, title="Send the report back", button="Send it back", done="Sent back to the office."
    )
    return handle_form(request, form, perform, page)


def report_issue(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("issue", request.actor, record)

    def perform() -> None:
        reports.issue(record, by=request.actor, at=timezone.now())

    return confirm(request, perform, confirmations.confirm_issue(request.actor, record))


def report_record_agreement(request: ActorRequest, pk: int, signature: int) -> HttpResponse:
    """The office writes down what a seat agreed in a meeting, on paper or by e-mail."""
    record = report_or_404(request, pk)
    asked = get_object_or_404(Signature.objects.about(record).for_list(), pk=signature)
    REPORT.require_allowed("record_agreement", request.actor, record)
    form = AgreedElsewhereForm(bound_data(request))

    def perform() -> None:
        typed = form.cleaned_data
        evidence = Evidence(kind=typed["kind"], label=typed["label"], ref=typed["ref"])
        at, note = timezone.now(), identifier_screening.justification_note(form.confirmed)
        reports.record_agreement(record, asked, evidence, by=request.actor, at=at, note=note)

    page = page_of(
        record,
        title=f"Record the agreement of {asked.seat.title}",
        button="Record it",
        done="The agreement is recorded with its evidence.",
    )
    return handle_form(request, form, perform, page)


def report_receive(request: ActorRequest, pk: int) -> HttpResponse:
    """A partnership's receipt of an issued report."""
    receipt = get_object_or_404(
        ReportReceipt.objects.filter(
            report__in=Report.objects.visible_to(request.actor)
        ).select_related("report__group", "report__period", "partnership"),
        pk=pk,
    )
    REPORT_RECEIPT.require_allowed("receive", request.actor, receipt)
    form = ReceiveForm(bound_data(request), initial={"received_on": request.actor.on})

    def perform() -> str:
        day = form.cleaned_data["received_on"]
        reports.receive(receipt, day, by=request.actor, at=timezone.now())
        return address("detail", receipt.report)

    page = page_of(
        receipt.report,
        title=f"Received by {receipt.partnership}",
        button=REPORT_RECEIPT.label("receive"),
        done="The receipt is recorded.",
    )
    return handle_form(request, form, perform, page)
