"""Beginning a new partnership from a copy, and saying who it is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from assurance.new_partnerships.copying.assembly import fitting, suggested_name
from assurance.new_partnerships.copying.lines import SourceFile, copied_lines
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations.sources import (
    Source,
    edition_on,
    read_source,
    sources_for,
)
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from governance.core.drawn_fields import ExpectedVersion
from governance.core.formatting import format_date
from governance.core.roles import Actor

NOT_CHOSEN = "Choose the partnership whose arrangements are copied."
NO_COUNCIL = "Keep or rename at least one council: a partnership is made by councils too."
NO_GROUP = "Keep at least one group."


@transaction.atomic
def begin(
    *, source_key: str, starts_on: date, by: Actor, at: datetime, note: str = ""
) -> NewPartnership:
    """Copy every line that is in force on the first day; all are to be confirmed.

    Raises NotAllowed, ValidationError.
    """
    source = next((each for each in sources_for(by) if each.key == source_key), None)
    if source is None:
        raise ValidationError({"source_key": NOT_CHOSEN})
    if starts_on < source.starts_on:
        first = format_date(source.starts_on)
        raise ValidationError(
            {
                "starts_on": f"The arrangements of {source.name} begin on {first}: choose that "
                "day or a later one, or copy others."
            }
        )
    draft = NewPartnership(
        source_key=source.key,
        source_name=source.name,
        source_short_name=source.short_name,
        source_area=source.area,
        source_partnership_id=source.partnership,
        starts_on=starts_on,
        begun_at=at,
        begun_by_id=by.user_id,
    )
    NEW_PARTNERSHIP.create(draft, "begin", by=by, at=at, note=note)
    lines = lines_of(draft, source, read_source(source))
    CopiedLine.objects.bulk_create(lines)
    draft.to_confirm = settle_lines(draft)
    NewPartnership.objects.filter(pk=draft.pk).update(to_confirm=draft.to_confirm)
    return draft


def lines_of(draft: NewPartnership, source: Source, file: SourceFile) -> list[CopiedLine]:
    """Bodies of another partnership, that only joint groups know, are left out to begin with."""
    found = copied_lines(file, on=draft.starts_on, guidance=edition_on(draft.starts_on))
    taking_part = {each.key for each in found if each.kind == "participation"}
    return [
        CopiedLine(
            new_partnership=draft,
            place=place,
            kind=each.kind,
            key=each.key,
            values=each.values,
            citation=each.citation,
            choice="leave_out"
            if each.kind == "organisation" and each.key not in taking_part
            else "keep",
        )
        for place, each in enumerate(found)
    ]


def settle_lines(draft: NewPartnership) -> int:
    """Mark which lines are in use, now that some are left out; returns how many are unconfirmed."""
    lines = list(draft.lines.order_by("place"))
    used = {(line.kind, line.key) for line in fitting(lines)}
    changed = [line for line in lines if line.is_in_use != ((line.kind, line.key) in used)]
    for line in changed:
        line.is_in_use = not line.is_in_use
    CopiedLine.objects.bulk_update(changed, ["is_in_use"], batch_size=200)
    return sum(
        line.is_in_use and not line.is_confirmed and line.kind != "organisation" for line in lines
    )


@transaction.atomic
def name_partnership(
    draft: NewPartnership,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Say what it is called; its organisations are then proposed with its own area's name.

    Raises NotAllowed, NotNow, Stale, and ValidationError for a key that is taken.
    """
    is_changed = NEW_PARTNERSHIP.edit(
        draft,
        changes,
        verb="name_partnership",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
    if is_changed and not draft.has_organisations:
        propose_names(draft)
    return is_changed


def name_words(draft: NewPartnership) -> dict[str, str]:
    """What the partnership that was copied is called, and what this one is instead."""
    words = {
        draft.source_name: draft.name,
        draft.source_short_name: draft.short_name,
        draft.source_area: draft.area,
    }
    return {was: now for was, now in words.items() if was and now}


def propose_names(draft: NewPartnership) -> None:
    """Whose name holds that of the other area is called by the new one, until somebody says."""
    words = name_words(draft)
    lines = list(draft.lines.filter(kind__in=("organisation", "group")).exclude(choice="leave_out"))
    for line in lines:
        proposed = suggested_name(line.values["name"], words)[:160]
        is_other = proposed != line.values["name"]
        line.new_name = proposed if is_other else ""
        line.choice = "rename" if is_other else "keep"
    CopiedLine.objects.bulk_update(lines, ["new_name", "choice"], batch_size=200)


Chosen = Mapping[int, tuple[str, str]]
"""By the key of a line whether it is kept, renamed or left out, and its new name."""


@transaction.atomic
def choose_organisations(
    draft: NewPartnership,
    chosen: Chosen,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Keep, rename or leave out each; its seats, and what it is asked, go with it.

    Raises NotAllowed, NotNow, Stale, and ValidationError where no council is left.
    """
    rows = list(draft.lines.bodies().order_by("place"))
    kept = [row for row in rows if chosen.get(row.pk, (row.choice, ""))[0] != "leave_out"]
    partners = draft.lines.filter(kind="participation", values__standing="statutory_partner")
    councils = set(partners.values_list("key", flat=True))
    if not any(row.key in councils and row.values["sector"] == "local_authority" for row in kept):
        raise ValidationError([NO_COUNCIL])
    choose(
        draft,
        rows,
        chosen,
        "choose_organisations",
        "has_organisations",
        by,
        at,
        expected_version,
        note,
    )


@transaction.atomic
def choose_groups(
    draft: NewPartnership,
    chosen: Chosen,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Keep, rename or leave out each group; its seats and what is returned to it go with it."""
    rows = list(draft.lines.filter(kind="group").order_by("place"))
    if all(chosen.get(row.pk, (row.choice, ""))[0] == "leave_out" for row in rows):
        raise ValidationError([NO_GROUP])
    choose(draft, rows, chosen, "choose_groups", "has_groups", by, at, expected_version, note)


def choose(
    draft: NewPartnership,
    rows: Sequence[CopiedLine],
    chosen: Chosen,
    verb: str,
    done: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    change_lines(
        draft, verb, by=by, at=at, expected_version=expected_version, note=note, **{done: True}
    )
    for row in rows:
        if row.pk in chosen:
            row.choice, row.new_name = chosen[row.pk]
            row.version += 1
    CopiedLine.objects.bulk_update(rows, ["choice", "new_name", "version"], batch_size=200)
    count_again(draft)


def change_lines(
    draft: NewPartnership,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
    **stamps: Any,
) -> None:
    """Ask whether its lines may be changed, and leave the line that says they were."""
    NEW_PARTNERSHIP.edit(
        draft,
        {"line_changes": draft.line_changes + 1},
        verb=verb,
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        **stamps,
    )


def count_again(draft: NewPartnership) -> None:
    draft.to_confirm = settle_lines(draft)
    NewPartnership.objects.filter(pk=draft.pk).update(to_confirm=draft.to_confirm)


@transaction.atomic
def enter_contacts(
    draft: NewPartnership,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Whom to tell about a child, for the whole area and at each of its councils."""
    return NEW_PARTNERSHIP.edit(
        draft,
        {**changes, "has_contacts": True},
        verb="enter_contacts",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
