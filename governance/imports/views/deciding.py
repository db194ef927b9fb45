"""Importing what was checked, discarding it, and undoing an import."""

from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.urls import reverse

from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form, seen_of
from governance.core.formatting import format_count
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.imports.forms import SaveForm, UndoForm
from governance.imports.grants import OPEN_TO_ADMINISTRATORS
from governance.imports.models import ImportRun
from governance.imports.operations import saving
from governance.imports.transitions import IMPORT
from governance.imports.views.lookups import run_or_404
from governance.imports.views.preview import counts_of, mails_of


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
    counts, mailed = counts_of(run), mails_of(run)
    data = request.POST if request.method == "POST" else None
    doubtful = counts["doubtful"]
    form = SaveForm(data, doubtful=doubtful, mailed=len(mailed), initial=seen_of(run))
    title, done = "Import these rows?", "The rows are being imported, all of them or none."
    points = [Notice("What would come of it", outcome_lines(counts))]
    if mailed:
        points.append(Notice(mail_heading(mailed), tuple(mailed)))
    page = page_for(run, title, "Import the rows", done, points=tuple(points))
    return run_form(request, form, page, saving.ask_to_import, run)


def outcome_lines(counts: Mapping[str, int]) -> tuple[str, ...]:
    """How many rows do what, and how many of them are in doubt."""
    lines = (
        f"{format_count(counts['new'], 'row')} new",
        f"{format_count(counts['change'], 'row')} that change what is there",
        f"{format_count(counts['same'], 'row')} that are there already",
        f"{format_count(counts['left_out'], 'row')} left out",
    )
    wrong = (
        (counts["doubtful"] - counts["accepted"], "doubtful, not looked at yet"),
        (counts["accepted"], "doubtful, and to be imported as understood"),
        (counts["refused"], "refused: nothing can be imported until each is mended or left out"),
    )
    return (*lines, *(f"{format_count(many, 'row')} {what}" for many, what in wrong if many))


def mail_heading(mailed: Sequence[str]) -> str:
    people = format_count(len(mailed), "person", "people")
    return f"{people} would be sent a welcome mail with a link to choose a password"


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
        warning=undo_warning(run),
    )
    return run_form(request, form, page, saving.undo, run)


def undo_warning(run: ImportRun) -> str:
    mailed = (
        " Who was sent a welcome mail stays in the list of people, and can no longer sign in."
        if run.register in OPEN_TO_ADMINISTRATORS
        else ""
    )
    return (
        "Everything that the import added is deleted. It can be undone only while nobody has "
        f"worked on any of it.{mailed}"
    )
