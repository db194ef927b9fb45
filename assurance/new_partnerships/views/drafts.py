"""The list of new partnerships, beginning one, and one with its steps."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assurance.new_partnerships.forms import steps as forms
from assurance.new_partnerships.models import NewPartnership
from assurance.new_partnerships.operations import drafting
from assurance.new_partnerships.operations.sources import sources_for
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from assurance.new_partnerships.views import context
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.core.timeline import build_timeline
from governance.structure.models import Partnership

COLUMNS = (
    Column("name", "Partnership", lambda row: row.title, "name"),
    Column("copied", "Copied from", lambda row: row.source_name, "source_name"),
    Column("starts", "First day", lambda row: row.starts_on, "starts_on"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
    Column("left", "Lines to be confirmed", lambda row: row.to_confirm, "to_confirm"),
    Column("begun", "Begun", lambda row: row.begun_at, "begun_at"),
)


def new_partnership_list(request: ActorRequest) -> HttpResponse:
    context.require_office(request)
    rows = NewPartnership.objects.visible_to(request.actor).for_list()
    form = forms.DraftFilterForm(request.GET)
    wish = form.cleaned_data["status"] if form.is_valid() else ""
    rows = (rows.filter(status=wish) if wish else rows).order_by("-begun_at", "-pk")
    if wants_file(request):
        return export_response(request, "New partnerships", rows, COLUMNS)
    page = {"listing": paginate_table(request, rows, COLUMNS), "filters": form}
    return render(request, "assurance/new_partnerships/list.html", page)


def new_partnership_begin(request: ActorRequest) -> HttpResponse:
    """Which arrangements are copied, and from which day they hold here."""
    context.require_office(request)
    form = forms.BeginForm(bound_data(request), sources=sources_for(request.actor))
    page = FormPage(
        title="Begin a new partnership",
        lede="It is drawn up from a copy of arrangements that there are. Nothing is set up before "
        "you have looked at all of it, and you can stop after each step and go on later.",
        button="Copy these arrangements",
        back=reverse("assurance:new-partnership-list"),
        back_label="New partnerships",
        done="Copied. Every line is to be confirmed.",
        done_url=context.detail_url,
    )
    return run_form(request, form, page, drafting.begin)


@require_safe
def new_partnership_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Its steps while it is drawn up; then what was set up, and what is still to be confirmed."""
    draft = context.draft_or_404(request, pk)
    lines = list(draft.lines.order_by("place"))
    area = draft.partnership
    page = {
        "draft": draft,
        "steps": context.steps_of(draft, Counter(line.kind for line in lines)),
        "chapters": context.chapters_of(draft, lines),
        "may": {verb: NEW_PARTNERSHIP.offers(verb, request.actor, draft) for verb in VERBS},
        "is_unstarted": draft.is_draft or draft.starts_on > request.actor.on,
        "sees_area": area is not None
        and Partnership.objects.visible_to(request.actor).filter(pk=area.pk).exists(),
        "appoints": request.actor.is_administrator,
        "trail": build_timeline(draft, reader=request.actor),
    }
    return render(request, "assurance/new_partnerships/detail.html", page)


VERBS = ("confirm_lines", "make", "discard")
