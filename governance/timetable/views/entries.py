"""The timetables that one sees, that of one plan, one entry, and adding to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import paginate_table
from governance.plans.grants import GRANTS, Permission
from governance.plans.models import BusinessPlan
from governance.plans.views.lookups import plan_or_404
from governance.structure.owner_choices import choices_among
from governance.timetable import forms, operations
from governance.timetable.form_choices import entry_choices
from governance.timetable.models import TimetableEntry
from governance.timetable.transitions import ENTRY
from governance.timetable.views import context as shown

TITLE = "Quality-assurance timetable and learning"


def entry_or_404(request: ActorRequest, pk: int) -> TimetableEntry:
    rows = TimetableEntry.objects.visible_to(request.actor).for_list()
    return get_object_or_404(rows.prefetch_related("themes"), pk=pk)


@require_safe
def entry_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    seen = TimetableEntry.objects.visible_to(request.actor)
    plans = BusinessPlan.objects.filter(pk__in=seen.order_by().values("plan"))
    form = forms.TimetableFilterForm(
        request.GET, places=choices_among(plans, "group", "partnership")
    )
    rows = shown.in_list_order(shown.filter_entries(seen, form, on=on))
    if wants_file(request):
        told = rows.prefetch_related("themes")
        return export_response(request, TITLE, told, shown.file_columns(on))
    listing = paginate_table(request, rows, shown.columns(on))
    context = {
        "title": TITLE,
        "listing": listing,
        "lines": shown.entry_rows(listing.page, on),
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_PLAN, GRANTS)),
    }
    return render(request, "governance/timetable/list.html", context)


@require_safe
def plan_timetable(request: ActorRequest, pk: int) -> HttpResponse:
    """Of one plan: each year as a wheel and in rows, and what learning is spread."""
    plan = plan_or_404(request, pk)
    rows = shown.in_list_order(plan.timetable.all()).prefetch_related("themes")
    if wants_file(request):
        columns = shown.file_columns(request.actor.on)
        return export_response(request, f"Timetable of {plan.title}", rows, columns)
    context = shown.timetable_context(request, plan, list(rows))
    return render(request, "governance/timetable/timetable.html", context)


@require_safe
def entry_detail(request: ActorRequest, pk: int) -> HttpResponse:
    context = shown.detail_context(request, entry_or_404(request, pk))
    return render(request, "governance/timetable/detail.html", context)


def entry_add(request: ActorRequest, pk: int) -> HttpResponse:
    """An entry of the quality-assurance timetable."""
    return add(request, pk, TimetableEntry.Kind.OTHER, forms.AssuranceForm, "Add to the timetable")


def entry_add_learning(request: ActorRequest, pk: int) -> HttpResponse:
    """An entry of the plan to disseminate learning."""
    title = "Add learning to be shared"
    return add(request, pk, TimetableEntry.Kind.LEARNING, forms.LearningForm, title)


def add(
    request: ActorRequest, pk: int, kind: str, form_class: type[forms.EntryForm], title: str
) -> HttpResponse:
    plan = plan_or_404(request, pk)
    entry = TimetableEntry(plan=plan, kind=kind)
    ENTRY.require("add", request.actor, entry, about=plan)
    page = FormPage(
        title=title,
        caption=str(plan),
        button="Add it",
        back=timetable_url(plan),
        back_label="Back to the timetable",
        done="Added.",
        done_url=entry_url,
        partnership=plan.partnership,
    )
    form = form_class(bound_data(request), is_new=True, **entry_choices(plan, on=request.actor.on))
    return run_form(request, form, page, operations.add, entry)


def timetable_url(plan: BusinessPlan) -> str:
    return reverse("governance:plan-timetable", args=[plan.pk])


def entry_url(entry: Any) -> str:
    return reverse("governance:entry-detail", args=[entry.pk])
