"""From when what is counted in periods is asked of a partnership that begins in mid-year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from governance.periods.values import MONTHS, YEARS, period_containing

DOCUMENT_UNITS = {
    "quarterly-report": "quarter",
    "yearly-report": "year",
    "yearly-report-delegates": "year",
}
"""The documents that are made for a period, which seats sign."""


def first_whole_period(unit: str, day: date) -> date:
    """The first day of the first period of this kind that lies wholly on or after ``day``.

    Of two or three years, of the first business year: they are counted from it.
    """
    kind = "year" if unit in YEARS else unit
    current = period_containing(kind, day)
    return day if current.starts_on == day else current.ends_on


def first_day(kind: str, values: Mapping[str, Any], day: date) -> date | None:
    """From when a line is in force that is counted in periods; None for one that is not."""
    match kind:
        case "timetable_item":
            unit = values["every"]
        case "cadence":
            unit = values["unit"]
        case "signatory":
            unit = DOCUMENT_UNITS.get(values["document"], "")
        case _:
            return None
    return first_whole_period(unit, day) if unit in (*MONTHS, *YEARS) else None
