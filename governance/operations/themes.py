"""Tagging a record with themes of the one vocabulary, in the deed that writes the record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from governance.models import Theme, TrailEntry
from governance.roles import Actor


def tag(
    record: Any, themes: Iterable[Theme], *, verb: str, told: bool, by: Actor, at: datetime
) -> bool:
    """Give the record exactly these themes; False when it had them.

    Called after the record's own door has asked who may. Where that wrote nothing, and so told
    nothing (``told``), the trail's line is left here.
    """
    wanted = {theme.pk for theme in themes}
    if wanted == set(record.themes.values_list("pk", flat=True)):
        return False
    record.themes.set(wanted)
    if not told:
        TrailEntry.record(record, verb, by=by, at=at)
    return True
