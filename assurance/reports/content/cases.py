"""What cases give to a report: counts and whether time limits were kept, suppressed.

It counts as the clockwork and not as a reader: what comes out of it leads to no case.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from assurance.reports.blocks.case_counts import CaseCount, CaseCounts
from assurance.reports.content.actions import overdue
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import LEARNING
from governance.actions.models import Action
from governance.core.small_numbers import shown_count, shown_parts, shown_whole
from governance.deadlines.models import Deadline
from governance.periods.values import period_containing
from reviews.cases.models import Case, Recommendation
from reviews.cases.models.recommendations import ORIGIN

NOTIFIED, SENT = "Serious incidents notified", "Rapid reviews sent to the Panel"
UNSENT = "Rapid reviews not sent though their time limit has passed"
COMPLETED = "Local learning reviews completed"
ALL_KEPT, NOT_ALL_KEPT, NO_LIMIT = "All in time", "Not all in time", "No time limit is stated"


def contribute(context: ReportContext) -> Contribution:
    """The cases of the partnerships that the group serves, and the actions of their reviews; three
    queries, none of it when none.
    """
    cases = list(
        Case.objects.filter(
            partnership__in=context.areas(), referred_at__lte=context.moment
        ).select_related(
            "notification_deadline", "rapid_review__deadline", "local_review__deadline"
        )
    )
    counts = counts_of(cases, context) + local_counts(cases, context)
    counts += action_counts(actions_of(cases, context), context)
    if all(each.shown == "0" for each in counts):
        return Contribution()
    return Contribution(blocks={LEARNING.key: (CaseCounts(counts=counts),)})


def counts_of(cases: Iterable[Case], context: ReportContext) -> tuple[CaseCount, ...]:
    """Notified in the period, rapid reviews sent in it, and reviews whose limit has passed."""
    found = list(cases)
    notified = [case for case in found if is_within(case.notified_on, context)]
    reviews = [case.rapid_review for case in found if case.has_rapid_review]
    sent = [review for review in reviews if is_within(review.sent_on, context)]
    late = [
        review
        for review in reviews
        if review.deadline is not None
        and review.deadline.is_running
        and review.deadline.due_on < context.on
    ]
    return (
        CaseCount(
            label=NOTIFIED,
            shown=shown_by_quarter(case.notified_on for case in notified),
            kept=kept_words(case.notification_deadline for case in notified),
        ),
        CaseCount(
            label=SENT,
            shown=shown_by_quarter(review.sent_on for review in sent),
            kept=kept_words(review.deadline for review in sent),
        ),
        CaseCount(
            label=UNSENT,
            shown=shown_count(len(late)),
            kept="",
        ),
    )


def local_counts(cases: Iterable[Case], context: ReportContext) -> tuple[CaseCount, ...]:
    """Local learning reviews completed in the period; nothing where none was ever opened."""
    held = [case.local_review for case in cases if case.has_local_review]
    if not held:
        return ()
    done = [review for review in held if is_within(review.completed_on, context)]
    return (
        CaseCount(
            label=COMPLETED,
            shown=shown_by_quarter(review.completed_on for review in done),
            kept=kept_words(review.deadline for review in done),
        ),
    )


def actions_of(cases: Iterable[Case], context: ReportContext) -> list[Any]:
    """Those raised from recommendations as they stood at the moment, restricted ones too."""
    records = Recommendation.objects.filter(case__in=[case.pk for case in cases])
    rows = Action.objects.filter(origin_kind=ORIGIN, origin_id__in=records.values("pk"))
    return list(
        rows.as_at(context.moment).exclude(status_then=Action.Status.WITHDRAWN).order_by("pk")
    )


def action_counts(rows: Iterable[Any], context: ReportContext) -> tuple[CaseCount, ...]:
    """How many are open, overdue, done, shown to have made a difference; nothing where none is."""
    found = list(rows)
    if not found:
        return ()
    late = [row for row in found if overdue(row, context.on)]
    status = Counter(row.status_then for row in found)
    parts = {
        "Actions of reviews open, and not overdue": status[Action.Status.OPEN] - len(late),
        "Actions of reviews overdue": len(late),
        "Actions of reviews done, difference not shown yet": status[Action.Status.DONE],
        "Actions of reviews shown to have made a difference": status[Action.Status.EMBEDDED],
    }
    shown = shown_parts(list(parts.values()))
    return tuple(
        CaseCount(label=label, shown=words) for label, words in zip(parts, shown, strict=True)
    )


def shown_by_quarter(days: Iterable[date | None]) -> str:
    """How many there are; of a year no more than can be told beside the reports of its quarters."""
    found = Counter(period_containing("quarter", day).code for day in days if day is not None)
    return shown_whole(tuple(found.values()))


def is_within(day: date | None, context: ReportContext) -> bool:
    """In the period, whose last day is the day before ``ends_on``."""
    return day is not None and context.period.starts_on <= day < context.period.ends_on


def kept_words(deadlines: Iterable[Deadline | None]) -> str:
    """Whether all limits were kept; empty where there was nothing to keep."""
    found = list(deadlines)
    stated = [each for each in found if each is not None]
    if not found:
        return ""
    if not stated:
        return NO_LIMIT
    is_kept = all(each.status == Deadline.Status.MET for each in stated)
    return ALL_KEPT if is_kept else NOT_ALL_KEPT
