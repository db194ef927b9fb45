"""What is decided about a plan: put to consultation, adopted, ended, not taken up, rolled over."""

from typing import Any

from dateutil.relativedelta import relativedelta
from django.http import HttpResponse
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.requests import ActorRequest
from governance.plans import forms
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan
from governance.plans.transitions import PLAN
from governance.plans.views.lookups import plan_or_404


def decision_page(plan: BusinessPlan, verb: str, done: str, **more: Any) -> FormPage:
    """The page around a form that decides something about a plan."""
    return FormPage(
        title=PLAN.label(verb),
        caption=str(plan),
        button=PLAN.label(verb),
        back=reverse("governance:plan-detail", args=[plan.pk]),
        back_label="Back to the plan",
        done=done,
        record=plan,
        partnership=plan.partnership,
        **more,
    )


def plan_consult(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    PLAN.require("consult", request.actor, plan)
    until = request.actor.on + relativedelta(weeks=4)
    form = forms.ConsultForm(bound_data(request), initial={"comments_until": until})
    page = decision_page(plan, "consult", "Its members are asked for comments.")
    return run_form(request, form, page, plans.consult, plan)


def plan_adopt(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    PLAN.require("adopt", request.actor, plan)
    form = forms.AdoptForm(bound_data(request))
    page = decision_page(
        plan,
        "adopt",
        "Adopted. Progress can be given for its priorities.",
        lede="From then on reports tell of it, and every change of its words needs a reason.",
    )
    return run_form(request, form, page, plans.adopt, plan)


def plan_redraft(request: ActorRequest, pk: int) -> HttpResponse:
    page = {"done": "It is a draft again.", "lede": "The comments that were given stay with it."}
    return with_reason(request, pk, "redraft", plans.redraft, **page)


def plan_end_early(request: ActorRequest, pk: int) -> HttpResponse:
    page = {
        "done": "The plan has ended.",
        "warning": "It cannot be changed any more, and no progress is asked for. Reports of "
        "quarters that are over still tell of it.",
    }
    return with_reason(request, pk, "end_early", plans.end_early, **page)


def plan_drop(request: ActorRequest, pk: int) -> HttpResponse:
    page = {
        "done": "It is not taken up.",
        "warning": "It is kept as it is, and only those who write plans read it.",
    }
    return with_reason(request, pk, "drop", plans.drop, **page)


def with_reason(
    request: ActorRequest, pk: int, verb: str, operation: Any, **page: Any
) -> HttpResponse:
    """The page of a decision for which a reason is given."""
    plan = plan_or_404(request, pk)
    PLAN.require(verb, request.actor, plan)
    form = forms.ReasonForm(bound_data(request))
    return run_form(request, form, decision_page(plan, verb, **page), operation, plan)


def plan_roll_over(request: ActorRequest, pk: int) -> HttpResponse:
    """A new draft that goes on from this plan, for as long a time after it."""
    old = plan_or_404(request, pk)
    plan = BusinessPlan(carried_from=old, group=old.group, partnership=old.partnership)
    PLAN.require("roll_over", request.actor, plan, about=old)
    form = forms.PlanForm(bound_data(request), initial=following(old))
    page = FormPage(
        title=PLAN.label("roll_over"),
        caption=str(old),
        lede="Its priorities, outcome statements and objectives stand in the new draft, to be "
        "changed there. Open actions stay in the action log and are shown with the new "
        "priorities.",
        button="Make the new draft",
        back=reverse("governance:plan-detail", args=[old.pk]),
        back_label="Back to the plan",
        done="The new plan is a draft. Change what has to change.",
        done_url=lambda new: reverse("governance:plan-detail", args=[new.pk]),
        partnership=old.partnership,
    )
    return run_form(request, form, page, plans.roll_over, plan)


def following(old: BusinessPlan) -> dict[str, Any]:
    """The days of a plan as long as this one, straight after it."""
    if old.ends_on is None:
        return {}
    length = relativedelta(old.ends_on, old.starts_on)
    last_day = old.ends_on + length - relativedelta(days=1)
    return {"starts_on": old.ends_on, "last_day": last_day, "summary": old.summary}
