"""Placing a hold on one record or a whole kind, and lifting it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from governance.core.drawn_fields import ExpectedVersion
from governance.core.registry import record_kind
from governance.core.roles import Actor
from governance.retention.holds import hold_still, holds_on
from governance.retention.models import DueRecord, LegalHold
from governance.retention.transitions import LEGAL_HOLD
from governance.structure.models import Partnership


@transaction.atomic
def place(
    kind: str,
    subject_id: int | None,
    *,
    label: str,
    place: Model | None,
    why: str,
    review_on: date | None = None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> LegalHold:
    """Let nothing of it be deleted; a whole kind without ``subject_id``.

    Raises NotAllowed, and ValidationError where it was deleted meanwhile.
    """
    hold_still()
    hold = LegalHold(
        kind=kind,
        subject_id=subject_id,
        label=label[:200],
        why=why,
        review_on=review_on,
        placed_at=at,
        placed_by_id=by.user_id,
        **place_columns(place),
    )
    LEGAL_HOLD.create(hold, "place", by=by, at=at, note=note)
    mark_held(hold)
    return hold


def hold_due(
    due: DueRecord, *, why: str, review_on: date | None, by: Actor, at: datetime, note: str = ""
) -> LegalHold:
    """Hold one record that falls due."""
    return place(
        due.kind,
        due.subject_id,
        label=due.label,
        place=due.place,
        why=why,
        review_on=review_on,
        by=by,
        at=at,
        note=note,
    )


def hold_kind(
    *,
    kind: str,
    partnership: int,
    why: str,
    review_on: date | None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> LegalHold:
    """Hold everything of one kind of a partnership."""
    area = Partnership.objects.get(pk=partnership)
    found = record_kind(kind)
    words = str(found.model._meta.verbose_name_plural) if found else kind
    label = f"all {words} of {area}"
    return place(
        kind,
        None,
        label=label,
        place=area,
        why=why,
        review_on=review_on,
        by=by,
        at=at,
        note=note,
    )


@transaction.atomic
def lift(
    hold: LegalHold,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """It may be deleted again, and why."""
    LEGAL_HOLD.move(
        hold,
        "lift",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        lifted_at=at,
        lifted_by_id=by.user_id,
    )
    mark_held(hold)


def mark_held(hold: LegalHold) -> None:
    """What falls due and is touched by it says whether a hold stands in the way."""
    rows = DueRecord.objects.filter(kind=hold.kind)
    if hold.subject_id:
        rows = rows.filter(subject_id=hold.subject_id)
    for row in rows:
        row.is_held = holds_on(row).exists()
        row.save(update_fields=["is_held"])


def place_columns(place: Model | None) -> dict[str, Any]:
    """The partnership or group of a row, as its two columns."""
    return {place._meta.model_name: place} if place else {}  # type: ignore[dict-item]
