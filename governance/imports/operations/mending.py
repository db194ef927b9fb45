"""Saying what the columns are, and mending what was not understood."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.imports.names import plain
from governance.core.roles import Actor
from governance.imports.models import ImportRow, ImportRun, RememberedColumn
from governance.imports.operations.reading import judge_all
from governance.imports.transitions import IMPORT


@transaction.atomic
def map_columns(
    run: ImportRun,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """Read the columns as ``changes["columns"]`` says, now and in the office's next files.

    Raises NotAllowed, NotNow, Stale.
    """
    is_changed = IMPORT.edit(
        run, changes, verb="map_columns", by=by, at=at, expected_version=expected_version
    )
    for place, words in enumerate(run.headings):
        if words:
            RememberedColumn.objects.update_or_create(
                partnership=run.partnership,
                register=run.register,
                heading=plain(words)[:200],
                defaults={"column": run.columns.get(str(place), "")},
            )
    judge_all(run, by=by, at=at)
    return is_changed


@transaction.atomic
def mend(
    row: ImportRow,
    cells: Mapping[str, str],
    *,
    what: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Write instead of what the file says what ``cells`` does, by column.

    ``what`` is ``import``, ``as_understood`` or ``leave_out``. Raises NotAllowed,
    NotNow.
    """
    run = row.run
    IMPORT.edit(
        run,
        {"progress": run.progress + 1},
        verb="mend",
        by=by,
        at=at,
        expected_version=run.version,
        note=note,
    )
    as_read = {key: each["written"] for key, each in row.judged.items()}
    row.mended = row.mended | {k: text for k, text in cells.items() if text != as_read.get(k, "")}
    row.is_left_out, row.is_accepted = what == "leave_out", what == "as_understood"
    row.save(update_fields=["mended", "is_left_out", "is_accepted"])
    judge_all(run, by=by, at=at)
