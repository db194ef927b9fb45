"""Writing a seven-minute briefing, publishing it with its PDF, replacing and withdrawing it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import NOTHING_MORE, assign_changes, set_many
from governance.core.roles import Actor
from reviews.learning.models import Briefing
from reviews.learning.operations.briefing_files import ask_file
from reviews.learning.transitions import BRIEFING


@transaction.atomic
def write(
    briefing: Briefing,
    changes: Mapping[str, Any] = NOTHING_MORE,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Briefing:
    """A draft that only the office sees; ``changes`` are its words, themes and points."""
    several = assign_changes(briefing, changes)
    briefing.written_at, briefing.written_by_id = at, by.user_id  # type: ignore[assignment]
    BRIEFING.create(briefing, "write", by=by, at=at, note=note)
    set_many(briefing, several)
    return briefing


def edit(
    briefing: Briefing,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change the words of a draft. Raises Stale when another wrote meanwhile."""
    return BRIEFING.edit(
        briefing, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def publish(
    briefing: Briefing, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Give it to its readers as it stands, and have its PDF made; the one it replaces steps back.

    Raises Stale, and ValidationError with all that is missing.
    """
    BRIEFING.move(
        briefing,
        "publish",
        by=by,
        at=at,
        expected_version=expected_version,
        published_at=at,
        published_by_id=by.user_id,
    )
    if briefing.replaces is not None and briefing.replaces.is_published:
        supersede(briefing.replaces, by=by, at=at)
    ask_file(briefing, by=by, at=at)


def supersede(before: Briefing, *, by: Actor, at: datetime) -> None:
    """The one that replaces it is published."""
    BRIEFING.move(before, "supersede", by=by, at=at)


def withdraw(
    briefing: Briefing,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """It stands in no list any more, and why; its PDF is given to nobody."""
    BRIEFING.move(
        briefing,
        "withdraw",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        withdrawn_at=at,
        withdrawn_by_id=by.user_id,
    )
