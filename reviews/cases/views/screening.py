"""Screening a case: views, what is found, the notification, and who was told."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from governance.core.form_pages import bound_data, run_form, seen_of
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_open, require_any
from governance.deadlines.models import Deadline
from reviews.cases import access
from reviews.cases.forms import screening as forms
from reviews.cases.models import Overrun, PartnerView, Telling
from reviews.cases.operations import cases, clocks, screening
from reviews.cases.transitions import CASE, OVERRUN, PROCEEDING, TELLING
from reviews.cases.transitions.requirements import is_being_screened, statutory_partners
from reviews.cases.views.cases import page_for
from reviews.cases.views.context import clocks_of
from reviews.cases.views.lookups import case_or_404, proceeding_or_404, whole_case_or_404


def case_view(request: ActorRequest, pk: int) -> HttpResponse:
    """A partner's view: of the one this person speaks for; who co-ordinates writes down any."""
    case = whole_case_or_404(request, pk)
    partners = [
        (each.pk, str(each))
        for each in statutory_partners(case, on=request.actor.on)
        if access.can_give_view(request.actor, PartnerView(case=case, organisation=each))
    ]
    require_any(partners, "give a view on", str(case))
    ensure_open(is_being_screened(PartnerView(case=case)), "give a view on", case)
    form = forms.ViewForm(bound_data(request), partners=partners)
    page = page_for(
        case,
        "Give a safeguarding partner’s view",
        "Give the view",
        "Given. It stays as it is.",
        lede="Each partner’s view on notifying is kept with its reason. A partner that thinks "
        "again gives another one; the earlier one stays.",
    )
    return run_form(request, form, page, screening.give_view, case)


def case_dispute(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("dispute", request.actor, case)
    page = page_for(
        case, "Record that the partners disagree", "Record it", "Recorded. Their views stay."
    )
    form = forms.OptionalReasonForm(bound_data(request))
    return run_form(request, form, page, screening.dispute, case)


def case_notifiable(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("find_notifiable", request.actor, case)
    page = page_for(
        case,
        "It is notifiable",
        "Record it",
        "Recorded. Record the notification once it has been sent.",
        lede="The duty to notify is the local authority’s: its own view must be there, the other "
        "partners’ views need not be.",
    )
    form = forms.OptionalReasonForm(bound_data(request))
    return run_form(request, form, page, screening.find_notifiable, case)


def case_not_notifiable(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("find_not_notifiable", request.actor, case)
    page = page_for(
        case,
        "It is not notifiable?",
        "Record it",
        "Recorded. The time limits have stopped.",
        warning="The case ends with this. It cannot be undone.",
    )
    form = forms.ReasonForm(bound_data(request), initial=seen_of(case))
    return run_form(request, form, page, screening.find_not_notifiable, case)


def case_local(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("find_local", request.actor, case)
    page = page_for(
        case,
        "It is serious, but not notifiable",
        "Record it",
        "Recorded. What can be learned is learned locally.",
    )
    return run_form(request, forms.WhyForm(bound_data(request)), page, screening.find_local, case)


def case_notify(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("notify", request.actor, case)
    page = page_for(
        case,
        "Record the notification",
        "Record it",
        "Recorded.",
        warning="One incident is notified once, whatever the number of children. This cannot be "
        "undone; a notification that should not have been made can be withdrawn.",
    )
    form = forms.NotifyForm(bound_data(request), request.FILES or None, initial=seen_of(case))
    return run_form(request, form, page, screening.notify, case)


def case_tell(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    TELLING.require("tell", request.actor, Telling(case=case), about=case)
    page = page_for(case, "Record who was told", "Record it", "Recorded.")
    return run_form(request, forms.TellForm(bound_data(request)), page, screening.tell, case)


def case_overrun(request: ActorRequest, pk: int, deadline_pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    OVERRUN.require("explain_overrun", request.actor, Overrun(case=case), about=case)
    own = [each.deadline.pk for each in clocks_of(case, actor=request.actor)]
    deadline = get_object_or_404(Deadline.objects.filter(pk__in=own), pk=deadline_pk)
    page = page_for(
        case,
        "Explain that it is late",
        "Record it",
        "Recorded. The limit stays late.",
        lede=str(deadline),
    )
    form = forms.OverrunForm(bound_data(request))
    return run_form(request, form, page, clocks.explain_overrun, case, deadline)


def case_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("withdraw", request.actor, case)
    page = page_for(
        case,
        "Withdraw the notification?",
        "Withdraw it",
        "Withdrawn.",
        warning="The criteria turned out not to be met. The rapid review stops. This cannot be "
        "undone.",
    )
    form = forms.ReasonForm(bound_data(request), initial=seen_of(case))
    return run_form(request, form, page, screening.withdraw, case)


def proceeding_end(request: ActorRequest, pk: int) -> HttpResponse:
    proceeding = proceeding_or_404(request, pk)
    case = proceeding.case
    PROCEEDING.require("end_proceeding", request.actor, proceeding, about=case)
    page = page_for(case, f"{proceeding}: it has ended", "Record it", "Recorded.")
    form = forms.ProceedingForm(bound_data(request))
    return run_form(request, form, page, cases.end_proceeding, proceeding)
