"""Queries that are written once: always today’s rows, of the reader who asks, for the key asked."""

from datetime import date

import pytest
import time_machine
from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404

from governance.core import prepared_queries
from governance.core.names import names_query, sort_names
from governance.core.prepared_queries import (
    Key,
    Keys,
    first_or_404,
    prepared,
    prepared_counts,
    prepared_list,
)
from governance.core.roles import Actor, Capacity, Holding
from governance.people.models import Organisation
from governance.structure.models import Group, Partnership, Seat
from tests import factories
from tests.prepared import checked

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 1)


@prepared
def groups_of(actor: Actor) -> QuerySet[Group]:
    """Of the seats held; with what a page would fetch beside them."""
    held = [each.group_id for each in actor.holdings]
    rows = Group.objects.filter(pk__in=held).select_related("reports_to").order_by("name")
    return rows.prefetch_related(Prefetch("seats", Seat.objects.order_by("pk"), "its_seats"))


@prepared
def group_called(name: str, pk: int) -> QuerySet[Group]:
    return Group.objects.filter(name=name, pk=pk)


@prepared
def names_among(keys: tuple[int, ...]) -> QuerySet:
    return Group.objects.filter(pk__in=keys).order_by("pk").values_list("name", flat=True)


@prepared
def named() -> QuerySet:
    return names_query(Group.objects.all(), Partnership.objects.all())


@prepared_counts
def counted(actor: Actor) -> tuple[QuerySet[Group], dict[str, Count]]:
    rows = Group.objects.filter(pk__in=[each.group_id for each in actor.holdings])
    return rows, {"groups": Count("pk", distinct=True), "seats": Count("seats")}


def all_groups(word: str) -> QuerySet[Group]:
    return Group.objects.filter(name__contains=word).order_by("pk")


def an_actor(*groups: Group, user_id: int = 1) -> Actor:
    seats = [
        Holding(seat_id=group.pk, capacity=Capacity.CHAIR, title="Chair", group_id=group.pk)
        for group in groups
    ]
    return Actor(on=DAY, user_id=user_id, holdings=tuple(seats))


def test_what_is_kept_is_the_query_and_never_what_it_found():
    group = factories.GroupFactory(name="Audit")
    actor = an_actor(group)
    assert [each.name for each in groups_of(actor)] == ["Audit"]

    Group.objects.filter(pk=group.pk).update(name="Audit and assurance")
    factories.SeatFactory(group=group)

    (found,) = groups_of(actor)
    assert (found.name, len(found.its_seats)) == ("Audit and assurance", 1)


def test_whoever_holds_another_seat_is_given_another_query():
    first, second = factories.GroupFactory(), factories.GroupFactory()

    assert groups_of(an_actor(first)) == [first]
    assert groups_of(an_actor(second)) == [second]
    assert groups_of(an_actor()) == []


def test_it_finds_what_the_queryset_finds_with_all_that_was_fetched_beside(
    django_assert_num_queries,
):
    above = factories.GroupFactory(name="Executive")
    group = factories.GroupFactory(name="Audit", reports_to=above)
    groups_of(an_actor(group))

    with django_assert_num_queries(2):  # the groups, and their seats
        (found,) = groups_of(an_actor(group))
        assert found.reports_to.name == "Executive"
        assert found.its_seats == []


def test_one_query_serves_every_key():
    one, other = factories.GroupFactory(name="Same"), factories.GroupFactory(name="Same")

    assert group_called("Same", Key(one.pk)) == [one]
    assert group_called("Same", Key(other.pk)) == [other]
    assert group_called("Same", Key(one.pk + 10_000)) == []
    with pytest.raises(Http404):
        first_or_404(group_called("Same", Key(0)))


def test_a_key_beyond_all_that_a_database_counts_finds_nothing():
    group = factories.GroupFactory()

    assert [*group_called(group.name, Key(10**30))] == []


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_as_many_keys_as_there_are_find_as_many_rows(number):
    groups = [factories.GroupFactory(name=f"Group {each}") for each in range(number + 1)]

    found = names_among(Keys(each.pk for each in groups[:number]))

    assert found == [each.name for each in groups[:number]]


def test_names_of_several_tables_are_found_together():
    group = factories.GroupFactory()

    groups, _ = sort_names(named(), of=2)

    assert (str(group.pk), group.name) in groups


def test_counts_are_as_they_are_now_the_first_time_and_later(django_assert_num_queries):
    group = factories.GroupFactory()
    actor = an_actor(group, user_id=7)
    with django_assert_num_queries(1):
        assert counted(actor) == {"groups": 1, "seats": 0}

    factories.SeatFactory(group=group)

    with django_assert_num_queries(1):
        assert counted(actor) == {"groups": 1, "seats": 1}


def test_where_nothing_can_be_found_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert groups_of(an_actor()) == []
        assert counted(an_actor()) == {"groups": 0, "seats": 0}


def test_a_list_is_counted_cut_and_sorted():
    for name in ("Board B", "Board A", "Board C"):
        factories.GroupFactory(name=name)
    found = prepared_list(Group, all_groups, "Board")

    assert found.count() == len(found) == 3
    assert [each.name for each in found[1:3]] == ["Board A", "Board C"]
    assert [each.name for each in found.order_by("name", "pk")[0:2]] == ["Board A", "Board B"]
    assert [each.name for each in found] == ["Board B", "Board A", "Board C"]


def test_what_is_built_may_ask_the_database_nothing():
    @prepared
    def careless() -> QuerySet:
        first = Organisation.objects.order_by("pk").first()
        return Group.objects.filter(commissioned_by=first)

    with pytest.raises(AssertionError, match="may ask the database nothing"):
        careless()


def test_a_query_that_would_be_another_now_is_found_in_the_tests(monkeypatch):
    days = iter([date(2027, 1, 1), date(2027, 1, 2)])

    @prepared
    def by_the_clock() -> QuerySet:
        return Group.objects.filter(starts_on__lte=next(days))

    kept = prepared_queries.PreparedRows.fetch
    monkeypatch.setattr(prepared_queries.PreparedRows, "fetch", checked(kept.__wrapped__))
    by_the_clock()

    with pytest.raises(AssertionError, match="makes another query now"):
        by_the_clock()


def test_it_is_compared_again_at_every_moment_setting_and_file_of_tests(monkeypatch, settings):
    made = []

    @prepared
    def counted_when_made() -> QuerySet:
        made.append(1)
        return Group.objects.all()

    kept = prepared_queries.PreparedRows.fetch
    monkeypatch.setattr(prepared_queries.PreparedRows, "fetch", checked(kept.__wrapped__))
    found = []
    for moment in (DAY, DAY, DAY, date(2027, 3, 2)):
        with time_machine.travel(moment, tick=False):
            counted_when_made()
        found.append(len(made))
    with time_machine.travel(moment, tick=False):
        settings.DEMO = not settings.DEMO
        counted_when_made()
        found.append(len(made))
        monkeypatch.setenv("PYTEST_CURRENT_TEST", "tests/another.py::test")
        counted_when_made()

    assert [*found, len(made)] == [1, 2, 2, 3, 4, 5]
