"""What is done with one risk: its words, a review, passing it up, closing it."""

from typing import Any

from django.http import HttpResponse

from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.text_folding import Folded
from governance.risks import forms, operations
from governance.risks.models import Risk
from governance.risks.transitions import RISK, groups_above
from governance.risks.views.risks import risk_or_404, risk_url, seats_for
from governance.structure.models import Group


def page_for(risk: Risk, title: str, button: str, done: str, **more: Any) -> FormPage:
    """The page around a form about one risk."""
    return FormPage(
        title=title,
        caption=risk.title,
        button=button,
        back=risk_url(risk),
        back_label="Back to the risk",
        done=done,
        partnership=risk.partnership,
        record=risk,
        **more,
    )


def get_risk(request: ActorRequest, pk: int, verb: str) -> Risk:
    """One that may be seen, of which the verb may be done now."""
    risk = risk_or_404(request, pk)
    RISK.require(verb, request.actor, risk)
    return risk


def risk_edit(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "edit")
    initial = initial_from(
        risk, "kind", "title", "text", "controls", "owner_seat_id", "next_look_on"
    )
    form = forms.RiskForm(bound_data(request), seats=seats_for(request, risk), initial=initial)
    page = page_for(risk, "Change the words or the owner", "Save", "Saved.")
    return run_form(request, form, page, operations.edit, risk)


def risk_review(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "review")
    initial = initial_from(risk, "likelihood", "impact")
    form = forms.ReviewForm(bound_data(request), initial=initial)
    page = page_for(
        risk,
        "Review it",
        "Save the review",
        "Saved. How it was rated before is kept.",
        lede="Rate it as it stands today, also where nothing has changed.",
    )
    return run_form(request, form, page, operations.review, risk)


def risk_escalate(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "escalate")
    above = [each.pk for each in groups_above(risk, on=request.actor.on)]
    groups = Group.objects.filter(pk__in=above).order_by(Folded("name"), "pk")
    form = forms.EscalateForm(bound_data(request), groups=groups)
    page = page_for(
        risk,
        "Pass it up",
        "Pass it up",
        "Passed up. It waits on Home of the chairs of that group.",
        lede="The group above accepts it or sends it back. Until then it stays in this register.",
    )
    return run_form(request, form, page, operations.escalate, risk)


def risk_take_on(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "take_on")
    lede = f"It then stands in the register of {risk.passed_up_to}. The group below reads on."
    page = page_for(risk, "Accept it?", "Accept it", "Accepted.", lede=lede)
    return confirm(request, page, operations.take_on, risk)


def risk_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "send_back")
    form = forms.ReasonForm(bound_data(request))
    page = page_for(risk, "Send it back", "Send it back", "Sent back.")
    return run_form(request, form, page, operations.send_back, risk)


def risk_close(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "close")
    form = forms.ReasonForm(bound_data(request))
    page = page_for(risk, "Close it", "Close it", "Closed; it stays readable.")
    return run_form(request, form, page, operations.close, risk)


def risk_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    risk = get_risk(request, pk, "reopen")
    form = forms.ReasonForm(bound_data(request))
    page = page_for(risk, "Open it again", "Open it again", "Open again.")
    return run_form(request, form, page, operations.reopen, risk)
