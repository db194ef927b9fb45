"""Chasing who is late: the mail is seen first, and the office may add words of its own."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from assurance.returns import access, notifications
from assurance.returns.forms import ChaseForm
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing
from assurance.returns.views import confirmations
from assurance.returns.views.lookups import return_or_404
from governance.core.form_pages import bound_data, run_form
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_allowed
from governance.structure.models import Partnership


def return_chase(request: ActorRequest, pk: int) -> HttpResponse:
    """One mail to those who answer for a return, with all that they owe the same group."""
    record = return_or_404(request, pk)
    ensure_allowed(access.can_chase(request.actor, record), "chase", record)
    form = ChaseForm(bound_data(request))
    page = confirmations.chase_page(record, first_mail(request, form, [record]))
    return run_form(request, form, page, chasing.chase, [record])


def returns_chase(request: ActorRequest, partnership: str) -> HttpResponse:
    """One message to each late respondent of the partnership; pressed twice, none twice.

    What another partnership's office asked for is theirs to chase, and the page says so.
    """
    place = get_object_or_404(Partnership.objects.visible_to(request.actor), key=partnership)
    ensure_allowed(access.can_chase_in(request.actor, place), "chase_the_returns_of", place)
    late = AssuranceReturn.objects.visible_to(request.actor).received_by(place)
    records = list(late.overdue(on=request.actor.on).for_list())
    ours = [record for record in records if access.can_chase(request.actor, record)]
    form = ChaseForm(bound_data(request))
    page = confirmations.chase_all_page(place, ours, first_mail(request, form, ours))
    return run_form(request, form, page, chasing.chase_all, records)


def first_mail(request: ActorRequest, form: ChaseForm, records: list[AssuranceReturn]) -> str:
    """The first mail that would go out, with what was typed; empty where there is none."""
    owed = chasing.overdue_by_addressee(records[:1], on=request.actor.on)
    if not owed:
        return ""
    words = form.cleaned_data.get("words", "") if form.is_valid() else ""
    return notifications.preview_late(owed[0], by=request.actor, at=timezone.now(), words=words)
