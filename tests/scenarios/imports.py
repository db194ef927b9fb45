"""Situations of imports, in each of their states."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Model

from governance.actions.models import Action, ActionUpdate, Assignment
from governance.core.roles import Actor
from governance.imports.models import ImportRun
from governance.imports.operations import mending, reading, saving
from governance.jobs.models import Job
from governance.structure.models import Seat
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, SCHEDULE, acting, as_seen, the_leicester_partnership

LATER = NOON + timedelta(hours=1)
REGISTER = (
    "What,Who,Due,Update\n"
    "Ask three agencies for their audits,Board Officer,31 March 2027,Two have sent theirs\n"
)


def from_command(kind: str, file: Path, area: str, *options: str) -> tuple[int, dict[str, Any]]:
    """How ``import_register`` ended, and what it printed as JSON."""
    out = StringIO()
    try:
        call_command(
            "import_register", kind, str(file), "--into", area, "--json", *options, stdout=out
        )
    except SystemExit as end:
        return int(end.code or 0), json.loads(out.getvalue())
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue())
    raise AssertionError("It ends with a code of its own.")


def a_register(folder: Path, text: str, name: str = "register.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def last_import() -> ImportRun:
    return ImportRun.objects.latest("pk")


def undo_last(by: Actor) -> None:
    run = last_import()
    seen = as_seen(run)
    saving.undo(run, expected_version=seen, by=by, at=LATER, note="The wrong file.")


def its_importer(run: ImportRun) -> Actor:
    """Who read the file."""
    return acting(run.read_by)


def an_import(register: str = REGISTER) -> ImportRun:
    """An action log read by the office of Leicester, not yet saved."""
    area = the_leicester_partnership()
    office = an_officer(area)
    Seat.objects.filter(appointments__person=office).update(title="Board Officer")
    upload = SimpleUploadedFile("log.csv", register.encode())
    return reading.read_upload(area, "actions", upload, by=acting(office), at=NOON)


def a_mapped_import() -> ImportRun:
    run = an_import()
    changes, seen = {"columns": {"0": "title", "2": "due"}}, run.version
    mending.map_columns(run, changes, by=its_importer(run), at=NOON, expected_version=seen)
    return run


def a_mended_import() -> ImportRun:
    run = an_import()
    row = run.rows.get()
    row.run = run
    mending.mend(row, {"due": "30 June 2027"}, what="import", by=its_importer(run), at=NOON)
    return run


def ask_to_import(run: ImportRun) -> None:
    saving.ask_to_import(run, by=its_importer(run), at=NOON)


def an_import_being_saved() -> ImportRun:
    run = an_import()
    ask_to_import(run)
    return run


def finish(run: ImportRun) -> None:
    """What the worker does at the end, where every row was left out."""
    saving.write_rows(run, [], by=its_importer(run), at=NOON)


def a_saved_import() -> ImportRun:
    run = an_import_being_saved()
    saving.save_import(Job.objects.get(about_id=run.pk, task=saving.TASK), by=SCHEDULE, at=NOON)
    run.refresh_from_db()
    return run


def fail(run: ImportRun) -> None:
    saving.give_up(run, "The disk is full.", asker=its_importer(run), by=SCHEDULE, at=NOON)


def undo(run: ImportRun) -> None:
    seen, by = as_seen(run), its_importer(run)
    saving.undo(run, expected_version=seen, by=by, at=NOON, note="The wrong file.")


def discard(run: ImportRun) -> None:
    saving.discard(run, expected_version=as_seen(run), by=its_importer(run), at=NOON)


def an_undone_import() -> ImportRun:
    run = a_saved_import()
    undo(run)
    return run


def a_discarded_import() -> ImportRun:
    run = an_import()
    discard(run)
    return run


def an_imported_action() -> Action:
    a_saved_import()
    return Action.objects.latest("pk")


def an_imported_assignment() -> Assignment:
    return an_imported_action().assignments.get()


def an_imported_update() -> ActionUpdate:
    return an_imported_action().updates.get()


IMPORT_AT: dict[str, Callable[[], Model]] = {
    "read": an_import,
    "saving": an_import_being_saved,
    "saved": a_saved_import,
    "undone": an_undone_import,
    "discarded": a_discarded_import,
}
