"""The action sheet of a group’s meeting as PDF: asked for, waited for, taken."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from governance.actions import form_choices as action_choices
from governance.actions.forms.filters import BoardFilterForm
from governance.actions.forms.places import PlaceForm
from governance.actions.operations import sheets
from governance.actions.views.filtering import filter_actions
from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting
from governance.files.models import StoredFile
from governance.files.views import download, file_response
from governance.structure.models import Group, Partnership
from governance.structure.owner_choices import chosen_owner


def action_sheet(request: ActorRequest) -> HttpResponseBase:
    """First of whose log; then POST asks for the sheet, GET gives it or says how far it is."""
    choices = action_choices.filter_choices(request.actor, False)
    form = BoardFilterForm(request.GET, **choices)
    places = dict(choices["places"])
    chosen = request.GET.get("place", "")
    if chosen not in places:
        return choose_place(request, list(places.items()))
    return sheet_at(request, form, chosen_owner(chosen))


def choose_place(request: ActorRequest, places: list[tuple[str, str]]) -> HttpResponse:
    form = PlaceForm(request.GET if "chosen" in request.GET else None, places=places)
    form.fields["place"].label = "Whose action sheet?"
    context = {"form": form, "places": places}
    return render(request, "governance/actions/sheet_place.html", context)


def sheet_at(
    request: ActorRequest, form: BoardFilterForm, place: Group | Partnership
) -> HttpResponseBase:
    rows = filter_actions(request.actor, form.wish, sees_all=False)
    sheet = sheets.sheet_of(place, rows, on=request.actor.on, narrowed=narrowed_words(form))
    if request.method == "POST":
        sheets.ask_file(place, sheet, by=request.actor, at=timezone.now())
        return redirect(request.get_full_path())
    progress = sheets.progress_of(place, sheet)
    if progress.file:
        return given(request, progress.file)
    context = {"sheet": sheet, "progress": progress, "place": place}
    return render_waiting(
        request, "governance/actions/sheet.html", context, is_waiting=progress.is_waiting
    )


def narrowed_words(form: BoardFilterForm) -> str:
    """``Theme: Neglect; Owner: Chair, Audit Group``; the group itself stands above the sheet."""
    chosen = dict(form.wish)
    said = []
    for name, field in form.fields.items():
        if name == "place" or name not in chosen:
            continue
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        value = form.data.get(name, "")
        said.append(f"{field.label}: {labels.get(value, value)}")
    return "; ".join(said)


@download
def given(request: ActorRequest, made: StoredFile) -> FileResponse:
    return file_response(request, made)
