"""Which groups produce a quarterly report, and for which quarters there can be one."""

from collections.abc import Iterable
from datetime import date

from assurance.transitions.reports import QUARTERLY_REPORT
from governance.models import Group
from governance.models.in_force import in_force_q
from governance.periods import Span, UnknownPeriod, last_completed, quarter


class Unknown(ValueError):
    """A group, year or quarter that there is not; the text names those that there are."""


def producing_groups(*, on: date) -> list[Group]:
    """The groups whose cadence in the arrangements is a quarterly report, by name."""
    asked = Group.objects.in_force(on=on).filter(
        in_force_q(on, "cadences__"), cadences__item=QUARTERLY_REPORT
    )
    return list(asked.distinct().order_by("name"))


def completed_quarters(group: Group, *, on: date) -> list[Span]:
    """Every quarter that ended while the group was there, latest first."""
    spans = []
    span = last_completed("quarter", on)
    while span.ends_on > group.starts_on:
        spans.append(span)
        span = last_completed("quarter", span.starts_on)
    return spans


def producing_group(key: str, *, on: date) -> Group:
    """The group of that key. Raises Unknown with the keys that there are."""
    groups = {group.key: group for group in producing_groups(on=on)}
    if key not in groups:
        raise Unknown(f'No group "{key}" produces a quarterly report. Groups: {listed(groups)}.')
    return groups[key]


def completed_quarter(group: Group, year: str, code: str, *, on: date) -> Span:
    """The quarter named as ``2025-26`` and ``Q2``. Raises Unknown with those that there are."""
    spans = completed_quarters(group, on=on)
    years = sorted({span.code.split()[0] for span in spans})
    if year not in years:
        raise Unknown(f'No report of {group} can be for the year "{year}". Years: {listed(years)}.')
    try:
        wanted = quarter(year, code).code
    except UnknownPeriod:
        wanted = ""
    there = {span.code: span for span in spans if span.code.startswith(f"{year} ")}
    if wanted not in there:
        names = sorted(name.split()[1] for name in there)
        raise Unknown(f'No completed quarter of {year} is "{code}". Quarters: {listed(names)}.')
    return there[wanted]


def listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
