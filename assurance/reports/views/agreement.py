"""A report's way to those it is for: sent, agreed, sent back, issued, received."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from assurance.reports.forms import AgreedElsewhereForm, ReasonForm, ReceiveForm, SendForm
from assurance.reports.models import Report, ReportReceipt
from assurance.reports.operations import reports
from assurance.reports.transitions import REPORT, REPORT_RECEIPT, empty_closing_chapters
from assurance.reports.views import confirmations
from assurance.reports.views.context import can_agree_now, report_form_page
from assurance.reports.views.lookups import report_or_404
from governance.core.form_pages import bound_data, confirm, run_form, seen_of
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open
from governance.signatures.models import Signature


def report_send(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("send", request.actor, record)
    page = confirmations.confirm_send(request.actor, record)
    if not empty_closing_chapters(record):
        return confirm(request, page, reports.send, record)
    form = SendForm(bound_data(request), initial=seen_of(record))
    return run_form(request, form, page, reports.send, record)


def report_agree(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("agree", request.actor, record)
    asked = list(Signature.objects.about(record).asked().filter(round=record.round).for_list())
    own = [row for row in asked if can_agree_now(request.actor, record, row)]
    ensure_open(bool(own), "agree", record)
    others = [row for row in asked if row not in own]
    page = confirmations.confirm_agree(record, own, others)
    return confirm(request, page, reports.agree, record)


def report_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("send_back", request.actor, record)
    form = ReasonForm(bound_data(request))
    page = report_form_page(
        record, title="Send the report back", button="Send it back", done="Sent back to the office."
    )
    return run_form(request, form, page, reports.send_back, record)


def report_issue(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require("issue", request.actor, record)
    page = confirmations.confirm_issue(request.actor, record)
    return confirm(request, page, reports.issue, record)


def report_record_agreement(request: ActorRequest, pk: int, signature: int) -> HttpResponse:
    """The office writes down what a seat agreed in a meeting, on paper or by e-mail."""
    record = report_or_404(request, pk)
    asked = get_object_or_404(Signature.objects.about(record).for_list(), pk=signature)
    REPORT.require_allowed("record_agreement", request.actor, record)
    form = AgreedElsewhereForm(bound_data(request), initial=seen_of(record))
    page = report_form_page(
        record,
        title=f"Record the agreement of {asked.seat.title}",
        button="Record it",
        done="The agreement is recorded with its evidence.",
    )
    return run_form(request, form, page, reports.record_agreement, record, asked)


def report_receive(request: ActorRequest, pk: int) -> HttpResponse:
    """A partnership's receipt of an issued report."""
    receipt = receipt_or_404(request, pk)
    REPORT_RECEIPT.require_allowed("receive", request.actor, receipt)
    initial = {"received_on": request.actor.on, **seen_of(receipt)}
    form = ReceiveForm(bound_data(request), initial=initial)
    page = report_form_page(
        receipt.report,
        title=f"Received by {receipt.partnership}",
        button=REPORT_RECEIPT.label("receive"),
        done="The receipt is recorded.",
    )
    return run_form(request, form, page, reports.receive, receipt)


def receipt_or_404(request: ActorRequest, pk: int) -> ReportReceipt:
    rows = ReportReceipt.objects.filter(report__in=Report.objects.visible_to(request.actor))
    found = rows.select_related("report__group", "report__period", "partnership")
    return get_object_or_404(found, pk=pk)
