"""Saving what was checked: all of it or nothing, in a job; and undoing it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotAllowed, NotDone, NotNow, sentences_by_field
from governance.core.imports.judging import judge
from governance.core.imports.registers import JudgedRow, SavedRow, Verdict
from governance.core.imports.values import Reading
from governance.core.roles import Actor
from governance.imports.models import ImportRow, ImportRun
from governance.imports.operations.reading import (
    AT_ONCE,
    SourceFile,
    judge_all,
    keep,
    known_of,
    outcome_of,
    reading_of,
    save_rows,
)
from governance.imports.registers import REGISTERS
from governance.imports.transitions import IMPORT
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.people.models import User
from governance.structure.access.actors import load_actor
from governance.structure.models import Partnership

TASK = "governance.imports.tasks.save_import"
HOLD_MAIL = "hold mail"
"""What the job is given where nobody is to be welcomed by it."""
MAIL_HELD = "The welcome mails are held back."
CHANGED_MEANWHILE = (
    "What is there has changed since the rows were checked: {}. Look through them again."
)


@transaction.atomic
def ask_to_import(
    run: ImportRun,
    *,
    accept_doubtful: bool = False,
    hold_mail: bool = False,
    expected_version: ExpectedVersion | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Let a worker import the rows; with ``hold_mail`` nobody who is new is welcomed by mail.

    Raises NotAllowed, NotNow, Stale, ValidationError.
    """
    if accept_doubtful:
        doubtful = run.rows.to_save().filter(verdict=ImportRow.Verdict.DOUBTFUL)
        doubtful.update(is_accepted=True)
    IMPORT.move(
        run,
        "import_rows",
        by=by,
        at=at,
        note=MAIL_HELD if hold_mail else "",
        expected_version=expected_version,
        progress=0,
        failure="",
    )
    given = HOLD_MAIL if hold_mail else ""
    jobs.ask(TASK, key=f"import:{run.pk}:{run.version}", by=by, at=at, about=run, given=given)


def save_import(job: Job, *, by: Actor, at: datetime) -> bool:
    """Import the rows a job asks for, as who asked; False when it was done, or could not be."""
    run = ImportRun.objects.select_related("partnership").get(pk=job.about_id)
    person = User.objects.get(pk=job.asked_for_by_id)
    actor = load_actor(person, on=localdate(at))

    def make() -> list[JudgedRow]:
        return list(judged_rows(run, by=actor, at=at))

    def write(judged: list[JudgedRow]) -> None:
        try:
            with transaction.atomic():
                with_mail = job.given != HOLD_MAIL
                write_rows(run, judged, by=actor, at=at, with_mail=with_mail)
        except (ValidationError, NotAllowed, NotNow) as refusal:
            raise NotDone(words_of(refusal)) from refusal

    try:
        is_done = jobs.run(job, make, write, by=by, at=at)
    except Exception:
        give_up(run, "Something went wrong. The operator is told.", asker=actor, by=by, at=at)
        raise
    job.refresh_from_db()
    if job.status == Job.Status.FAILED:
        give_up(run, job.failure, asker=actor, by=by, at=at)
    return is_done


def words_of(refusal: Exception) -> str:
    if isinstance(refusal, ValidationError):
        found = sentences_by_field(refusal).values()
        return " ".join(sentence for sentences in found for sentence in sentences)
    return str(refusal)


def give_up(run: ImportRun, failure: str, *, asker: Actor, by: Actor, at: datetime) -> None:
    """Nothing was written; who asked for it reads why, and may try again."""
    judge_all(run, by=asker, at=at)
    IMPORT.move(run, "fail", by=by, at=at, failure=failure, progress=0)


def judged_rows(run: ImportRun, *, by: Actor, at: datetime) -> Iterator[JudgedRow]:
    """Those to be saved, judged again by what is there now; how far it is stands in the row."""
    register = REGISTERS[run.register]
    known = known_of(run, by=by, at=at)
    rows = {row.number: row for row in run.rows.order_by("number")}
    for done, judged in enumerate(judge(reading_of(run, rows.values()), register, known), 1):
        if done % AT_ONCE == 0:
            ImportRun.objects.filter(pk=run.pk).update(progress=done)
        row = rows[judged.number]
        if row.is_left_out:
            continue
        if judged.verdict == Verdict.REFUSED or outcome_of(judged) != row.outcome:
            raise NotDone(CHANGED_MEANWHILE.format(f"row {judged.number}"))
        yield judged


def write_rows(
    run: ImportRun,
    judged: Sequence[JudgedRow],
    *,
    by: Actor,
    at: datetime,
    with_mail: bool = True,
) -> None:
    """Write the records through their operations, and what came of each row; empty the rows."""
    register = REGISTERS[run.register]
    known = known_of(run, by=by, at=at)
    saved = register.write(judged, known, source=run.file_name, by=by, at=at, with_mail=with_mail)
    remember_saved(run, saved)
    outcomes = [outcome_of(each) for each in judged]
    IMPORT.move(
        run,
        "finish",
        by=by,
        at=at,
        saved_at=at,
        saved_by_id=by.user_id,
        progress=run.rows_read,
        rows_made=outcomes.count("new"),
        rows_changed=outcomes.count("change"),
        rows_unchanged=outcomes.count("same"),
        rows_left_out=run.rows_read - len(judged),
    )


def remember_saved(run: ImportRun, saved: Iterable[SavedRow]) -> None:
    """What each row made or changed; its words stand in the records now, and nowhere twice."""
    rows = {row.number: row for row in run.rows.all()}
    for each in saved:
        row = rows[each.number]
        row.made = [[made._meta.label_lower, made.pk] for made in each.made]
        if each.changed is not None:
            row.changed_kind, row.changed_id = each.changed._meta.label_lower, each.changed.pk
            row.changed_version = getattr(each.changed, "version", None)
            row.before = dict(each.before)
    save_rows(
        list(rows.values()), "made", "changed_kind", "changed_id", "changed_version", "before"
    )
    empty_rows(run)


def empty_rows(run: ImportRun) -> None:
    run.rows.exclude(cells=[]).update(cells=[], mended={}, judged={}, changes=[], why="")


@transaction.atomic
def discard(run: ImportRun, *, expected_version: ExpectedVersion, by: Actor, at: datetime) -> None:
    """Nothing of it is wanted: its rows are deleted, the line in the ledger stays."""
    IMPORT.move(run, "discard", by=by, at=at, expected_version=expected_version)
    run.rows.all().delete()


@transaction.atomic
def undo(
    run: ImportRun,
    *,
    expected_version: ExpectedVersion,
    by: Actor,
    at: datetime,
    note: str,
) -> None:
    """Take away what it made and give back what it changed, while nothing was built on either.

    Raises NotAllowed, NotNow, and ValidationError naming what was built upon.
    """
    since = run.saved_at or at
    IMPORT.move(
        run,
        "undo",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        undone_at=at,
        undone_by_id=by.user_id,
    )
    REGISTERS[run.register].undo(list(saved_rows(run)), since=since, by=by, at=at)


def saved_rows(run: ImportRun) -> Iterator[SavedRow]:
    """What each row made or changed, the records fetched together."""
    rows = list(run.rows.order_by("number"))
    named = [(kind, pk) for row in rows for kind, pk in row.made]
    found = records_of([*named, *((row.changed_kind, row.changed_id) for row in rows)])
    for row in rows:
        made = tuple(found[kind, pk] for kind, pk in row.made if (kind, pk) in found)
        changed = found.get((row.changed_kind, row.changed_id))
        if changed and getattr(changed, "version", None) != row.changed_version:
            raise ValidationError(f"{changed} was changed since: it can no longer be undone.")
        yield SavedRow(row.number, made=made, changed=changed, before=row.before)


def records_of(named: Iterable[tuple[str, int | None]]) -> dict[tuple[str, int | None], Model]:
    """The rows that kinds and numbers name; a few queries for each kind."""
    keys: dict[str, list[int]] = {}
    for kind, pk in named:
        if kind and pk is not None:
            keys.setdefault(kind, []).append(pk)
    return {
        (kind, pk): record
        for kind, pks in keys.items()
        for pk, record in apps.get_model(kind)._default_manager.in_bulk(pks).items()
    }


@transaction.atomic
def import_at_once(
    area: Partnership,
    register: str,
    source: SourceFile,
    reading: Reading,
    judged: Sequence[JudgedRow],
    *,
    by: Actor,
    at: datetime,
    with_mail: bool = True,
) -> int:
    """Save in one step what was judged before; returns how many rows were written.

    Raises NotAllowed, NotNow, ValidationError, and writes nothing then.
    """
    run = keep(area, register, source, reading, by=by, at=at, with_words=False)
    IMPORT.move(run, "import_rows", by=by, at=at)
    write_rows(run, judged, by=by, at=at, with_mail=with_mail)
    return run.rows_made + run.rows_changed
