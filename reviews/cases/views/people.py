"""Naming people on a case and ending their entries."""

from django.http import HttpResponse

from governance.core.form_pages import bound_data, run_form, seen_of
from governance.core.requests import ActorRequest
from reviews.cases.forms.screening import NameForm, ReasonForm
from reviews.cases.models import CasePerson
from reviews.cases.operations import people
from reviews.cases.transitions import CASE_PERSON
from reviews.cases.views.cases import agencies_of, page_for
from reviews.cases.views.lookups import case_or_404, person_or_404


def case_name(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE_PERSON.require("name_person", request.actor, CasePerson(case=case), about=case)
    bodies = [(each.pk, str(each)) for each in agencies_of(request, case)]
    form = NameForm(bound_data(request), organisations=bodies)
    page = page_for(
        case,
        "Name somebody on the case",
        "Name them",
        "Named. They are told by e-mail that a matter needs them.",
        lede="Whoever is named sees the case, whatever their seat; nobody else does. Lay members, "
        "participant observers and young scrutineers are never named.",
    )
    return run_form(request, form, page, people.name_person, case)


def person_end(request: ActorRequest, pk: int) -> HttpResponse:
    entry = person_or_404(request, pk)
    CASE_PERSON.require("end_entry", request.actor, entry, about=entry.case)
    page = page_for(
        entry.case,
        f"End the entry of {entry.person}?",
        "End it",
        "Ended. They see the case no more.",
    )
    form = ReasonForm(bound_data(request), initial=seen_of(entry))
    return run_form(request, form, page, people.end_entry, entry)
