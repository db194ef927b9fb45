"""Trends over all cases of a partnership and year, as counts that lead to no case.

Who reads them need not be named on any; small counts are not told apart, nor follow from others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from governance.core.small_numbers import shown_count, shown_parts
from governance.deadlines.models import Deadline
from reviews.cases.models import Case, Child


@dataclass(frozen=True)
class Trend:
    """One question about the cases of a year, with its counts as they may be shown."""

    title: str
    rows: tuple[tuple[str, str], ...]
    note: str = ""


def trends_of(cases: Sequence[Case]) -> list[Trend]:
    """Of cases with their children, themes and time limits; runs no query of its own."""
    children = [child for case in cases for child in case.children.all()]
    themes = Counter(theme.name for case in cases for theme in case.themes.all())
    return [
        Trend("Cases referred", (("All", shown_count(len(cases))),)),
        partition("What happened", Case.Harm, (case.harm for case in cases)),
        partition("Abuse or neglect", Case.Cause, (case.cause for case in cases)),
        partition("How old the children were", Child.AgeBand, (each.age_band for each in children)),
        Trend(
            "Themes",
            tuple((name, shown_count(count)) for name, count in sorted(themes.items())),
            "A case may have several themes or none.",
        ),
        timeliness("Notified in time", [case.notification_deadline for case in cases]),
        timeliness(
            "Rapid review sent in time",
            [case.rapid_review.deadline for case in cases if case.has_rapid_review],
        ),
    ]


def partition(title: str, choices: type[TextChoices], values: Iterable[str]) -> Trend:
    """How many have each of the choices; together they are all of them."""
    found = Counter(values)
    counts = [found[value] for value in choices.values]
    return Trend(title, tuple(zip(choices.labels, shown_parts(counts), strict=True)))


def timeliness(title: str, deadlines: Iterable[Deadline | None]) -> Trend:
    """How many limits were kept, and how many were not, of those that have ended or are late."""
    status = Counter(each.status for each in deadlines if each is not None)
    kept, late = status[Deadline.Status.MET], status[Deadline.Status.MET_LATE]
    shown = shown_parts([kept, late])
    return Trend(title, (("In time", shown[0]), ("Late", shown[1])))
