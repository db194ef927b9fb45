"""The year of a partnership’s office: twelve months, and what falls due in each, from all rooms.

A room that has something to tell gives it in its ``office_year.py`` and is named in ``PROVIDERS``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet

from assurance.reports import office_year as reports
from assurance.returns import office_year as returns
from assurance.yearly import office_year as yearly
from governance.actions import office_year as actions
from governance.core.due_items import DueItem, Provider, YearScope
from governance.core.formatting import format_month
from governance.core.roles import Actor, scope_of
from governance.deadlines import office_year as deadlines
from governance.periods.values import FIRST_MONTH, year_starting
from governance.plans import office_year as plans
from governance.retention import office_year as retention
from governance.risks import office_year as risks
from governance.structure import office_year as appointments
from governance.structure.grants import GRANTS, Permission
from governance.structure.models import Group, Partnership
from governance.timetable import office_year as timetable
from reviews.learning import office_year as learning

PROVIDERS: tuple[Provider, ...] = (
    returns.due_items,
    reports.due_items,
    yearly.due_items,
    plans.due_items,
    timetable.due_items,
    learning.due_items,
    actions.due_items,
    risks.due_items,
    deadlines.due_items,
    appointments.due_items,
    retention.due_items,
)
"""In the order in which a month tells them."""
AT_MOST = 3
"""So many of one kind a month names; of the rest it says how many there are."""


@dataclass(frozen=True)
class DueKind:
    """What falls due of one kind in a month: the first by name, and how many more."""

    kind: str
    items: tuple[DueItem, ...]

    @property
    def shown(self) -> tuple[DueItem, ...]:
        return self.items if len(self.items) <= AT_MOST + 1 else self.items[:AT_MOST]

    @property
    def more(self) -> int:
        return len(self.items) - len(self.shown)

    @property
    def done(self) -> int:
        return sum(each.is_done for each in self.items)


@dataclass(frozen=True)
class Month:
    first: date
    kinds: tuple[DueKind, ...]
    is_now: bool
    is_past: bool

    @property
    def label(self) -> str:
        return format_month(self.first)

    @property
    def count(self) -> int:
        return sum(len(each.items) for each in self.kinds)


def own_offices(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in whose office the actor works."""
    scope = scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS)
    return Partnership.objects.in_force(on=actor.on).filter(pk__in=scope.partnerships)


def has_office(actor: Actor) -> bool:
    return bool(scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS).partnerships)


def scope_of_year(actor: Actor, partnership: Partnership, year: int) -> YearScope:
    """The business year that begins in this calendar year; one query."""
    starts_on = date(year, FIRST_MONTH, 1)
    groups = Group.objects.serving(partnership, on=actor.on).values_list("pk", flat=True)
    ends_on = starts_on + relativedelta(years=1)
    return YearScope(actor, partnership.pk, frozenset(groups), starts_on, ends_on)


def current_year(on: date) -> int:
    return year_starting(on, FIRST_MONTH).year


def months_of(scope: YearScope) -> list[Month]:
    """All twelve, also those in which nothing falls due; a constant number of queries."""
    items = without_twice_told([each for provide in PROVIDERS for each in provide(scope)])
    starts = [scope.starts_on + relativedelta(months=at) for at in range(12)]
    return [month(first, items, scope.actor.on) for first in starts]


def without_twice_told(items: list[DueItem]) -> list[DueItem]:
    """A time limit that is told with what it runs for is not told by itself again."""
    told = {each.deadline for each in items if each.deadline and each.kind != deadlines.KIND}
    return [each for each in items if each.kind != deadlines.KIND or each.deadline not in told]


def month(first: date, items: Iterable[DueItem], on: date) -> Month:
    last = first + relativedelta(months=1) - timedelta(days=1)
    within = [each for each in items if first <= each.on <= last]
    order = {each.kind: at for at, each in reversed(list(enumerate(within)))}
    within.sort(key=lambda each: (order[each.kind], each.order))
    kinds = tuple(
        DueKind(kind, tuple(own)) for kind, own in groupby(within, key=lambda each: each.kind)
    )
    return Month(first, kinds, is_now=first <= on <= last, is_past=last < on)


def rows_of(months: Iterable[Month]) -> list[tuple[Month, DueItem]]:
    """Every item with its month, by its day: for a file."""
    return [
        (each, item)
        for each in months
        for item in sorted((one for kind in each.kinds for one in kind.items), key=by_day)
    ]


def by_day(item: DueItem) -> tuple[date, str]:
    return item.order
