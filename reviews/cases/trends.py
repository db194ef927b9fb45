"""Trends over all cases of a partnership and year, as counts that lead to no case.

Who reads them need not be named on any; small counts are not told apart, nor follow from others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, TextChoices

from governance.core.small_numbers import shown_count, shown_parts, shown_parts_in_time
from governance.deadlines.models import Deadline
from governance.periods.values import period_containing
from reviews.cases.models import Case, Child


@dataclass(frozen=True)
class Trend:
    """One question about the cases of a year, with its counts as they may be shown."""

    title: str
    rows: tuple[tuple[str, str], ...]
    note: str = ""


def trends_of(cases: QuerySet[Case]) -> list[Trend]:
    """Of these cases; a query for each question, the first of which counts them all."""
    harms = counts_by(cases, "harm")
    children = Child.objects.filter(case__in=cases.values("pk"))
    themes = counts_by(cases.exclude(themes=None), "themes__name")
    return [
        Trend("Cases referred", (("All", shown_count(sum(harms.values()))),)),
        partition("What happened", Case.Harm, harms),
        partition("Abuse or neglect", Case.Cause, counts_by(cases, "cause")),
        partition("How old the children were", Child.AgeBand, counts_by(children, "age_band")),
        Trend(
            "Themes",
            tuple((name, shown_count(count)) for name, count in sorted(themes.items())),
            "A case may have several themes or none.",
        ),
        timeliness(
            "Notified in time", cases.values_list("notification_deadline__status", "notified_on")
        ),
        timeliness(
            "Rapid review sent in time",
            cases.values_list("rapid_review__deadline__status", "rapid_review__sent_on"),
        ),
    ]


def counts_by(rows: QuerySet, column: str) -> dict[str, int]:
    """How many rows have each value of a column; one query."""
    return dict(rows.order_by().values_list(column).annotate(Count("pk")))


def partition(title: str, choices: type[TextChoices], found: Mapping[str, int]) -> Trend:
    """How many have each of the choices; together they are all of them."""
    counts = [found.get(value, 0) for value in choices.values]
    return Trend(title, tuple(zip(choices.labels, shown_parts(counts), strict=True)))


def timeliness(title: str, rows: Iterable[tuple[str | None, date | None]]) -> Trend:
    """How many limits were kept, and how many were not, of those that have ended or are late.

    ``rows`` are how each ended, and on which day: of its quarter a report tells as well.
    """
    found = Counter(
        (status, period_containing("quarter", day).code) for status, day in rows if day is not None
    )
    times = [
        tuple(count for (status, _), count in found.items() if status == ended)
        for ended in (Deadline.Status.MET, Deadline.Status.MET_LATE)
    ]
    shown = shown_parts_in_time(times)
    return Trend(title, (("In time", shown[0]), ("Late", shown[1])))
