"""Writing the chronology: one entry, a file of them, taking one out."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.core.roles import Actor
from governance.people.models import Organisation
from reviews.cases.content.chronology_file import ReadRow
from reviews.cases.models import Case, ChronologyEntry
from reviews.cases.transitions import CHRONOLOGY


def add_entry(
    case: Case,
    organisation: Organisation,
    *,
    precision: str,
    happened_on: date | None,
    text: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> ChronologyEntry:
    """One event as an agency tells it; by who contributes for it, or who co-ordinates the case."""
    entry = ChronologyEntry(
        case=case,
        organisation=organisation,
        precision=precision,
        happened_on=happened_on,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    CHRONOLOGY.create(entry, "add_entry", by=by, at=at, note=note)
    return entry


@transaction.atomic
def import_entries(
    case: Case, rows: Iterable[ReadRow], name: str, *, by: Actor, at: datetime
) -> int:
    """All rows of a file or none; those that are there already are left out. Returns how many."""
    there = {key_of(entry) for entry in case.chronology.filter(removed_at__isnull=True)}
    new = []
    for row in rows:
        entry = ChronologyEntry(
            case=case,
            organisation=row.organisation,
            precision=row.precision,
            happened_on=row.happened_on,
            text=row.text,
            recorded_at=at,
            recorded_by_id=by.user_id,
            came_from=name[:150],
        )
        if key_of(entry) not in there:
            there.add(key_of(entry))
            new.append(entry)
    CHRONOLOGY.create_all(new, "add_entry", by=by, at=at)
    return len(new)


def key_of(entry: ChronologyEntry) -> tuple[int, date | None, str]:
    """What makes it the same event told by the same agency."""
    return entry.organisation_id, entry.happened_on, entry.text


def remove_entry(entry: ChronologyEntry, *, by: Actor, at: datetime, note: str) -> bool:
    """Take an entry out, and why; it stays in the history."""
    if not note.strip():
        raise ValidationError({"note": "Give the reason."})
    return CHRONOLOGY.edit(
        entry,
        {"removed_at": at, "removed_by_id": by.user_id},
        verb="remove_entry",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
