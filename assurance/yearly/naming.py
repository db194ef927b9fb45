"""A partnership and a business year as people name them on the command line."""

from datetime import date

from assurance.yearly.reporting import partnerships_reporting
from governance.core.formatting import format_names
from governance.periods.values import PeriodValue, last_completed, period_containing
from governance.structure.models import Partnership


class Unknown(ValueError):
    """A partnership or year that there is not; the text names those that there are."""


def partnership_named(key: str, *, on: date) -> Partnership:
    """The partnership of that key. Raises Unknown with the keys that there are."""
    found = {each.key: each for each in partnerships_reporting(on=on)}
    if key not in found:
        raise Unknown(f'No partnership is "{key}". Partnerships: {format_names(found)}.')
    return found[key]


def years_begun(partnership: Partnership, *, on: date) -> list[PeriodValue]:
    """Every business year of the partnership that has begun, latest first."""
    found = []
    year = period_containing("year", on)
    while year.ends_on > partnership.starts_on:
        found.append(year)
        year = last_completed("year", year.starts_on)
    return found


def year_named(partnership: Partnership, code: str, *, on: date) -> PeriodValue:
    """The year named as ``2025-26``. Raises Unknown with those that there are."""
    found = {each.code: each for each in years_begun(partnership, on=on)}
    if code not in found:
        names = format_names(sorted(found)) or "none yet"
        raise Unknown(f'No year of {partnership} that has begun is "{code}". Years: {names}.')
    return found[code]
