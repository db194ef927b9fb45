"""A quarter's progress: giving it, changing it, and how its words changed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.history import list_changes
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_allowed
from governance.periods.values import PeriodValue, UnknownPeriod, business_quarter
from governance.plans import access
from governance.plans import operations as plans
from governance.plans.forms import ProgressForm
from governance.plans.models import Priority, ProgressUpdate
from governance.plans.views.plans import priority_or_404

TEXTS = ("rating", "narrative", "impact", "explanation")
FIELDS = {field.name: field for field in ProgressUpdate._meta.fields}
LABELS = {name: str(FIELDS[name].verbose_name).capitalize() for name in TEXTS}


def progress_give(request: ActorRequest, pk: int, year: str, quarter_code: str) -> HttpResponse:
    """Give a quarter's progress, or change what was given."""
    priority = priority_or_404(request, pk)
    ensure_allowed(access.can_give_for(request.actor, priority), "give progress for", priority)
    span = span_or_404(year, quarter_code)
    given = {update.period.code: update for update in priority.updates.all()}
    update = given.get(span.code)
    form = ProgressForm(bound_data(request), initial=initial_from(update, *TEXTS) if update else {})
    page = page_for(priority, span, update, given)
    if update is None:
        return run_form(request, form, page, plans.give_progress_for, priority, span)
    return run_form(request, form, page, plans.change_progress, update)


def span_or_404(year: str, quarter_code: str) -> PeriodValue:
    try:
        return business_quarter(year, quarter_code)
    except UnknownPeriod as error:
        raise Http404(str(error)) from error


def page_for(
    priority: Priority,
    span: PeriodValue,
    update: ProgressUpdate | None,
    given: dict[str, ProgressUpdate],
) -> FormPage:
    earlier = [one for one in given.values() if one.period.starts_on < span.starts_on]
    last = max(earlier, key=lambda one: one.period.starts_on, default=None)
    return FormPage(
        title=f"Progress: {priority.title}",
        lede=span.label,
        caption=str(priority.plan),
        button="Save the progress",
        back=reverse("governance:priority-detail", args=[priority.pk]),
        back_label="Back to the priority",
        done=f"Saved for {span.label}.",
        warning=(
            "What was given before is kept: every wording stays in its history, and a report that "
            "has been issued does not change."
            if update
            else ""
        ),
        before_title=f"What was said for {last.period}" if last else "",
        before=f"{last.get_rating_display()}. {last.narrative}\n\n{last.impact}" if last else "",
        partnership=priority.plan.partnership,
        record=update,
    )


def progress_history(request: ActorRequest, pk: int) -> HttpResponse:
    rows = ProgressUpdate.objects.visible_to(request.actor)
    update = get_object_or_404(rows.select_related("period", "priority__plan__partnership"), pk=pk)
    context = {
        "update": update,
        "priority": update.priority,
        "partnership": update.priority.plan.partnership,
        "changes": list_changes(update, LABELS),
    }
    return render(request, "governance/plans/progress_history.html", context)
