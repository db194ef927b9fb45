"""A report's way through scrutiny to its signatures: given, taken back, sent, agreed, sent back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from assurance.yearly.content.current_content import content_of
from assurance.yearly.forms import AgreedElsewhereForm, ReasonForm, SendForm
from assurance.yearly.operations import agreement
from assurance.yearly.transitions import REPORT, is_stated_of_earlier_words, missing_in
from assurance.yearly.views import confirmations
from assurance.yearly.views.context import can_agree_now
from assurance.yearly.views.lookups import yearly_or_404
from assurance.yearly.views.pages import yearly_form_page
from governance.core.form_pages import bound_data, confirm, run_form, seen_of
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open
from governance.signatures.models import Signature


def yearly_give_to_scrutiny(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("give_to_scrutiny", request.actor, record)
    page = confirmations.confirm_scrutiny(record)
    return confirm(request, page, agreement.give_to_scrutiny, record)


def yearly_take_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("take_back", request.actor, record)
    page = yearly_form_page(
        record,
        title="Take the report back?",
        lede="What the scrutineer wrote stays.",
        button=REPORT.label("take_back"),
        done="The report is prepared again.",
    )
    return run_form(request, ReasonForm(bound_data(request)), page, agreement.take_back, record)


def yearly_send(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("send", request.actor, record)
    content = content_of(record).plain()
    form = SendForm(
        bound_data(request),
        initial=seen_of(record),
        is_whole=not missing_in(content),
        has_statement=record.is_stated,
        is_about_earlier=is_stated_of_earlier_words(content),
    )
    page = confirmations.confirm_send(request.actor, record)
    return run_form(request, form, page, agreement.send, record)


def yearly_agree(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("agree", request.actor, record)
    asked = list(Signature.objects.about(record).asked().filter(round=record.round).for_list())
    own = [row for row in asked if can_agree_now(request.actor, record, row)]
    ensure_open(bool(own), "agree", record)
    others = [row for row in asked if row not in own]
    page = confirmations.confirm_agree(record, own, others)
    return confirm(request, page, agreement.agree, record)


def yearly_record_agreement(request: ActorRequest, pk: int, signature: int) -> HttpResponse:
    """The office writes down what a seat signed on paper, in a meeting or by e-mail."""
    record = yearly_or_404(request, pk)
    asked = get_object_or_404(Signature.objects.about(record).for_list(), pk=signature)
    REPORT.require_allowed("record_agreement", request.actor, record)
    form = AgreedElsewhereForm(bound_data(request), initial=seen_of(record))
    page = yearly_form_page(
        record,
        title=f"Record the agreement of {asked.seat.title}",
        points=(confirmations.version_notice(record),),
        button="Record it",
        done="The agreement is recorded with its evidence.",
    )
    return run_form(request, form, page, agreement.record_agreement, record, asked)


def yearly_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    REPORT.require("send_back", request.actor, record)
    page = yearly_form_page(
        record, title="Send the report back", button="Send it back", done="Sent back to the office."
    )
    return run_form(request, ReasonForm(bound_data(request)), page, agreement.send_back, record)
