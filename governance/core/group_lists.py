"""What a group's page leads to: the lists of other rooms, narrowed to the group and counted.

It knows no list by itself: each app says beside its kinds of record how they are listed for one
group, and the registry hands that over.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, IntegerField, Model, QuerySet, Subquery
from django.urls import reverse

from governance.core.roles import Actor


def filtered_list(url_name: str) -> Callable[[Model], str]:
    """The address of a list that is filtered by place, narrowed to the group."""
    return lambda group: f"{reverse(url_name)}?place=group:{group.pk}"


@dataclass(frozen=True, kw_only=True)
class GroupList:
    """How a kind is listed for one group. The count is of the rows that the list shows."""

    label: str
    rows: Callable[[Actor], QuerySet]
    """What the list shows the actor unfiltered; each row has a key ``group``."""
    url: Callable[[Any], str]
    """Its address, given the group."""
    order: int = 0
    opens_empty: bool = False
    """Whether it is led to with nothing in it, because it is where something is put."""
    papers: tuple[tuple[str, Callable[[Any], str]], ...] = ()
    """What can be printed of it: how each is called, and its address, given the group."""


@dataclass(frozen=True)
class CountedList:
    """One list of a group as its page shows it; no address where there is nothing to read."""

    label: str
    count: int
    url: str
    papers: tuple[tuple[str, str], ...] = ()


def count_lists(lists: Iterable[GroupList], group: Model, actor: Actor) -> list[CountedList]:
    """Each list with how many of its rows are the group's and seen by the actor; one query."""
    known = sorted(lists, key=lambda each: each.order)
    counts = {f"n{place}": count_of(each.rows(actor), group) for place, each in enumerate(known)}
    rows = type(group)._default_manager.filter(pk=group.pk)
    found = rows.values(**counts).get() if counts else {}
    return [counted(each, found[f"n{place}"] or 0, group) for place, each in enumerate(known)]


def count_of(rows: QuerySet, group: Model) -> Subquery:
    total = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.filter(group=group.pk).order_by().annotate(total=total).values("total"))


def counted(listed: GroupList, count: int, group: Model) -> CountedList:
    leads = count or listed.opens_empty
    papers = tuple((label, url(group)) for label, url in listed.papers) if count else ()
    return CountedList(listed.label, count, listed.url(group) if leads else "", papers)
