"""Recording what children told us, and writing on as things come of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from assurance.voice.models import VoiceRecord
from assurance.voice.transitions import VOICE
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, set_many
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.models import Period
from governance.periods.values import period_containing


@transaction.atomic
def record(
    voice: VoiceRecord,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> VoiceRecord:
    """Keep it in the quarter it was heard in. Raises ValidationError for a day to come.

    ``changes`` are its words and themes, as far as it does not hold them yet.
    """
    several = assign_changes(voice, changes)
    voice.period = quarter_of(voice.heard_on)
    voice.recorded_at, voice.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    VOICE.create(voice, "record", by=by, at=at, note=note)
    set_many(voice, several)
    return voice


def edit(
    voice: VoiceRecord,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Write what differs; the quarter follows the day. Raises Stale, ValidationError."""
    heard_on = changes.get("heard_on", voice.heard_on)
    return VOICE.edit(
        voice,
        {**changes, "heard_on": heard_on, "period": quarter_of(heard_on)},
        verb="edit",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )


def quarter_of(day: date) -> Period:
    return periods.get_or_create_period(period_containing("quarter", day))
