"""Importing what was checked, discarding it, and undoing an import."""

from django.http import HttpResponse
from django.urls import reverse

from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form, seen_of
from governance.core.formatting import format_count
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.imports.forms import SaveForm, UndoForm
from governance.imports.models import ImportRun
from governance.imports.operations import saving
from governance.imports.transitions import IMPORT
from governance.imports.views.lookups import run_or_404
from governance.imports.views.preview import counts_of


def page_for(run: ImportRun, title: str, button: str, done: str, **more: object) -> FormPage:
    return FormPage(
        title=title,
        caption=f"{run.file_name}, {run.partnership}",
        button=button,
        back=reverse("governance:import-detail", args=[run.pk]),
        back_label="Back to the import",
        done=done,
        partnership=run.partnership,
        record=run,
        **more,  # type: ignore[arg-type]
    )


def import_save(request: ActorRequest, pk: int) -> HttpResponse:
    run = run_or_404(request, pk)
    IMPORT.require("import_rows", request.actor, run)
    counts = counts_of(run)
    data = request.POST if request.method == "POST" else None
    form = SaveForm(data, has_doubts=bool(counts["doubtful"]), initial=seen_of(run))
    lines = (
        f"{format_count(counts['new'], 'row')} new",
        f"{format_count(counts['change'], 'row')} that change what is there",
        f"{format_count(counts['same'], 'row')} that are there already",
        f"{format_count(counts['left_out'], 'row')} left out",
    )
    points = (Notice("What would come of it", lines),)
    title, done = "Import these rows?", "The rows are being imported, all of them or none."
    page = page_for(run, title, "Import the rows", done, points=points)
    return run_form(request, form, page, saving.ask_to_import, run)


def import_discard(request: ActorRequest, pk: int) -> HttpResponse:
    run = run_or_404(request, pk)
    IMPORT.require("discard", request.actor, run)
    page = page_for(
        run,
        "Discard what was read?",
        "Discard it",
        "Discarded: nothing was imported.",
        lede="The rows are deleted. That the file was read stays in the list.",
    )
    return confirm(request, page, saving.discard, run)


def import_undo(request: ActorRequest, pk: int) -> HttpResponse:
    run = run_or_404(request, pk)
    IMPORT.require("undo", request.actor, run)
    form = UndoForm(bound_data(request), initial=initial_from(run))
    page = page_for(
        run,
        "Undo the import?",
        "Undo it",
        "Undone: what it added is gone, and what it changed is as it was.",
        warning="Everything that the import added is deleted. It can be undone only while nobody "
        "has worked on any of it.",
    )
    return run_form(request, form, page, saving.undo, run)
