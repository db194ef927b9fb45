"""What happens to returns because time passed: due ones are opened, late ones chased."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from assurance.instruments.models import Instrument, TimetableItem
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing, opening
from governance.core.batches import run_isolated
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import PeriodValue, last_completed


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
    ends with the period, or since, is still asked for it.
    """
    known = set(Instrument.objects.values_list("key", flat=True))
    new: list[AssuranceReturn] = []
    there, without, undated, failed = 0, [], [], []
    wanted = list(due_items(on=by.on))
    asked_before = asked_already({span for _, span in wanted})
    for item, span in wanted:
        if item.instrument_key not in known:
            without.append(item.key)
            continue
        if item.due_working_days is None:
            undated.append(item.key)
            continue
        if (item.pk, span.kind, span.code) in asked_before:
            there += 1
            continue
        asked = run_isolated(partial(open_for_item, item, span, by=by, at=at), about=item)
        if asked is None:
            failed.append(item.key)
        elif asked[1]:
            new.append(asked[0])
        else:
            there += 1
    return Opened(tuple(new), there, tuple(without), tuple(undated), tuple(failed))


def due_items(*, on: date) -> Iterator[tuple[TimetableItem, PeriodValue]]:
    """Each item that is asked for its last completed period, and that period."""
    for item in TimetableItem.objects.for_opening(on=on).order_by("pk"):
        span = last_completed(item.every, on, counted_from=item.starts_on)
        if item.is_in_force(on=span.ends_on - timedelta(days=1)):
            yield item, span


def asked_already(spans: Collection[PeriodValue]) -> set[tuple[int, str, str]]:
    """What was opened of these periods before, as item, kind and code; one query.

    Most mornings that is everything, and nothing more is asked.
    """
    codes = {span.code for span in spans}
    rows = AssuranceReturn.objects.filter(period__code__in=codes)
    return set(rows.values_list("item", "period__kind", "period__code"))


@transaction.atomic
def open_for_item(
    item: TimetableItem, span: PeriodValue, *, by: Actor, at: datetime
) -> tuple[AssuranceReturn, bool]:
    """The return of an item for a period that may be no row yet; True when it is new."""
    return opening.open_return(item, periods.get_or_create_period(span), by=by, at=at)


def chase_late_returns(*, by: Actor, at: datetime) -> chasing.Chased:
    """Chase every late respondent; a second call on the same day sends nothing."""
    late = AssuranceReturn.objects.overdue(on=by.on).for_list()
    return chasing.chase(late, by=by, at=at)
