"""What was said of the limits of a case that were not met, read with the case itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef

from governance.core.rows_as_json import RowsAsJson, read_moment, read_rows
from reviews.cases.models import Overrun


@dataclass(frozen=True)
class ToldOverrun:
    """One overrun, as a page tells of it."""

    deadline_id: int
    told_on: date
    told_to: str
    reason: str
    expected_on: date
    recorded_at: datetime
    recorded_by: str


VALUES = {
    **{name: name for name in ToldOverrun.__dataclass_fields__},
    "recorded_by": "recorded_by__name",
}
"""Whence each of its values is read."""


def overruns_told() -> RowsAsJson:
    """Of each case in a queryset, for ``overruns_of``."""
    rows = Overrun.objects.filter(case=OuterRef("pk")).order_by("pk")
    return RowsAsJson(rows, **VALUES)


def overruns_of(case: Any) -> list[ToldOverrun]:
    """Those of a case that was read with ``overruns_told``; no query."""
    return [read_overrun(each) for each in read_rows(case.overruns_told)]


def read_overrun(told: dict[str, Any]) -> ToldOverrun:
    days = {name: date.fromisoformat(told[name]) for name in ("told_on", "expected_on")}
    return ToldOverrun(**{**told, **days, "recorded_at": read_moment(told["recorded_at"])})
