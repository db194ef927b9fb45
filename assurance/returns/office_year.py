"""What falls due in a year of returns: those that were asked for, and those that will be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse

from assurance.instruments.models import Instrument, TimetableItem
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn
from governance.core.due_items import DueItem, YearScope
from governance.core.formatting import format_count
from governance.core.page_urls import page_url
from governance.core.roles import scope_of
from governance.periods.values import period_containing
from governance.rules.workdays import add_working_days

KIND = "Returns"
EARLIER = relativedelta(months=6)
"""So long before the year a period may have ended whose return is due within it."""


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """Three queries. What is asked for a case is none of them."""
    yield from asked(scope)
    yield from expected(scope)


def asked(scope: YearScope) -> Iterator[DueItem]:
    rows = AssuranceReturn.objects.visible_to(scope.actor).ordinary().still_asked()
    here = Q(group__in=scope.groups) | Q(returns_to__in=scope.groups)
    found = rows.filter(here, scope.within("deadline__due_on"))
    found = found.select_related("instrument", "group", "organisation", "deadline")
    for each in found.order_by("deadline__due_on", "pk"):
        yield DueItem(
            kind=KIND,
            title=f"{each.instrument.title}: {each.group or each.organisation}",
            on=each.deadline.due_on,
            url=page_url("assurance:return-detail", each.pk),
            is_done=each.status not in AssuranceReturn.ANSWERABLE,
            deadline=each.deadline_id,
        )


def expected(scope: YearScope) -> Iterator[DueItem]:
    """What the timetable asks for periods that are not over yet, by question set and day."""
    handled = scope_of(scope.actor, Permission.MANAGE_RETURN, GRANTS).groups & scope.groups
    here = Q(group__in=handled) | Q(returns_to__in=handled)
    items = TimetableItem.objects.filter(here, due_working_days__isnull=False)
    titles = dict(Instrument.objects.order_by("pk").values_list("key", "title"))
    counted: dict[tuple[date, str], int] = defaultdict(int)
    for item in items.filter(instrument_key__in=titles):
        for on in days_to_come(item, scope):
            counted[on, titles[item.instrument_key]] += 1
    for (on, title), count in counted.items():
        how_many = f" ({format_count(count, 'return')})" if count > 1 else ""
        yield DueItem(
            kind=KIND,
            title=f"{title}{how_many}",
            on=on,
            url=reverse("assurance:return-list"),
            is_expected=True,
        )


def days_to_come(item: TimetableItem, scope: YearScope) -> Iterator[date]:
    """The days in the year on which its returns for this period and later ones are due."""
    day = max(scope.actor.on, scope.starts_on - EARLIER)
    while day < scope.ends_on:
        span = period_containing(item.every, day, counted_from=item.starts_on)
        last = span.ends_on - timedelta(days=1)
        due_on = add_working_days(last, item.due_working_days or 0)
        if span.ends_on > scope.actor.on and item.is_in_force(on=last) and scope.has(due_on):
            yield due_on
        day = span.ends_on
