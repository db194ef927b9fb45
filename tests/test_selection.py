"""Which tests a run takes: those that ask for no database are tried on one of the two only."""

from types import SimpleNamespace

import pytest
from django.db import connection

from tests.fingerprint import ROOT
from tests.selection import is_possible, of_other_turns, slow_ones_first, uses_database
from tests.settings import ON_POSTGRESQL


def marks(request: pytest.FixtureRequest) -> set[str]:
    return {mark.name for mark in request.node.iter_markers()}


@pytest.fixture
def somewhere(db):
    """As many fixtures do, it asks for the database in the test's stead."""


def test_a_test_that_asks_for_no_database_is_marked_once(request):
    assert "once" in marks(request)


@pytest.mark.django_db
def test_a_test_with_the_mark_is_not(request):
    assert "once" not in marks(request)


def test_a_test_whose_fixture_asks_for_the_database_is_not(request, somewhere):
    assert "once" not in marks(request)


def test_who_is_not_marked_by_mistake_is_refused_the_database():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


def test_marked_by_hand_is_what_asks_for_none_but_makes_one_of_its_own():
    item = item_with(marks=[pytest.mark.once])

    assert not uses_database(item)


def test_what_needs_the_other_database_is_left_out():
    here, there = ("postgres", "sqlite") if ON_POSTGRESQL else ("sqlite", "postgres")
    either, other = item_with(), item_with(marks=[getattr(pytest.mark, there)])

    assert is_possible(either)
    assert is_possible(item_with(marks=[getattr(pytest.mark, here)]))
    assert not is_possible(other)


def test_slow_tests_come_first_and_all_others_keep_their_order():
    quick, slow = item_with(), item_with(marks=[pytest.mark.slow])
    last = item_with()
    items = [quick, slow, last]

    slow_ones_first(items)

    assert items == [slow, quick, last]


def test_each_app_has_its_turn_and_what_is_no_row_is_tried_every_time():
    one, other, none = item_with(row="below:list"), item_with(row="above:list"), item_with()
    items = [one, other, none]

    assert [of_other_turns(items, turn) for turn in (4, 5)] == [[one], [other]]


def item_with(*, marks=(), row=""):
    """As much of a collected test as is looked at."""
    named = {each.name: each for each in marks}
    params = {"row": SimpleNamespace(name=row)} if row else {}
    return SimpleNamespace(
        get_closest_marker=named.get, callspec=SimpleNamespace(params=params), fixturenames=[]
    )


def test_everything_in_the_folder_of_journeys_is_marked_as_one(request):
    """Else a browser starts where none is wanted, and the run that tells stories tells none."""
    told = [item for item in request.session.items if item.path.is_relative_to(ROOT / "tests/e2e")]

    assert [item.name for item in told if not item.get_closest_marker("journey")] == []
