"""The escalation officers of the agencies: who they are, naming one, ending one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.forms.filters import WordsFilterForm
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.structure.models import Participation
from reviews.disputes.forms.parts import EscalationOfficerForm
from reviews.disputes.grants import GRANTS, Permission
from reviews.disputes.models import EscalationOfficer
from reviews.disputes.operations import officers
from reviews.disputes.transitions import ESCALATION_OFFICER
from reviews.disputes.views.lookups import escalation_or_404

COLUMNS = (
    Column(
        "agency",
        "Agency",
        lambda row: row.participation.organisation,
        "participation__organisation__name",
    ),
    Column("person", "Escalation officer", lambda row: row.person, "person__name"),
    Column("title", "Post", lambda row: row.title, "title"),
    Column("since", "Since", lambda row: row.starts_on, "starts_on"),
    Column(
        "partnership",
        "Partnership",
        lambda row: row.participation.partnership,
        "participation__partnership__name",
    ),
)


def escalation_list(request: ActorRequest) -> HttpResponse:
    """Who speaks for which agency, for everybody with a seat of an agency or of the whole."""
    form = WordsFilterForm(request.GET)
    rows = EscalationOfficer.objects.visible_to(request.actor).acting(on=request.actor.on)
    for word in (form.cleaned_data["q"] if form.is_valid() else "").split():
        rows = rows.filter(participation__organisation__name__finds=word)
    found = rows.for_list().order_by(Folded("participation__organisation__name"), "pk")
    if wants_file(request):
        return export_response(request, "Escalation officers", found, COLUMNS)
    scope = scope_of(request.actor, Permission.MANAGE_DISPUTE, GRANTS)
    context = {
        "listing": paginate_table(request, found, COLUMNS),
        "filters": form,
        "managed": scope.partnerships,
    }
    return render(request, "reviews/disputes/officers.html", context)


def agencies_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The agencies of the partnerships that this person's office serves."""
    scope = scope_of(request.actor, Permission.MANAGE_DISPUTE, GRANTS)
    rows = Participation.objects.in_force(on=request.actor.on).filter(
        partnership__in=scope.partnerships
    )
    ordered = rows.select_related("organisation", "partnership").order_by(
        Folded("organisation__name"), "pk"
    )
    return [(each.pk, f"{each.organisation} ({each.partnership.short_name})") for each in ordered]


def escalation_add(request: ActorRequest) -> HttpResponse:
    agencies = require_any(agencies_of(request), "name", "an escalation officer")
    form = EscalationOfficerForm(bound_data(request), agencies=agencies)
    page = FormPage(
        title="Name an escalation officer",
        lede="They see every dispute of the agency from now on, and sign in with a second factor. "
        "One person may speak for several agencies.",
        button="Name them",
        back=reverse("reviews:escalation-list"),
        back_label="Escalation officers",
        done="Named.",
    )
    return run_form(request, form, page, officers.appoint_officer)


def escalation_end(request: ActorRequest, pk: int) -> HttpResponse:
    officer = escalation_or_404(request, pk)
    ESCALATION_OFFICER.require("end_appointment", request.actor, officer)
    page = FormPage(
        title=f"{officer.person} speaks for {officer.participation.organisation} no more?",
        button="End it",
        back=reverse("reviews:escalation-list"),
        back_label="Escalation officers",
        done="Ended.",
        partnership=officer.participation.partnership,
        record=officer,
    )
    return confirm(request, page, officers.end_appointment, officer)
