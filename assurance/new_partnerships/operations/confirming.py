"""Confirming copied lines, one or those of a chapter; taking that back; leaving lines out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from pydantic import ValidationError as UnsoundFile

from assurance.instruments import timetable_loading
from assurance.new_partnerships.copying.assembly import SECTION_OF
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations.drafting import change_lines, count_again
from assurance.new_partnerships.operations.making import arrangements_of, document_of
from governance.core.errors import Stale
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.structure.arrangements.error_messages import describe_error
from governance.structure.arrangements.schema import PartnershipFile
from governance.structure.models import ImportSnapshot
from governance.structure.operations.arrangements.loading import (
    FileRecord,
    Loading,
    load_record,
)
from governance.structure.operations.arrangements.structure import OURS

Seen = Mapping[str, int]
"""By its key as text, the version of each line that was read."""


@transaction.atomic
def confirm_lines(
    draft: NewPartnership,
    *,
    shown: Seen,
    document: str,
    paragraph: str,
    dated: date,
    changes: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> int:
    """Say by which document each is so here, and write otherwise what differs; returns how many.

    Once the partnership is made, what stands in its arrangements says so at once. Raises
    NotAllowed, NotNow, Stale where a line is no longer what was read, and ValidationError.
    """
    lines = lines_seen(draft, shown, "confirm_lines")
    for line in lines:
        line.changes = {**line.changes, **differing(line, changes or {})}
        line.document, line.paragraph, line.dated = document, paragraph, dated
        line.confirmed_at, line.confirmed_by_id = at, by.user_id
    save_lines(draft, lines, "confirm_lines", by=by, at=at, note=note)
    return len(lines)


def differing(line: CopiedLine, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What is written otherwise than it was copied, or than it was changed to before."""
    return {name: value for name, value in changes.items() if line.said.get(name) != value}


@transaction.atomic
def take_back(
    draft: NewPartnership, *, shown: Seen, by: Actor, at: datetime, note: str = ""
) -> None:
    """It was confirmed in error: it is to be confirmed again, and says what was copied."""
    lines = lines_seen(draft, shown, "take_back")
    for line in lines:
        line.document, line.paragraph, line.dated = "", "", None
        line.confirmed_at, line.confirmed_by_id, line.changes = None, None, {}
    save_lines(draft, lines, "take_back", by=by, at=at, note=note)


@transaction.atomic
def leave_out(
    draft: NewPartnership, *, shown: Seen, by: Actor, at: datetime, note: str = ""
) -> None:
    """It is not so here: neither it nor what hangs on it becomes part of the partnership."""
    lines = lines_seen(draft, shown, "leave_out")
    for line in lines:
        line.choice = CopiedLine.Choice.LEAVE_OUT
    save_lines(draft, lines, "leave_out", by=by, at=at, note=note)


@transaction.atomic
def put_back(
    draft: NewPartnership, *, shown: Seen, by: Actor, at: datetime, note: str = ""
) -> None:
    """It becomes part of the partnership after all."""
    lines = lines_seen(draft, shown, "put_back")
    for line in lines:
        line.choice = CopiedLine.Choice.RENAME if line.new_name else CopiedLine.Choice.KEEP
    save_lines(draft, lines, "put_back", by=by, at=at, note=note)


def lines_seen(draft: NewPartnership, shown: Seen, verb: str) -> list[CopiedLine]:
    """The lines as they are now, under the lock of their draft; Stale unless that is what was
    read."""
    lock(draft)
    keys = [int(key) for key in shown]
    lines = list(draft.lines.to_read().filter(pk__in=keys).order_by("place"))
    if not lines:
        raise ValidationError("There is no such line any more.")
    if len(lines) < len(keys) or any(line.version != shown[str(line.pk)] for line in lines):
        raise Stale(verb, draft, {})
    return lines


def save_lines(
    draft: NewPartnership,
    lines: list[CopiedLine],
    verb: str,
    *,
    by: Actor,
    at: datetime,
    note: str,
) -> None:
    change_lines(draft, verb, by=by, at=at, expected_version=draft.version, note=note)
    for line in lines:
        line.version += 1
    fields = ["choice", "changes", "document", "paragraph", "dated", "confirmed_at"]
    CopiedLine.objects.bulk_update(lines, [*fields, "confirmed_by", "version"], batch_size=200)
    count_again(draft)
    check_sound(draft, lines)
    if draft.is_made:
        write_lines(draft, lines, by=by, at=at)


def check_sound(draft: NewPartnership, lines: list[CopiedLine]) -> None:
    """What was written fits the form of arrangements; raises ValidationError by field."""
    for line in lines:
        section = SECTION_OF.get(line.kind)
        if section is None:
            continue
        form = PartnershipFile.model_fields[section].annotation.__args__[0]  # type: ignore[union-attr]
        try:
            form.model_validate({**line.said, "source": "x"})
        except UnsoundFile as fault:
            found = {
                str(error["loc"][0]) if error["loc"] else "__all__": describe_error(error)[1]
                for error in fault.errors()
            }
            raise ValidationError(
                {name: text[0].upper() + text[1:] + "." for name, text in found.items()}
            ) from fault


def write_lines(draft: NewPartnership, lines: list[CopiedLine], *, by: Actor, at: datetime) -> None:
    """Load these lines alone again: what was changed on screen since stays as it is."""
    rows = list(draft.lines.order_by("place"))
    since = max(draft.starts_on, localdate(draft.made_at))
    document = document_of(draft, rows, clocks_from=since)
    content = PartnershipFile.model_validate(document)
    loading = Loading(head=content.head, by=by, at=at)
    lasts = {
        (each.kind, each.key): each
        for each in ImportSnapshot.objects.filter(arrangements=draft.key)
    }
    for one in file_records(content, draft, lines):
        if one.kind == "timetable_item":
            write_timetable(draft, content, one, loading)
        else:
            last = lasts.get((one.kind, one.key))
            place = last.values["place"] if last else one.place
            load_record(replace(one, place=place), OURS[one.kind], last, loading)


def file_records(
    content: PartnershipFile, draft: NewPartnership, lines: list[CopiedLine]
) -> list[FileRecord]:
    """Of the file only the records that these lines are now, each with the place it had."""
    wanted = {line.pk for line in lines}
    found: list[FileRecord] = []
    counts: dict[str, int] = {}
    for line in draft.lines.filter(is_in_use=True).order_by("place"):
        if line.kind == "partnership":
            record, place = content.head, 0
        else:
            section = SECTION_OF[line.kind]
            at = counts.setdefault(section, 0)
            counts[section] += 1
            record = getattr(content, section)[at]
            place = at
        if line.pk in wanted:
            found.append(FileRecord(line.kind, record, place))
    return found


def write_timetable(
    draft: NewPartnership, content: PartnershipFile, one: FileRecord, loading: Loading
) -> None:
    """What is asked, of one or of several, each of whom has an item."""
    only = arrangements_of(draft, content.model_copy(update={"timetable": (one.record,)}))
    for each in timetable_loading.records_by_respondent(only, loading):
        last = ImportSnapshot.objects.filter(
            arrangements=draft.key, kind=each.kind, key=each.key
        ).first()
        place = last.values["place"] if last else one.place
        load_record(replace(each, place=place), timetable_loading.OURS[each.kind], last, loading)
