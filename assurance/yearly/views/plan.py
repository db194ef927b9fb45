"""The plan of making a report: its steps, changed, added and ticked."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assurance.yearly.forms import StepChangesForm, StepForm, TickForm
from assurance.yearly.headings.sections import plan as proposal
from assurance.yearly.models import YearlyReport, YearlyStep
from assurance.yearly.operations import plan
from assurance.yearly.transitions import STEP
from assurance.yearly.views.context import base_context
from assurance.yearly.views.lookups import part_or_404, yearly_or_404
from assurance.yearly.views.pages import yearly_form_page, yearly_url
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor


@dataclass(frozen=True)
class StepRow:
    """One step as the page shows it."""

    step: YearlyStep
    is_late: bool
    change_url: str
    tick_url: str


def yearly_plan(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    may_add = STEP.offers("add_step", request.actor, YearlyStep(report=record))
    context = base_context(record) | {
        "rows": step_rows(request.actor, record),
        "add_url": yearly_url("step-add", record) if may_add else "",
        "proposal": proposal(),
    }
    return render(request, "assurance/yearly/plan.html", context)


def step_rows(actor: Actor, record: YearlyReport) -> list[StepRow]:
    """Every step by its day; they were fetched with the report."""
    rows = []
    for step in record.steps.all():
        step.report = record
        may = STEP.offers("tick", actor, step)
        rows.append(
            StepRow(
                step=step,
                is_late=bool(step.due_on and step.due_on < actor.on and not step.done_on),
                change_url=reverse("assurance:yearly-step-change", args=[step.pk]) if may else "",
                tick_url=reverse("assurance:yearly-step-tick", args=[step.pk]) if may else "",
            )
        )
    return rows


def plan_page(record: YearlyReport, step: YearlyStep | None = None, **words: str) -> FormPage:
    page = yearly_form_page(record, button="Save", done="Saved.", **words)
    return replace(
        page,
        record=step or record,
        back=yearly_url("plan", record),
        back_label="The plan",
    )


def step_add(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    STEP.require("add_step", request.actor, YearlyStep(report=record), about=record)
    page = plan_page(record, title="Add a step to the plan")
    return run_form(request, StepForm(bound_data(request)), page, plan.plan_step, record)


def step_change(request: ActorRequest, pk: int) -> HttpResponse:
    step = part_or_404(request, YearlyStep, pk)
    STEP.require("change", request.actor, step, about=step.report)
    initial = initial_from(step, "title", "owner", "due_on")
    form = StepChangesForm(bound_data(request), initial=initial)
    page = plan_page(step.report, step, title="Change a step of the plan")
    return run_form(request, form, page, plan.change, step)


def step_tick(request: ActorRequest, pk: int) -> HttpResponse:
    """On which day a step was done; without one it is open again."""
    step = part_or_404(request, YearlyStep, pk)
    STEP.require("tick", request.actor, step, about=step.report)
    initial = initial_from(step, "done_on")
    if step.done_on is None:
        initial["done_on"] = request.actor.on
    form = TickForm(bound_data(request), initial=initial)
    page = plan_page(step.report, step, title="When was it done?", lede=step.title)
    return run_form(request, form, page, plan.tick, step)
