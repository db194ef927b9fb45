"""What falls due in a year, as the page of the office year shows it; each room gives its own.

It knows no room by itself: ``lscp`` lists them. A room gives what its reader may see and nothing of
a restricted matter, because the page is printed and pinned to a wall.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from governance.core.roles import Actor


@dataclass(frozen=True)
class YearScope:
    """Who reads, of which partnership and the groups that serve it, and which twelve months."""

    actor: Actor
    partnership: int
    groups: frozenset[int]
    starts_on: date
    ends_on: date
    """The first day after the year."""

    def within(self, field: str) -> Q:
        """That the day lies in the year."""
        last = self.ends_on - timedelta(days=1)
        return Q(**{f"{field}__range": (self.starts_on, last)})

    def has(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on

    def stands_in(self, group: str = "group", partnership: str = "partnership") -> Q:
        """That a record stands in the partnership or in a group that serves it."""
        return Q(**{f"{group}__in": self.groups}) | Q(**{partnership: self.partnership})


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """One thing that falls due; those of the same ``kind`` in a month stand together."""

    kind: str
    """As the page heads it: ``Returns``."""
    title: str
    on: date
    url: str
    is_done: bool = False
    is_expected: bool = False
    """There is no record of it yet: the arrangements say that it will come."""
    deadline: int | None = None
    """The time limit that says when it is due, which the page need not tell again."""

    @property
    def order(self) -> tuple[date, str]:
        return self.on, self.title


Provider = Callable[[YearScope], Iterable[DueItem]]
