"""Which groups produce a quarterly report, and for which quarters there can be one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q

from assurance.instruments.models import TimetableItem
from assurance.reports.models import Report
from assurance.reports.transitions import QUARTERLY_REPORT
from assurance.returns.models import AssuranceReturn
from assurance.voice.models import VoiceRecord
from governance.core.effective_dates import in_force_q
from governance.core.formatting import format_names
from governance.core.text_folding import Folded
from governance.periods.values import (
    PeriodValue,
    UnknownPeriod,
    business_quarter,
    last_completed,
    period_containing,
)
from governance.plans.models import ProgressUpdate
from governance.structure.models import Group, GroupService


class Unknown(ValueError):
    """A group, year or quarter that there is not; the text names those that there are."""


def producing_groups(*, on: date) -> list[Group]:
    """The groups whose cadence in the arrangements is a quarterly report, by name."""
    asked = Group.objects.in_force(on=on).filter(
        in_force_q(on, "cadences__"), cadences__item=QUARTERLY_REPORT
    )
    return list(asked.distinct().order_by(Folded("name")))


def completed_quarters(group: Group, *, on: date) -> list[PeriodValue]:
    """Every quarter that ended while the group was there, latest first."""
    spans = []
    span = last_completed("quarter", on)
    while span.ends_on > group.starts_on:
        spans.append(span)
        span = last_completed("quarter", span.starts_on)
    return spans


def quarters_to_compose(groups: Sequence[Group], *, on: date) -> list[PeriodValue]:
    """The completed quarters for which one of the groups has something to compose, latest first.

    Something was asked of those who report to it, was heard from children or was told of a
    priority; the last quarter also where the timetable was in force in it. A quarter whose report
    every group has sent already is left out. Six queries.
    """
    spans = completed_quarters(min(groups, key=lambda group: group.starts_on), on=on)
    codes = {period_containing("quarter", day).code for day in days_with_something(groups, on=on)}
    last_day = last_completed("quarter", on).ends_on - timedelta(days=1)
    timetable = TimetableItem.objects.in_force(on=last_day).filter(returns_to__in=groups)
    if timetable.exists():
        codes.add(period_containing("quarter", last_day).code)
    frozen = Report.objects.frozen().filter(group__in=groups, period__kind="quarter")
    sent = Counter(frozen.values_list("period__code", flat=True))
    return [span for span in spans if span.code in codes and sent[span.code] < len(groups)]


def days_with_something(groups: Sequence[Group], *, on: date) -> set[date]:
    """One day of each period in which something was asked, heard or told; four queries."""
    served = list(
        GroupService.objects.in_force(on=on)
        .filter(group__in=groups)
        .values_list("partnership", flat=True)
    )
    asked = AssuranceReturn.objects.filter(returns_to__in=groups)
    heard = VoiceRecord.objects.filter(
        Q(group__in=groups) | Q(group__reports_to__in=groups) | Q(partnership__in=served)
    )
    told = ProgressUpdate.objects.filter(
        Q(priority__plan__group__in=groups) | Q(priority__plan__partnership__in=served)
    )
    ends = asked.values_list("period__ends_on", flat=True).distinct()
    return {
        *(end - timedelta(days=1) for end in ends),
        *heard.values_list("heard_on", flat=True).distinct(),
        *told.values_list("period__starts_on", flat=True).distinct(),
    }


def producing_group(key: str, *, on: date) -> Group:
    """The group of that key. Raises Unknown with the keys that there are."""
    groups = {group.key: group for group in producing_groups(on=on)}
    if key not in groups:
        raise Unknown(
            f'No group "{key}" produces a quarterly report. Groups: {format_names(groups)}.'
        )
    return groups[key]


def completed_quarter(group: Group, year: str, code: str, *, on: date) -> PeriodValue:
    """The quarter named as ``2025-26`` and ``Q2``. Raises Unknown with those that there are."""
    spans = completed_quarters(group, on=on)
    years = sorted({span.code.split()[0] for span in spans})
    if year not in years:
        raise Unknown(
            f'No report of {group} can be for the year "{year}". Years: {format_names(years)}.'
        )
    try:
        wanted = business_quarter(year, code).code
    except UnknownPeriod:
        wanted = ""
    there = {span.code: span for span in spans if span.code.startswith(f"{year} ")}
    if wanted not in there:
        names = sorted(name.split()[1] for name in there)
        raise Unknown(
            f'No completed quarter of {year} is "{code}". Quarters: {format_names(names)}.'
        )
    return there[wanted]
