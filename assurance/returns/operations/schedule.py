"""What happens to returns because time passed: due ones are opened, late ones chased."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from assurance.instruments.models import Instrument, TimetableItem
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing, opening
from governance.core.batches import run_in_batches
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import PeriodValue, last_completed

AT_ONCE = 200
"""Returns that are opened in one transaction."""


@dataclass(frozen=True)
class Opened:
    """What a round of opening did: returns new, returns there already, items without questions.

    ``without_due_date`` names the items for which no source says by when they are due, ``failed``
    those left out because of a fault, which is logged.
    """

    new: tuple[AssuranceReturn, ...] = ()
    there: int = 0
    without_instrument: tuple[str, ...] = ()
    without_due_date: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def open_due_returns(*, by: Actor, at: datetime) -> Opened:
    """Open the return of every timetable item for its last completed period.

    An item is asked for a period only if it was in force on that period's last day; one that
    ends with the period, or since, is still asked for it. Most mornings nothing is due, and one
    query says so.
    """
    there, without, undated = 0, [], []
    wanted: dict[PeriodValue, list[int]] = defaultdict(list)
    for item, span in due_items(on=by.on):
        if not item.has_instrument:
            without.append(item.key)
        elif item.due_working_days is None:
            undated.append(item.key)
        elif item.asked_code == span.code:
            there += 1
        else:
            wanted[span].append(item.pk)
    new: list[AssuranceReturn] = []
    failed: list[str] = []
    for span, ids in wanted.items():
        items = list(TimetableItem.objects.for_opening(on=by.on).filter(pk__in=ids).order_by("pk"))
        opening_all = partial(open_for_items, span, by=by, at=at)
        for batch, opened in run_in_batches(items, opening_all, size=AT_ONCE):
            if opened is None:
                failed += [item.key for item in batch]
            else:
                new += opened
                there += len(batch) - len(opened)
    return Opened(tuple(new), there, tuple(without), tuple(undated), tuple(failed))


def due_items(*, on: date) -> Iterator[tuple[Any, PeriodValue]]:
    """Each item that is asked for its last completed period, and that period; one query.

    With ``has_instrument``, whether what it asks has questions, and ``asked_code``, the last of
    its periods for which it was asked.
    """
    known = Instrument.objects.filter(key=OuterRef("instrument_key"))
    asked = AssuranceReturn.objects.filter(
        item=OuterRef("pk"), period__kind=OuterRef("every"), period__ends_on__lte=on
    ).order_by("-period__ends_on")
    items = TimetableItem.objects.filter(starts_on__lte=on).annotate(
        has_instrument=Exists(known), asked_code=Subquery(asked.values("period__code")[:1])
    )
    spans = cache(partial(last_completed, day=on))
    for item in items.order_by("pk"):
        span = spans(item.every, counted_from=item.starts_on)
        if item.is_in_force(on=span.ends_on - timedelta(days=1)):
            yield item, span


def open_for_items(
    span: PeriodValue, items: Sequence[TimetableItem], *, by: Actor, at: datetime
) -> list[AssuranceReturn]:
    """The new returns of items for a period that may be no row yet."""
    return opening.open_returns(items, periods.get_or_create_period(span), by=by, at=at)


def chase_late_returns(*, by: Actor, at: datetime) -> chasing.Chased:
    """Chase every late respondent; a second call on the same day sends nothing."""
    late = AssuranceReturn.objects.overdue(on=by.on).for_list()
    return chasing.chase(late, by=by, at=at)
