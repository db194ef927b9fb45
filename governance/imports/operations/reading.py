"""Reading a file: which rows it has, and what each is understood to say."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from governance.core.imports.files import read_sheets
from governance.core.imports.headings import find_register
from governance.core.imports.judging import judge
from governance.core.imports.registers import JudgedRow, Register
from governance.core.imports.values import Reading, SheetRefused, SheetRow, Written
from governance.core.roles import Actor
from governance.files.malware import refuse_malware
from governance.files.operations import plain_name
from governance.imports.models import ImportRow, ImportRun, RememberedColumn
from governance.imports.registers import REGISTERS
from governance.imports.transitions import IMPORT
from governance.structure.models import Partnership

AT_ONCE = 500
"""Rows written in one query."""


@dataclass(frozen=True)
class SourceFile:
    """The bytes of a file, and how it is called."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def find_rows(
    source: SourceFile,
    register: Register,
    area: Partnership,
    *,
    sheet: str = "",
    guess: bool = False,
) -> Reading:
    """The register in a file, by our headings and those the office has mapped before.

    Raises SheetRefused; with ``guess`` not where no heading is known.
    """
    return find_register(
        read_sheets(source.content, source.name),
        register,
        remembered=RememberedColumn.of(area, register.key),
        sheet=sheet,
        guess=guess,
    )


def read_upload(
    area: Partnership,
    register: str,
    content: UploadedFile,
    *,
    sheet: str = "",
    by: Actor,
    at: datetime,
) -> ImportRun:
    """Keep the rows of an upload to be checked; the file itself is not kept.

    Raises NotAllowed, and ValidationError on ``content`` for what cannot be read.
    """
    refuse_malware(content.file)  # type: ignore[arg-type]
    content.seek(0)
    source = SourceFile(plain_name(content.name or "file"), content.read())
    try:
        reading = find_rows(source, REGISTERS[register], area, sheet=sheet, guess=True)
    except SheetRefused as refused:
        raise ValidationError({"content": str(refused)}) from refused
    with transaction.atomic():
        run = keep(area, register, source, reading, by=by, at=at)
        judge_all(run, by=by, at=at)
    return run


@transaction.atomic
def keep(
    area: Partnership,
    register: str,
    source: SourceFile,
    reading: Reading,
    *,
    by: Actor,
    at: datetime,
    with_words: bool = True,
) -> ImportRun:
    """A new import with its rows, not yet judged. Raises NotAllowed.

    ``with_words`` is off where they are saved in the same step, and need not be kept till then.
    """
    run = ImportRun(
        register=register,
        partnership=area,
        file_name=source.name,
        sha256=source.sha256,
        size=len(source.content),
        sheet=reading.sheet[:150],
        header_row=reading.header_row,
        headings=list(reading.headings),
        columns={str(at): key for at, key in reading.columns.items()},
        rows_read=len(reading.rows),
        read_at=at,
        read_by_id=by.user_id,
    )
    IMPORT.create(run, "read_file", by=by, at=at)
    rows = [
        ImportRow(run=run, number=row.number, cells=cells_of(row) if with_words else [])
        for row in reading.rows
    ]
    ImportRow.objects.bulk_create(rows, batch_size=AT_ONCE)
    return run


def cells_of(row: SheetRow) -> list[dict[str, str]]:
    """Its cells as JSON, each with what it has."""
    return [
        {
            name: value
            for name, value in (
                ("text", cell.text),
                ("day", cell.day.isoformat() if cell.day else ""),
                ("doubt", cell.doubt),
                ("fault", cell.fault),
            )
            if value
        }
        for cell in row.cells
    ]


def reading_of(run: ImportRun, rows: Iterable[ImportRow]) -> Reading:
    """The kept rows as they were read, with what was mended."""
    places = {key: at for at, key in run.column_places.items()}
    return Reading(
        sheet=run.sheet,
        header_row=run.header_row,
        headings=tuple(run.headings),
        columns=run.column_places,
        rows=tuple(SheetRow(row.number, mended_cells(row, places)) for row in rows),
    )


def mended_cells(row: ImportRow, places: Mapping[str, int]) -> tuple[Written, ...]:
    cells = [written_of(each) for each in row.cells]
    for key, text in row.mended.items():
        if key in places:
            cells += [Written()] * (places[key] + 1 - len(cells))
            cells[places[key]] = Written(text)
    return tuple(cells)


def written_of(cell: Mapping[str, str]) -> Written:
    day = cell.get("day", "")
    return Written(
        cell.get("text", ""),
        datetime.fromisoformat(day).date() if day else None,
        cell.get("doubt", ""),
        cell.get("fault", ""),
    )


def judge_all(run: ImportRun, *, by: Actor, at: datetime) -> list[JudgedRow]:
    """Say of every row what it is understood to be, and what would come of it from ``by``."""
    register, known = REGISTERS[run.register], known_of(run, by=by, at=at)
    rows = list(run.rows.order_by("number"))
    found = list(judge(reading_of(run, rows), register, known))
    for row, judged in zip(rows, found, strict=True):
        set_judged(row, judged)
    save_rows(rows, "judged", "why", "verdict", "outcome", "changes")
    return found


def known_of(run: ImportRun, *, by: Actor, at: datetime) -> Any:
    """What the register knows of the partnership now."""
    source = f"{run.file_name} {run.sheet}"
    return REGISTERS[run.register].learn(run.partnership, source=source, on=localdate(at), by=by)


def set_judged(row: ImportRow, judged: JudgedRow) -> None:
    """What came of judging it, on a row not yet saved."""
    row.judged = {
        key: {
            "written": cell.written,
            "understood": cell.understood.words,
            "why": cell.understood.why,
            "verdict": cell.understood.verdict.value,
        }
        for key, cell in judged.cells.items()
    }
    row.why, row.verdict = " ".join(judged.why), judged.verdict.value
    row.outcome = outcome_of(judged)
    row.changes = [[each.label, *each.told] for each in judged.match.changes]


def outcome_of(judged: JudgedRow) -> str:
    if judged.match.record is None:
        return "new"
    return "change" if judged.match.changes else "same"


def save_rows(rows: Sequence[ImportRow], *names: str) -> None:
    """Write these columns of many rows; an update of many is many times slower than an insert."""
    ImportRow.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=names,
    )
