"""Recording what shows whether practice changed, and striking it out again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes
from governance.core.roles import Actor
from reviews.learning.models import PracticeEvidence
from reviews.learning.transitions import PRACTICE_EVIDENCE


@transaction.atomic
def record(
    evidence: PracticeEvidence,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> PracticeEvidence:
    """What it is, what it showed, how it is judged. Raises ValidationError for a day to come."""
    assign_changes(evidence, changes)
    evidence.recorded_at, evidence.recorded_by_id = at, by.user_id  # type: ignore[assignment]
    PRACTICE_EVIDENCE.create(evidence, "record", by=by, at=at, note=note)
    return evidence


def strike(
    evidence: PracticeEvidence,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion = 0,
    note: str,
) -> bool:
    """It was recorded in error, and why: nothing goes by it any more."""
    return PRACTICE_EVIDENCE.edit(
        evidence,
        {"struck_at": at, "struck_by_id": by.user_id},
        verb="strike",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
