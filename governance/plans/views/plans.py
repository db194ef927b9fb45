"""Business plans: reading them, and setting up what hangs on them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.forms.operation_forms import ChangesForm
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import paginate_table
from governance.core.workflow import ensure_allowed, ensure_open, require_any
from governance.plans import access, forms
from governance.plans import form_choices as plan_choices
from governance.plans import operations as plans
from governance.plans.grants import GRANTS, Permission
from governance.plans.models import BusinessPlan, FocusArea, Objective, OutcomeStatement, Priority
from governance.plans.views import context as plan_context
from governance.structure.owner_choices import choices_among

PRIORITY_WORDS = (
    "title",
    "focus_area_id",
    "statement",
    "rationale",
    "different",
    "lead_text",
    "officer_text",
    "delivery_mechanism",
    "themes",
)


def plan_or_404(request: ActorRequest, pk: int) -> BusinessPlan:
    return get_object_or_404(BusinessPlan.objects.visible_to(request.actor).for_list(), pk=pk)


def priority_or_404(request: ActorRequest, pk: int) -> Priority:
    return get_object_or_404(Priority.objects.visible_to(request.actor).for_detail(), pk=pk)


def may_set_up(request: ActorRequest, plan: BusinessPlan, verb: str) -> None:
    """Raises NotAllowed unless the actor's office sets up this plan; NotNow once it is closed."""
    ensure_allowed(access.can_set_up(request.actor, plan), verb, plan)
    ensure_open(plan.is_open, verb, plan)


def plan_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    seen = BusinessPlan.objects.visible_to(request.actor)
    places = choices_among(seen, "group", "partnership")
    filters = forms.PlanFilterForm(request.GET, places=places)
    rows = plan_context.in_list_order(plan_context.filter_plans(seen, filters), on)
    if wants_file(request):
        return export_response(request, "Business plans", rows, plan_context.LISTED)
    shown = paginate_table(request, rows, plan_context.LISTED)
    scope = scope_of(request.actor, Permission.SET_UP_PLAN, GRANTS)
    context = {
        "listing": shown,
        "filters": filters,
        "plans": plan_context.plan_rows(shown.page, on),
        "may_add": bool(scope),
    }
    return render(request, "governance/plans/list.html", context)


def plan_detail(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    priorities = plan_context.priorities_of(plan)
    if wants_file(request):
        columns = plan_context.columns(request.actor.on)
        return export_response(request, f"Priorities of {plan.title}", priorities, columns)
    context = plan_context.plan_context(request, plan, priorities)
    return render(request, "governance/plans/detail.html", context)


def plan_add(request: ActorRequest) -> HttpResponse:
    owners = require_any(
        plan_choices.plan_owner_choices(request.actor), "set up", "a business plan"
    )
    form = forms.PlanForm(bound_data(request), owners=owners)
    page = FormPage(
        title="Set up a business plan",
        button="Save the plan",
        back=reverse("governance:plan-list"),
        back_label="All plans",
        done="Saved. Now add its priorities.",
        done_url=plan_url,
    )
    return run_form(request, form, page, plans.add, BusinessPlan())


def plan_url(plan: BusinessPlan) -> str:
    return reverse("governance:plan-detail", args=[plan.pk])


def plan_edit(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    may_set_up(request, plan, "change")
    initial = initial_from(plan, "title", "summary", "starts_on", "last_day")
    form = forms.PlanForm(bound_data(request), initial=initial, asks_why=plan.is_adopted)
    return run_edit_form(request, plan, form, plan, "Change the plan")


def focus_add(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    may_set_up(request, plan, "add a focus area to")
    number = plan_choices.next_number(FocusArea.objects.filter(plan=plan))
    form = forms.FocusAreaForm(bound_data(request), is_new=True, initial={"number": number})
    return add(request, FocusArea(plan=plan), form, plan, "Add a focus area")


def focus_edit(request: ActorRequest, pk: int) -> HttpResponse:
    rows = FocusArea.objects.visible_to(request.actor).select_related(*to_owner("plan"))
    area = get_object_or_404(rows, pk=pk)
    may_set_up(request, area.plan, "change")
    form = forms.FocusAreaForm(
        bound_data(request),
        is_new=False,
        asks_why=area.plan.is_adopted,
        initial=initial_from(area, "title", "why"),
    )
    return run_edit_form(request, area, form, area.plan, f"Change focus area {area.number}")


def priority_add(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    may_set_up(request, plan, "add a priority to")
    number = plan_choices.next_number(Priority.objects.filter(plan=plan))
    choices = plan_choices.priority_choices(plan, on=request.actor.on)
    form = forms.PriorityForm(
        bound_data(request), is_new=True, initial={"number": number}, **choices
    )
    return add(request, Priority(plan=plan), form, plan, "Add a priority")


def priority_edit(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Priority.objects.visible_to(request.actor).for_list().prefetch_related("themes")
    priority = get_object_or_404(rows, pk=pk)
    may_set_up(request, priority.plan, "change")
    choices = plan_choices.priority_choices(priority.plan, on=request.actor.on, now=priority)
    initial = initial_from(priority, *PRIORITY_WORDS)
    initial |= plan_choices.chosen_initial(priority)
    form = forms.PriorityForm(
        bound_data(request),
        is_new=False,
        asks_why=priority.plan.is_adopted,
        initial=initial,
        **choices,
    )
    return run_edit_form(request, priority, form, priority, f"Change priority {priority.number}")


def outcome_add(request: ActorRequest, pk: int) -> HttpResponse:
    priority = priority_or_404(request, pk)
    may_set_up(request, priority.plan, "add an outcome statement to")
    number = plan_choices.next_number(priority.outcomes)
    initial = {"number": number, "starts_on": priority.plan.starts_on}
    form = forms.OutcomeStatementForm(bound_data(request), is_new=True, initial=initial)
    record = OutcomeStatement(priority=priority)
    return add(request, record, form, priority, "Add an outcome statement")


def outcome_edit(request: ActorRequest, pk: int) -> HttpResponse:
    rows = OutcomeStatement.objects.visible_to(request.actor)
    outcome = get_object_or_404(rows.select_related(*to_owner("priority__plan")), pk=pk)
    may_set_up(request, outcome.priority.plan, "change")
    initial = initial_from(outcome, "text", "starts_on", "last_day")
    why = outcome.priority.plan.is_adopted
    form = forms.OutcomeStatementForm(
        bound_data(request), is_new=False, asks_why=why, initial=initial
    )
    title = f"Change outcome statement {outcome.number}"
    return run_edit_form(request, outcome, form, outcome.priority, title)


def objective_add(request: ActorRequest, pk: int) -> HttpResponse:
    priority = priority_or_404(request, pk)
    may_set_up(request, priority.plan, "add an objective to")
    number = plan_choices.next_number(priority.objectives)
    form = forms.ObjectiveForm(bound_data(request), is_new=True, initial={"number": number})
    return add(request, Objective(priority=priority), form, priority, "Add an objective")


def objective_edit(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Objective.objects.visible_to(request.actor)
    objective = get_object_or_404(rows.select_related(*to_owner("priority__plan")), pk=pk)
    may_set_up(request, objective.priority.plan, "change")
    initial = initial_from(objective, "title", "measure")
    why = objective.priority.plan.is_adopted
    form = forms.ObjectiveForm(bound_data(request), is_new=False, asks_why=why, initial=initial)
    return run_edit_form(
        request, objective, form, objective.priority, f"Change objective {objective.number}"
    )


def to_owner(plan: str) -> tuple[str, str]:
    return f"{plan}__group", f"{plan}__partnership"


Whole = BusinessPlan | Priority


def part_form_page(whole: Whole, title: str, done: str, record: Any = None) -> FormPage:
    """The page around a form about part of a plan or of a priority."""
    kind = "plan" if isinstance(whole, BusinessPlan) else "priority"
    return FormPage(
        title=title,
        button="Save",
        back=reverse(f"governance:{kind}-detail", args=[whole.pk]),
        back_label=f"Back to the {kind}",
        done=done,
        caption=str(whole),
        record=record,
        partnership=(whole if isinstance(whole, BusinessPlan) else whole.plan).partnership,
    )


def add(
    request: ActorRequest, record: plans.Planned, form: ChangesForm, whole: Whole, title: str
) -> HttpResponse:
    """The page that adds a part, and what it does when sent."""
    return run_form(request, form, part_form_page(whole, title, "Added."), plans.add, record)


def run_edit_form(
    request: ActorRequest, record: plans.Planned, form: ChangesForm, whole: Whole, title: str
) -> HttpResponse:
    """The page that changes a part, and what it does when sent."""
    return run_form(
        request, form, part_form_page(whole, title, "Saved.", record), plans.edit, record
    )
