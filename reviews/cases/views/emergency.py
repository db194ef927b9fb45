"""Emergency access: asking for it, approving it for somebody else, ending it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.accounts.second_factor import gave_second_factor
from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.formatting import format_datetime
from governance.core.requests import ActorRequest
from reviews.cases import access
from reviews.cases.content.report import MARKING
from reviews.cases.forms.emergency import EmergencyForm
from reviews.cases.models import CasePerson, EmergencyAccess
from reviews.cases.models.emergency import EmergencyQuerySet
from reviews.cases.operations import emergency
from reviews.cases.transitions import EMERGENCY

SENT = (
    "Your request was sent. If there is such a case and you may ask for it, somebody of another "
    "organisation decides. You are told by e-mail when you can read it."
)


def hours() -> int:
    """How long it lasts: our own number, to be confirmed."""
    return int(settings.EMERGENCY_ACCESS_LASTS.total_seconds() // 3600)


def emergency_list(request: ActorRequest) -> HttpResponse:
    """One’s own requests, those one may decide, and what may be read now and ended."""
    own = EmergencyAccess.objects.filter(asked_by=request.actor.user_id).for_list()
    others = list(others_with_cases(request))
    offered = {verb: offered_to(request, verb, others) for verb in EMERGENCY.moves}
    acting = set(EmergencyAccess.objects.acting().values_list("pk", flat=True))
    running = [each for each in offered["end_emergency"] if each.pk in acting]
    context = {
        "own": [(each, each.pk in acting) for each in own.order_by("-pk")[:20]],
        "to_approve": offered["approve_emergency"],
        "running": running,
        "may_ask": EMERGENCY.offers("ask_emergency", request.actor, EmergencyAccess()),
        "hours": hours(),
        "marking": MARKING if running or offered["approve_emergency"] else "",
    }
    return render(request, "reviews/cases/emergency_list.html", context)


def others_with_cases(request: ActorRequest) -> EmergencyQuerySet:
    """What others asked for and is not over, each with its case and the people on its list."""
    rows = EmergencyAccess.objects.for_list().exclude(asked_by=request.actor.user_id)
    if not gave_second_factor(request):
        return rows.none()
    still = rows.filter(case__isnull=False).exclude(status=EmergencyAccess.Status.ENDED)
    partnerships = {held.partnership_id for held in request.actor.holdings}
    named = CasePerson.objects.acting(on=request.actor.on).filter(person=request.actor.user_id)
    there = still.filter(case__partnership__in=partnerships - {None}) | still.filter(
        case__in=named.values("case")
    )
    return there.prefetch_related("case__people").order_by("-pk")


def offered_to(request: ActorRequest, verb: str, rows: Any) -> list[EmergencyAccess]:
    return [each for each in rows if EMERGENCY.offers(verb, request.actor, each)]


def emergency_ask(request: ActorRequest) -> HttpResponse:
    EMERGENCY.require("ask_emergency", request.actor, EmergencyAccess())
    page = FormPage(
        title="Ask for emergency access",
        lede="To read one case on which you are not named, when it cannot wait until you are. "
        f"Somebody of another organisation decides. It lasts {hours()} hours (our own number, to "
        "be confirmed), lets you read and nothing else, and every page you open leaves a line. "
        "The independent scrutineer is told that it was used.",
        button="Ask for access",
        back=reverse("reviews:emergency-list"),
        back_label="Emergency access",
        done=SENT,
        marking=MARKING,
    )
    form = EmergencyForm(bound_data(request))
    return run_form(request, form, page, emergency.ask_emergency)


def emergency_approve(request: ActorRequest, pk: int) -> HttpResponse:
    record = record_or_404(request, pk, access.can_approve_emergency)
    EMERGENCY.require("approve_emergency", request.actor, record)
    done = f"Approved. It ends by itself after {hours()} hours."
    page = page_for(record, "Approve emergency access?", "Approve it", done)
    return confirm(request, page, emergency.approve_emergency, record)


def emergency_end(request: ActorRequest, pk: int) -> HttpResponse:
    record = record_or_404(request, pk, access.can_end_emergency)
    EMERGENCY.require("end_emergency", request.actor, record)
    page = page_for(record, "End emergency access now?", "End it", "Ended.")
    return confirm(request, page, emergency.end_emergency, record)


def page_for(record: EmergencyAccess, title: str, button: str, done: str) -> FormPage:
    return FormPage(
        title=title,
        caption=str(record.case),
        lede=f"{record.asked_by}, {record.asked_for}, asked on {format_datetime(record.asked_at)}: "
        f"{record.reason}",
        warning="They will read the whole case. Ask them by telephone first if you do not know "
        "them."
        if record.status == EmergencyAccess.Status.ASKED
        else "",
        button=button,
        back=reverse("reviews:emergency-list"),
        back_label="Emergency access",
        done=done,
        partnership=record.case.partnership if record.case else None,
        record=record,
        marking=MARKING,
    )


def record_or_404(request: ActorRequest, pk: int, allowed: Any) -> EmergencyAccess:
    """For whom it is there at all: those who may decide or end it, with a second factor."""
    rows = EmergencyAccess.objects.for_list().select_related("case__partnership")
    record = get_object_or_404(rows.prefetch_related("case__people"), pk=pk)
    if not gave_second_factor(request) or not allowed(request.actor, record):
        raise Http404
    return record
